import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache.ts';
import { projectFolder } from './project.ts';

const packageFolder = join(projectFolder, 'node_modules', 'electron');
const hour = 60 * 60 * 1000;

/** The version of Electron that package.json asks for. */
export const officialVersion: string = JSON.parse(
  readFileSync(join(packageFolder, 'package.json'), 'utf8'),
).version;

/** The executable of the `electron` package, if it has been fetched; found as the package itself finds it. */
export function installedOfficialElectron(): string | undefined {
  const executable = readIfThere(join(packageFolder, 'path.txt'));
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return join(override, executable ?? 'electron');
  if (!executable) return undefined;
  if (readIfThere(join(packageFolder, 'dist', 'version'))?.replace(/^v/, '') !== officialVersion)
    return undefined;
  const path = join(packageFolder, 'dist', executable);
  return existsSync(path) ? path : undefined;
}

/** Has the `electron` package fetch its binary. A failure is remembered for an hour, so that only one run waits. */
export async function fetchOfficialElectron(): Promise<string | undefined> {
  const failure = join(cacheFolder(), `electron-${officialVersion}-not-reachable`);
  const failedAt = statSync(failure, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - failedAt < hour) return undefined;

  const fetched = (await runInstaller()) ? installedOfficialElectron() : undefined;
  if (fetched === undefined) {
    mkdirSync(cacheFolder(), { recursive: true });
    writeFileSync(failure, '');
  }
  return fetched;
}

/** A slow download may take its time; a network that swallows every request is given up after 20 seconds. */
async function runInstaller(): Promise<boolean> {
  const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], { stdio: 'ignore' });
  const finished = new Promise<boolean>((resolve) => {
    installer.once('error', () => resolve(false));
    installer.once('exit', (code) => resolve(code === 0));
  });
  void downloadHostIsSilent().then((silent) => silent && installer.kill());
  return finished;
}

async function downloadHostIsSilent(): Promise<boolean> {
  // The installer may go through a proxy, which says nothing about the direct way tried here.
  if (process.env['HTTPS_PROXY'] || process.env['https_proxy']) return false;
  const host = process.env['ELECTRON_MIRROR'] || process.env['npm_config_electron_mirror'];
  try {
    await fetch(host || 'https://github.com/', { method: 'HEAD', signal: AbortSignal.timeout(20_000) });
    return false;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError';
  }
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
