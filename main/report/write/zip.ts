import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Parts } from './parts.ts';

/** A file in a zip; one that is compressed already is put in as it is. */
export type ZippedFile = { readonly name: string; readonly parts: Parts; readonly compressed?: boolean };

/** Above this, smaller files take longer than they are worth. */
const LEVEL = 3;

/** The same content is the same file, whenever and wherever it is made. */
const MODIFIED = new Date(1980, 0, 1);

/** The most files that a zip of this kind can hold. */
export const MOST_ZIPPED = 0xffff;

/** Files one after the other in a zip, part by part. */
export async function* zipParts(
  files: Iterable<ZippedFile> | AsyncIterable<ZippedFile>,
): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    made.push(bytes);
  });
  for await (const { name, parts, compressed = false } of files) {
    const file = compressed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: LEVEL });
    file.mtime = MODIFIED;
    zip.add(file);
    for await (const part of parts) {
      file.push(part);
      yield* made.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* made.splice(0);
  }
  zip.end();
  yield* made.splice(0);
}
