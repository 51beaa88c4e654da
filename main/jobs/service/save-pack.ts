import { refuseUnwritable, writeFileWhole } from '../files/write-file.ts';
import { type FolderFile, refuseFolder, writeFolderWhole } from '../files/write-folder.ts';
import type { PackItem, PackWanted } from '../report/report-pack.ts';

/** A pack as it is made: how many files, then these. */
export type ReportPack = { readonly files: number; readonly items: AsyncIterator<PackItem> };

export type PackProgress = { readonly file: string; readonly done: number; readonly files: number };

/** A pack is a zip where its name says so, otherwise a folder. */
export const packKind = (path: string): PackWanted['as'] => (/\.zip$/i.test(path) ? 'zip' : 'files');

/** Throws as savePack would where it can be seen beforehand that it would. */
export const refusePack = (path: string): Promise<void> =>
  packKind(path) === 'zip' ? refuseUnwritable(path) : refuseFolder(path);

/**
 * Writes a pack whole or not at all: a folder that is not there yet, or is empty, or a zip. Throws an Error that says in
 * words where and why it could not be written.
 */
export async function savePack(
  { files, items }: ReportPack,
  path: string,
  { stop, onProgress }: { readonly stop?: AbortSignal; onProgress?(progress: PackProgress): void } = {},
): Promise<void> {
  const begin = counting(files, onProgress);
  try {
    if (packKind(path) === 'zip') await writeFileWhole(path, bytesOf(items, begin), stop);
    else await writeFolderWhole(path, filesOf(items, begin), stop);
  } finally {
    await items.return?.();
  }
}

/** The bytes of a pack that was asked for as a zip; ended before its first byte, it lets go of the pack too. */
export function zipOf(
  { files, items }: ReportPack,
  onProgress: (progress: PackProgress) => void,
): AsyncIterable<Uint8Array> {
  const bytes = bytesOf(items, counting(files, onProgress));
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => bytes.next(),
      async return() {
        await bytes.return(undefined);
        await items.return?.();
        return { done: true, value: undefined };
      },
    }),
  };
}

function counting(
  files: number,
  onProgress: ((progress: PackProgress) => void) | undefined,
): (file: string) => void {
  let done = 0;
  return (file) => {
    onProgress?.({ file, done, files });
    done++;
  };
}

async function* bytesOf(
  items: AsyncIterator<PackItem>,
  onFile: (file: string) => void,
): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { done, value } = await items.next();
    if (done === true) return;
    if (value instanceof Uint8Array) yield value;
    else if ('file' in value) onFile(value.file);
  }
}

/** Each file, whose bytes have to be taken before the next one is asked for. */
export async function* filesOf(
  items: AsyncIterator<PackItem>,
  onFile: (file: string) => void = () => undefined,
): AsyncGenerator<FolderFile> {
  let next = await items.next();
  async function* written(): AsyncGenerator<Uint8Array> {
    for (
      next = await items.next();
      next.done !== true && next.value instanceof Uint8Array;
      next = await items.next()
    ) {
      yield next.value;
    }
  }
  while (next.done !== true) {
    const { value } = next;
    if (value instanceof Uint8Array || !('file' in value)) throw new Error('A file begins with its name.');
    onFile(value.file);
    yield { name: value.file, written: written() };
  }
}
