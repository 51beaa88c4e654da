import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';
import { projectFolder } from '../electron-runtime/project.ts';
import { kernelInBundle } from '../kernel/in-bundle.ts';
import { EXTERNAL, THREADS } from '../threads.ts';
import { cache, type Manifest, manifest, sumOf } from './manifest.mjs';

const TRACES = join(import.meta.dirname, 'traces.mjs');
/** What makes a bundle is part of what it is made from. */
const MAKERS = [
  TRACES,
  import.meta.filename,
  join(import.meta.dirname, 'manifest.mjs'),
  join(import.meta.dirname, '..', 'threads.ts'),
  join(import.meta.dirname, '..', 'kernel', 'compile.ts'),
  join(import.meta.dirname, '..', 'kernel', 'in-bundle.ts'),
];
/** What they read lies beside the program in its tree, and not beside the bundle. */
const READERS = ['font-files.ts', 'sample-files.ts', 'report-sql.ts'].map((name) =>
  join(projectFolder, 'main', 'jobs', name),
);

/** Longer than a command runs that was started from an older bundle, and may yet start a thread of it. */
const KEPT_DAYS = 30;

/** Bundles the command line and each thread into a folder of their own, which it answers. */
export async function makeBundle(): Promise<string> {
  const folder = join(cache, `bundle-${randomUUID()}`);
  mkdirSync(folder, { recursive: true });
  sweepOld();
  const contents = new Map<string, string>(MAKERS.map((file) => [file, readFileSync(file, 'utf8')]));
  const entries = ['main/cli.ts', ...THREADS.map((name) => `main/jobs/worker/${name}.ts`)];
  try {
    await Promise.all(entries.map((entry) => bundle(entry, folder, contents)));
    // Without it Node would take each file for CommonJS first.
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    publish(folder, contents);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return folder;
}

async function bundle(entry: string, dir: string, contents: Map<string, string>): Promise<void> {
  const build = await rolldown({
    cwd: projectFolder,
    input: join(projectFolder, entry),
    platform: 'node',
    external: [...EXTERNAL, /^node:/, /^file:/],
    plugins: [kernelInBundle((file, text) => contents.set(file, text)), readOnce(contents)],
    logLevel: 'silent',
  });
  await build.write({
    dir,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    sourcemap: 'hidden',
    banner: `import ${JSON.stringify(pathToFileURL(TRACES).href)};`,
  });
  await build.close();
}

/** Reads each source once for all, so that what a bundle is made from is what its sum is of, whoever edits meanwhile. */
function readOnce(contents: Map<string, string>): Plugin {
  return {
    name: 'read-once',
    load(id) {
      if (id.startsWith('\0')) return null;
      const text = contents.get(id) ?? readFileSync(id, 'utf8');
      contents.set(id, text);
      return READERS.includes(id)
        ? text.replace('import.meta.url', JSON.stringify(pathToFileURL(id).href))
        : text;
    },
  };
}

/** From now on this bundle is the one to use while its sources are what they were. */
function publish(folder: string, contents: ReadonlyMap<string, string>): void {
  const byPath = new Map([...contents].map(([file, text]) => [relative(projectFolder, file), text]));
  const files = [...byPath.keys()].sort();
  const sum = sumOf(files, (file) => byPath.get(file) ?? '');
  const next = join(folder, 'bundle.json');
  writeFileSync(next, JSON.stringify({ folder: basename(folder), files, sum } satisfies Manifest));
  renameSync(next, manifest);
}

function sweepOld(): void {
  const limit = Date.now() - KEPT_DAYS * 86_400_000;
  for (const name of readdirSync(cache).filter((name) => name.startsWith('bundle-'))) {
    const folder = join(cache, name);
    const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
    if (made !== undefined && made < limit) rmSync(folder, { recursive: true, force: true });
  }
}
