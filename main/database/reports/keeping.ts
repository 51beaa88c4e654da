import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';
import { countPassed } from '../imports/passed-time.ts';
import { keepForGood } from '../imports/undo-import.ts';
import { sweepShared } from './sweep.ts';

/**
 * What is kept without being asked for: how many of the newest reports without a label, and for how many days what it
 * takes to undo an import. Kept in the database, so that it holds whichever door a report is asked for at.
 */
export type Keeping = {
  readonly reports: number | 'all';
  readonly undoDays: number | 'always';
};

const DAY_MS = 86_400_000;

export function readKeeping(database: ReadableDatabase): Keeping {
  const row = database
    .prepare<[], { reports: number | null; undoDays: number | null }>(
      'SELECT reports, undo_days AS undoDays FROM keeping',
    )
    .get();
  return { reports: row?.reports ?? 'all', undoDays: row?.undoDays ?? 'always' };
}

/** Changes what is kept, and gives up at once what is not kept any more. */
export function changeKeeping(database: WritableDatabase, { reports, undoDays }: Keeping): void {
  database.transaction(() => {
    database
      .prepare('UPDATE keeping SET reports = ?, undo_days = ?')
      .run(reports === 'all' ? null : reports, undoDays === 'always' ? null : undoDays);
    // The person was told how many go: none is spared.
    dropReports(database, BEYOND);
    dropOldUndo(database, Date.now());
  })();
}

/** How many reports a number to keep would let go now. */
export function countReportsBeyond(database: ReadableDatabase, reports: number): number {
  return database.prepare<[number], number>(`SELECT count(*) FROM (${BEYOND})`).pluck().get(reports) ?? 0;
}

/**
 * Deletes what is beyond the newest reports to keep, inside the transaction of the caller; never the one that has just
 * ended, nor, within an hour after it was asked for, one that nobody has fetched yet. Complete reports are counted by
 * themselves: a script that fails all night must not push them out.
 */
export function dropOldReports(database: WritableDatabase, justEnded = ''): void {
  const [now, passed] = [Date.now(), performance.now()];
  dropReports(
    database,
    `${BEYOND} AND id <> ? AND NOT (${SPARED})`,
    ...[justEnded, now - SPARED_MS, now, passed - SPARED_MS],
  );
}

/** Tells that a report is asked for now, whatever the clock shows then or later. Remembered while the connection is open. */
export function noteAsked(database: WritableDatabase, id: string): void {
  prepareNotes(database);
  database.prepare('INSERT OR IGNORE INTO temp.asked (id, at) VALUES (?, ?)').run(id, performance.now());
}

/** Tells that somebody has had what became of a report. Remembered while the connection is open; see dropOldReports. */
export function noteFetched(database: WritableDatabase, id: string): void {
  prepareNotes(database);
  database.prepare('INSERT OR IGNORE INTO temp.fetched (id) SELECT id FROM report WHERE id = ?').run(id);
}

/** Not kept on the disk: after a restart the reports of the last hour count as not fetched, which errs on the safe side. */
function prepareNotes(database: WritableDatabase): void {
  database.exec(`CREATE TEMP TABLE IF NOT EXISTS fetched (id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TEMP TABLE IF NOT EXISTS asked (id TEXT PRIMARY KEY, at REAL) WITHOUT ROWID`);
}

function dropReports(
  database: WritableDatabase,
  which: string,
  ...given: readonly (string | number)[]
): void {
  const { reports } = readKeeping(database);
  if (reports === 'all') return;
  prepareNotes(database);
  const { changes } = database.prepare(`DELETE FROM report WHERE id IN (${which})`).run(reports, ...given);
  if (changes === 0) return;
  for (const notes of ['temp.fetched', 'temp.asked']) {
    database.exec(`DELETE FROM ${notes} WHERE id NOT IN (SELECT id FROM report)`);
  }
  sweepShared(database);
}

const SPARED_MS = 3_600_000;
const SPARED = `(createdAt BETWEEN ? AND ? OR id IN (SELECT id FROM temp.asked WHERE at > ?))
  AND id NOT IN (SELECT id FROM temp.fetched)`;

/** The newest are those that were asked for last: by the clock, one that was ahead once would make them old for years. */
const BEYOND = `SELECT id FROM (
    SELECT id, created_at AS createdAt, row_number() OVER (PARTITION BY state = 'Complete' ORDER BY rowid DESC) AS place
    FROM report WHERE state <> 'Running' AND label = ''
  ) WHERE place > ?`;

/**
 * Gives up undoing the imports that are older than that is kept for, by the time that passed. `now` in ms since the epoch.
 */
export function dropOldUndo(database: WritableDatabase, now: number): void {
  const passed = countPassed(database, now);
  const { undoDays } = readKeeping(database);
  if (undoDays === 'always') return;
  const newest = database
    .prepare<[number], number | null>('SELECT max(id) FROM import WHERE undoable = 1 AND passed < ?')
    .pluck()
    .get(passed - undoDays * DAY_MS);
  if (typeof newest === 'number') keepForGood(database, newest);
}
