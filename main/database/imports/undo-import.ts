import { bind, type Checksum, checksumOf } from '../core/checksum.ts';
import { damaged } from '../core/error.ts';
import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';
import { addRow, readTally, saveTally, takeRow } from '../core/tally.ts';
import { inOneView } from '../core/transaction.ts';
import { checksumOfStore, readStores } from '../facts/stores.ts';
import { checksumOfWeek, type PollWeek, readPollWeeks, savePollWeeks } from '../polls/poll-weeks.ts';
import { checksumOfBlock } from '../polls/polls.ts';

/** What undoing an import would change, in numbers. */
export type UndoPreview = {
  /** Polls that would go; those whose status would be another again are not among them. */
  readonly polls: number;
  /** Stores that would no longer be known. */
  readonly stores: number;
  /** Stores whose hours, zone, details or closures would be what they were. */
  readonly facts: number;
  /** Reports made since, which stay and are marked. */
  readonly reports: number;
};

/** The import that can be undone now: the newest of the person's, if what that takes is still kept. */
export function undoableImport(database: ReadableDatabase): number | undefined {
  const newest = database
    .prepare<[], { id: number; undoable: number }>(
      'SELECT id, undoable FROM import WHERE sample = 0 ORDER BY id DESC LIMIT 1',
    )
    .get();
  return newest?.undoable === 1 ? newest.id : undefined;
}

export function previewUndo(database: ReadableDatabase, id: number): UndoPreview {
  const count = (sql: string) => database.prepare<[number], number>(sql).pluck().get(id) ?? 0;
  return inOneView(database, () => {
    const own = new Map(readPollWeeks(database).flatMap((week) => (week.sample ? [] : [[week.week, week]])));
    const polls = readWeeks(database, id).reduce(
      (sum, before) => sum + (own.get(before.week)?.polls ?? 0) - before.polls,
      0,
    );
    return {
      polls,
      stores: count(
        'SELECT count(*) FROM undo_store JOIN store ON number = store WHERE import = ? AND sample = 0',
      ),
      facts: count('SELECT count(*) FROM undo_fact WHERE import = ?'),
      reports: count(
        "SELECT count(*) FROM report WHERE last_import >= ? AND undone = 0 AND state = 'Complete'",
      ),
    };
  });
}

/**
 * Undoes the import that undoableImport names: the database then answers as if that file had never been imported
 * (SPEC §13). Reports made from it stay, marked.
 */
export function undoImport(database: WritableDatabase, id: number): void {
  database.transaction(() => {
    restorePolls(database, id);
    restoreFacts(database, id);
    takeStores(database, id);
    database.prepare('UPDATE report SET undone = 1 WHERE last_import >= ?').run(id);
    database.prepare('DELETE FROM import WHERE id = ?').run(id);
  })();
}

/** Gives up what it takes to undo an import, and with it all older ones. */
export function keepForGood(database: WritableDatabase, id: number): void {
  database.transaction(() => {
    for (const table of ['undo_week', 'undo_block', 'undo_fact', 'undo_store']) {
      database.prepare(`DELETE FROM ${table} WHERE import <= ?`).run(id);
    }
    database.prepare('UPDATE import SET undoable = 0 WHERE id <= ?').run(id);
  })();
}

/** Gives up undoing every import so far. */
export function giveUpUndo(database: WritableDatabase): void {
  keepForGood(database, Number.MAX_SAFE_INTEGER);
}

/** How many imports could be undone, newest first. */
export function countUndoable(database: ReadableDatabase): number {
  return database.prepare<[], number>('SELECT count(*) FROM import WHERE undoable = 1').pluck().get() ?? 0;
}

