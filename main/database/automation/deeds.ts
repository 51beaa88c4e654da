import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';
import { countPassed } from '../imports/passed-time.ts';
import { type LeftFile, saveLeftFile } from './left-files.ts';
import { rejectedIn } from './rejected-in.ts';

/** Something that was done by itself, in words. */
export type Deed = {
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly kind: 'file' | 'report' | 'push' | 'folder';
  /** The folder that is watched, or which schedule. */
  readonly source: string;
  readonly name: string;
  /** `known`: the same content had been imported before. */
  readonly outcome: 'done' | 'known' | 'refused' | 'failed';
  readonly line: string;
  /** The import whose rejected rows the line counts, as long as it stands. */
  readonly rejectedIn?: number;
};
export type NewDeed = Omit<Deed, 'id' | 'rejectedIn'>;

const KEPT_MS = 400 * 86_400_000;
/** A year of a deed every two minutes; some 50 MB. */
const MOST_KEPT = 262_144;

/** Puts deeds into the log with the files that were left where they are, all or none; drops what is older than a year. */
export function noteDeeds(
  database: WritableDatabase,
  deeds: readonly NewDeed[],
  left: readonly LeftFile[],
): void {
  database.transaction(() => {
    const passed = countPassed(database, Date.now());
    const insert = database.prepare(
      'INSERT INTO deed (at, kind, source, name, outcome, line, passed) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    for (const { at, kind, source, name, outcome, line } of deeds) {
      const texts = [source, name, outcome, line].map((text) => text.toWellFormed());
      insert.run(at, kind, ...texts, passed);
    }
    for (const file of left) saveLeftFile(database, file);
    database
      .prepare(
        `DELETE FROM deed WHERE id IN (SELECT id FROM deed ORDER BY id LIMIT 100)
           AND (passed < ? OR id <= (SELECT max(id) FROM deed) - ?)`,
      )
      .run(passed - KEPT_MS, MOST_KEPT);
  })();
}

/** The newest first; `before`: only those with a smaller id. */
export function listDeeds(
  database: ReadableDatabase,
  limit: number,
  before = Number.MAX_SAFE_INTEGER,
): Deed[] {
  const deeds = database
    .prepare<[number, number], Deed>(
      'SELECT id, at, kind, source, name, outcome, line FROM deed WHERE id < ? ORDER BY id DESC LIMIT ?',
    )
    .all(before, limit);
  return withRejected(database, deeds);
}

function withRejected<D extends Deed>(database: ReadableDatabase, deeds: readonly D[]): D[] {
  const found = rejectedIn(database, deeds);
  return deeds.map((deed) => {
    const id = found.get(deed);
    return id === undefined ? deed : { ...deed, rejectedIn: id };
  });
}

/** The newest deed of a source, among how many that were noted together with it, and how many of these went wrong. */
export type LastDeed = Deed & { readonly together: number; readonly wrong: number };

/** More are not looked through for what was noted together, which is a few hundred files at most. */
const MOST_TOGETHER = 1000;

/** `undefined` where its source has done nothing yet. */
export function lastDeed(database: ReadableDatabase, source: string): LastDeed | undefined {
  const last = database
    .prepare<[string], LastDeed>(
      `WITH last AS (
         SELECT id, at, kind, source, name, outcome, line FROM deed WHERE source = ? ORDER BY id DESC LIMIT 1
       )
       SELECT last.*, count(*) AS together, sum(one.outcome IN ('refused', 'failed')) AS wrong
         FROM last JOIN deed AS one
           ON one.source = last.source AND one.at = last.at AND one.id > last.id - ${MOST_TOGETHER}
        GROUP BY last.id`,
    )
    .get(source);
  return last && withRejected(database, [last])[0];
}
