import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { FilePreview, FileToken } from '../../preload/contract.ts';
import { filesWithin } from '../jobs/import/text-file.ts';
import type { Service } from '../jobs/service/service.ts';
import { filesOfFolders, isFolder } from './files-of-folders.ts';

/**
 * The files that the person picked, dropped or opened the app with. The window knows them by token only, so it can ask
 * for no other file.
 */
export type ChosenFiles = {
  add(paths: readonly string[]): Promise<FilePreview[]>;
  /** The path behind a token, or `undefined` for one that was never given out. */
  pathOf(token: FileToken): string | undefined;
};

const KEEP = 1000;

export function createChosenFiles(read: Service['read']): ChosenFiles {
  const paths = new Map<FileToken, string>();
  return {
    add: (chosen) =>
      Promise.all(
        filesOfFolders(chosen)
          .flatMap(filesWithin)
          .map(async (path) => {
            const token = randomUUID();
            paths.set(token, path);
            const [oldest] = paths.keys();
            if (paths.size > KEEP && oldest !== undefined) paths.delete(oldest);
            if (isFolder(path)) return { token, ...withoutFiles(path) };
            const { path: _path, ...preview } = await read('previewFile', path);
            return { token, ...preview };
          }),
      ),
    pathOf: (token) => paths.get(token),
  };
}

/** A folder that no file was found in stays in the review, to say so. */
const withoutFiles = (folder: string) => ({
  name: basename(folder),
  bytes: 0,
  ok: false as const,
  message: 'No CSV file was found in this folder. Only files that lie directly in it are taken.',
});