function restorePolls(database: WritableDatabase, id: number): void {
  const weeks = readPollWeeks(database);
  const own = new Map(weeks.flatMap((week) => (week.sample ? [] : [[week.week, week]])));
  const removeWeek = database.prepare('DELETE FROM poll_block WHERE week = ? AND sample = 0');
  const remove = database.prepare('DELETE FROM poll_block WHERE week = ? AND sample = 0 AND store = ?');
  const put = database.prepare('INSERT OR REPLACE INTO poll_block VALUES (?, 0, ?, ?, ?)');
  const kept = database
    .prepare<[number, number], [number, Buffer | null, Checksum]>(
      'SELECT store, polls, checksum FROM undo_block WHERE import = ? AND week = ?',
    )
    .raw();
  for (const before of readWeeks(database, id)) {
    const { week, blocks } = before;
    if (blocks.rows === 0) {
      removeWeek.run(week);
      own.delete(week);
      continue;
    }
    for (const [store, polls, checksum] of kept.all(id, week)) {
      if (polls === null) remove.run(week, store);
      else if (checksum !== checksumOfBlock(polls, week, store, 0)) throw damagedUndo(database);
      else put.run(week, store, polls, checksum);
    }
    own.set(week, before);
  }
  savePollWeeks(database, [...own.values(), ...weeks.filter(({ sample }) => sample)]);
}

/** The weeks that an import changed, as they were before it. */
function readWeeks(database: ReadableDatabase, id: number): PollWeek[] {
  type Row = Omit<PollWeek, 'blocks' | 'sample'> & { blocks: number; sum: number; checksum: Checksum };
  const rows = database.prepare<[number], Row>(
    'SELECT week, blocks, sum, polls, oldest, newest, checksum FROM undo_week WHERE import = ?',
  );
  return rows.all(id).map(({ blocks, sum, checksum, ...rest }) => {
    const week = { ...rest, sample: false, blocks: { rows: blocks, sum } };
    if (checksum !== checksumOfWeek(week)) throw damagedUndo(database);
    return week;
  });
}

function restoreFacts(database: WritableDatabase, id: number): void {
  const kept = database
    .prepare<[number], [string, number, string | null, Checksum]>(
      'SELECT kind, store, fact, checksum FROM undo_fact WHERE import = ?',
    )
    .raw()
    .all(id);
  const remove = database
    .prepare<[string, number], Checksum>(
      'DELETE FROM store_fact WHERE kind = ? AND sample = 0 AND store = ? RETURNING checksum',
    )
    .pluck();
  const insert = database.prepare('INSERT INTO store_fact VALUES (?, 0, ?, ?, ?)');
  for (const kind of new Set(kept.map(([name]) => name))) {
    const tally = readTally(database, `fact:${kind}`);
    for (const [name, store, fact, checksum] of kept) {
      if (name !== kind) continue;
      const now = remove.get(kind, store);
      if (now === undefined) throw damagedUndo(database);
      takeRow(tally, now);
      if (fact === null) continue;
      if (checksum !== bind(checksumOf(fact), store, 0)) throw damagedUndo(database);
      insert.run(kind, store, fact, checksum);
      addRow(tally, checksum);
    }
    saveTally(database, `fact:${kind}`, tally);
  }
}

function takeStores(database: WritableDatabase, id: number): void {
  const added = new Set(
    database.prepare<[number], number>('SELECT store FROM undo_store WHERE import = ?').pluck().all(id),
  );
  if (added.size === 0) return;
  const tally = readTally(database, 'store');
  const remove = database.prepare('DELETE FROM store WHERE number = ?');
  const disown = database.prepare('UPDATE store SET own = 0, checksum = ? WHERE number = ?');
  for (const store of readStores(database).filter(({ number }) => added.has(number))) {
    takeRow(tally, checksumOfStore(store));
    if (!store.sample) remove.run(store.number);
    else {
      const checksum = checksumOfStore({ ...store, own: false });
      disown.run(checksum, store.number);
      addRow(tally, checksum);
    }
  }
  saveTally(database, 'store', tally);
}

function damagedUndo(database: ReadableDatabase): Error {
  return damaged(database.name, 'what was kept to undo an import is not as it was written');
}
