import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from './options.ts';
import type { TemporaryFolder } from './temporary-folder.ts';
import { expandWildcards } from './wildcards.ts';

/** A file to import: as it was named, and where it is; bytes where its name is not UTF-8. */
export type InputFile = { readonly name: string; readonly path: string | Buffer };

/** What a byte that is not UTF-8 has become on its way here, through npm and a shell or straight from one. */
const NOT_UTF8 = '\uFFFD';

/**
 * Finds the files named; one that is not there keeps its name, and is refused when it is read. Windows leaves wildcards
 * to programs: there they are expanded, but never to one of the `outputs`, which an earlier run may have left.
 */
export function findInputs(names: readonly string[], outputs: readonly string[] = []): InputFile[] {
  const expanded = process.platform === 'win32' ? expandWildcards(names, outputs) : names;
  return expanded.map((name) => {
    const path = resolve(name);
    if (!path.includes(NOT_UTF8) || existsSync(path)) return { name, path };
    return { name, path: findByBytes(path) ?? path };
  });
}

/**
 * A path to an input that every part of the program can read: where its name is not UTF-8, that of a link to it. `index`
 * tells links of the same name apart.
 */
export function readablePath({ path }: InputFile, index: number, temporary: TemporaryFolder): string {
  if (typeof path === 'string') return path;
  const folder = join(temporary.path(), String(index));
  mkdirSync(folder);
  const link = join(folder, basename(path.toString()));
  symlinkSync(path, link);
  return link;
}

/** How many bytes there are to read of these files; what is wrong with one is said where it is opened. */
export function bytesOf(paths: readonly (string | Buffer)[]): number {
  return paths.reduce((sum, path) => sum + sizeOf(path), 0);
}

function sizeOf(path: string | Buffer): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** The one file whose name reads like this when what is not UTF-8 in it is left out of account. */
function findByBytes(path: string): Buffer | undefined {
  const folder = dirname(path);
  if (folder === path) return Buffer.from(path);
  const within = folder.includes(NOT_UTF8) ? findByBytes(folder) : Buffer.from(folder);
  if (within === undefined) return undefined;
  const [found, another] = namesIn(within).filter((name) => name.toString() === basename(path));
  if (another !== undefined) {
    throw new UsageError(
      `“${path}” could be one of several files, whose names differ only where they are not UTF-8. Rename the one meant.`,
    );
  }
  return found === undefined ? undefined : Buffer.concat([within, Buffer.from('/'), found]);
}

function namesIn(folder: Buffer): Buffer[] {
  try {
    return readdirSync(folder, { encoding: 'buffer' });
  } catch {
    return [];
  }
}
