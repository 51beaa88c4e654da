import { mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../../database/opening/copy-file.ts';
import { codeOf } from './file-problem.ts';
import { nameLeftover, sweepLeftovers } from './leftovers.ts';
import { windowsNameProblem } from './windows-names.ts';
import { explainWriting, type Written, writeFileWhole } from './write-file.ts';

/** A file of a folder, by its name there; `/` stands before what is in a folder within it. */
export type FolderFile = { readonly name: string; readonly written: Written };

/**
 * Writes a folder whole or not at all: into one beside it first, then renamed. It must not be there yet, or be empty; `stop`
 * ends it between the parts of files. Throws an Error that says in words where and why it could not be written.
 */
export async function writeFolderWhole(
  path: string,
  files: Iterable<FolderFile> | AsyncIterable<FolderFile>,
  stop?: AbortSignal,
): Promise<void> {
  await refuseFolder(path);
  const beside = join(dirname(path), nameLeftover({ part: true }));
  sweepLeftovers(dirname(path));
  try {
    await explainWriting(path, () => mkdir(beside));
    const within = new Set<string>();
    for await (const { name, written } of files) {
      stop?.throwIfAborted();
      const folder = dirname(join(beside, name));
      if (folder !== beside && !within.has(folder)) {
        await explainWriting(path, () => mkdir(folder, { recursive: true }));
        within.add(folder);
      }
      await writeFileWhole(join(beside, name), written, stop);
    }
    await explainWriting(path, async () => {
      for (const folder of [...within, beside]) syncFolder(folder);
      // Renaming over an empty folder is not allowed everywhere.
      await rmdir(path).catch(() => undefined);
      await rename(beside, path);
      syncFolder(dirname(path));
    });
  } catch (error) {
    await rm(beside, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

/** Throws as writeFolderWhole would where it can be seen beforehand that it would. */
export async function refuseFolder(path: string): Promise<void> {
  await explainWriting(path, async () => {
    const problem = process.platform === 'win32' ? windowsNameProblem(path) : undefined;
    if (problem !== undefined) throw new Error(problem);
    await stat(dirname(path));
    const found = await namesIn(path);
    if (found.length > 0) throw new Error('the folder is not empty');
  });
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    if (codeOf(error) === 'ENOTDIR') throw new Error('there is a file of this name');
    throw error;
  }
}
