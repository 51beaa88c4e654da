import { createHash } from 'node:crypto';
import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';

/** What a file was, as its folder tells: size, last change in ms and in ns since the epoch, number on its disk. */
export type Sighting = {
  readonly bytes: number;
  readonly modifiedAt: number;
  readonly modifiedNs: string;
  readonly inode: string;
};

export type NamedSighting = Sighting & { readonly name: string };

/** A file of a folder that is done with until it changes, though it was left where it is. */
export type LeftFile = NamedSighting & { readonly folder: string };

/** The names of those files of a folder that are done with and have not changed since. Not by their numbers, which a network
 * drive may give anew. */
export function filesDoneWith(
  database: ReadableDatabase,
  folder: string,
  files: readonly NamedSighting[],
): readonly string[] {
  const find = database
    .prepare<[string, string, number, string], number>(
      'SELECT 1 FROM left_file WHERE folder = ? AND file = ? AND bytes = ? AND modified_ns = ?',
    )
    .pluck();
  const digest = nameDigest(folder);
  return files
    .filter(({ name, bytes, modifiedNs }) => find.get(digest, nameDigest(name), bytes, modifiedNs) === 1)
    .map(({ name }) => name);
}

export function saveLeftFile(
  database: WritableDatabase,
  { folder, name, bytes, modifiedAt, modifiedNs }: LeftFile,
): void {
  database
    .prepare(
      'INSERT OR REPLACE INTO left_file (folder, file, bytes, modified_at, modified_ns) VALUES (?, ?, ?, ?, ?)',
    )
    .run(nameDigest(folder), nameDigest(name), bytes, modifiedAt, modifiedNs);
}

/** Names of files outlive what was imported from them, so none is kept readable. */
function nameDigest(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}
