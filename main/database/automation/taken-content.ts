import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';

/** Which file a content was imported as, and by which import, whether that was undone since or not. */
export type TakenContent = { readonly file: string; readonly import: number };

/**
 * Finds out whether a content was imported before: by itself, or by a person whose import still stands. `content` is the
 * SHA-256 of the file, with the entry's path after a slash where it is of one within a zip; `before` the import at hand.
 */
export function findTaken(
  database: ReadableDatabase,
  content: string,
  before: number,
): TakenContent | undefined {
  const taken = database
    .prepare<[string], TakenContent>('SELECT file, import FROM taken_content WHERE content = ?')
    .get(content);
  if (taken !== undefined) return taken;
  const [sha256 = '', ...entry] = content.split('/');
  const imports = database
    .prepare<[string, number], { id: number; file: string; path: string | null }>(
      'SELECT id, file, path FROM import WHERE sha256 = ? AND id < ? AND sample = 0 ORDER BY id',
    )
    .all(sha256, before);
  const same = imports.find(({ path }) => entry.length === 0 || isEntry(path, entry.join('/')));
  return same && { file: same.file, import: same.id };
}

export function takeContent(database: WritableDatabase, content: string, taken: TakenContent): void {
  database
    .prepare('INSERT INTO taken_content (content, import, file) VALUES (?, ?, ?)')
    .run(content, taken.import, taken.file);
}

function isEntry(path: string | null, entry: string): boolean {
  return path?.replaceAll('\\', '/').endsWith(`/${entry}`) ?? false;
}
