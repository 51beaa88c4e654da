import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';
import type { ImportCounts } from '../imports/imports.ts';

/** A body that was pushed: the id that was answered, and its SHA-256. */
export type Push = { readonly id: string; readonly content: string };

/** What became of it. Bodies that came at about the same time are imported together: `pushes` of them, with these counts. */
export type PushAnswer =
  | {
      readonly state: 'Complete';
      readonly counts: ImportCounts;
      readonly warnings: readonly string[];
      readonly pushes: number;
    }
  | { readonly state: 'Failed'; readonly error: { readonly code: string; readonly message: string } };

/** The newest are kept. */
const MOST_KEPT = 200_000;

/** `isKnown`: the same body had been imported before, which this is the answer of. */
export function savePushes(
  database: WritableDatabase,
  pushes: readonly Push[],
  answer: PushAnswer,
  isKnown: boolean,
): void {
  database.transaction(() => {
    const text = JSON.stringify(answer);
    const insert = database.prepare(
      'INSERT OR IGNORE INTO push (id, content, at, answer, known) VALUES (?, ?, ?, ?, ?)',
    );
    for (const { id, content } of pushes) insert.run(id, content, Date.now(), text, isKnown ? 1 : 0);
    database.prepare('DELETE FROM push WHERE number <= (SELECT max(number) FROM push) - ?').run(MOST_KEPT);
  })();
}

export function findPush(database: ReadableDatabase, id: string): PushAnswer | undefined {
  return parse(database.prepare<[string], string>('SELECT answer FROM push WHERE id = ?').pluck().get(id));
}

/** Of each of these bodies that was imported before; those that were refused are tried again. */
export function findPushed(
  database: ReadableDatabase,
  contents: readonly string[],
): readonly (PushAnswer | undefined)[] {
  const find = database
    .prepare<[string], string>(
      `SELECT answer FROM push WHERE content = ? AND json_extract(answer, '$.state') = 'Complete'
       ORDER BY number LIMIT 1`,
    )
    .pluck();
  return contents.map((content) => parse(find.get(content)));
}

const parse = (text: string | undefined): PushAnswer | undefined =>
  text === undefined ? undefined : JSON.parse(text);
