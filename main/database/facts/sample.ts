import { bind, type Checksum, checksumOf } from '../core/checksum.ts';
import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';
import { addRow, readTally, saveTally, takeRow } from '../core/tally.ts';
import { readPollWeeks, savePollWeeks } from '../polls/poll-weeks.ts';
import { closureFormat } from './store-facts.ts';
import { checksumOfStore, readStores } from './stores.ts';

/** Takes away all that the sample brought and nothing else, and the reports that show it. */
export function removeSample(database: WritableDatabase): void {
  database.transaction(() => {
    removePolls(database);
    removeFacts(database);
    removeTakenOver(database);
    removeStores(database);
    database.exec('DELETE FROM import WHERE sample = 1; DELETE FROM report WHERE includes_sample = 1;');
  })();
}

/** Whether the database holds anything of the sample. */
export function holdsSample(database: ReadableDatabase): boolean {
  return database.prepare('SELECT 1 FROM store WHERE sample = 1').get() !== undefined;
}

function removePolls(database: WritableDatabase): void {
  const weeks = readPollWeeks(database);
  const remove = database.prepare('DELETE FROM poll_block WHERE week = ? AND sample = 1');
  for (const { week } of weeks.filter(({ sample }) => sample)) remove.run(week);
  savePollWeeks(
    database,
    weeks.filter(({ sample }) => !sample),
  );
}

function removeFacts(database: WritableDatabase): void {
  const removed = database
    .prepare<[], { kind: string; checksum: Checksum }>(
      'DELETE FROM store_fact WHERE sample = 1 RETURNING kind, checksum',
    )
    .all();
  for (const kind of new Set(removed.map((fact) => fact.kind))) {
    const tally = readTally(database, `fact:${kind}`);
    for (const fact of removed) if (fact.kind === kind) takeRow(tally, fact.checksum);
    saveTally(database, `fact:${kind}`, tally);
  }
}

/** Takes the sample's closures out of the person's own, and out of what undoing an import would bring back. */
function removeTakenOver(database: WritableDatabase): void {
  const { kind } = closureFormat;
  const tally = readTally(database, `fact:${kind}`);
  const update = database.prepare(
    'UPDATE store_fact SET fact = ?, checksum = ? WHERE kind = ? AND sample = 0 AND store = ?',
  );
  for (const { store, fact, before, checksum } of takenOver(database, 'store_fact WHERE sample = 0')) {
    update.run(fact, checksum, kind, store);
    takeRow(tally, before);
    addRow(tally, checksum);
  }
  saveTally(database, `fact:${kind}`, tally);
  const updateUndo = database.prepare(
    'UPDATE undo_fact SET fact = ?, checksum = ? WHERE import = ? AND kind = ? AND store = ?',
  );
  const imports = database.prepare<[], number>('SELECT DISTINCT import FROM undo_fact').pluck().all();
  for (const id of imports) {
    for (const { store, fact, checksum } of takenOver(database, `undo_fact WHERE import = ${id}`)) {
      updateUndo.run(fact, checksum, id, kind, store);
    }
  }
}

/** The rows that hold closures of the sample's, and what they are without them. */
function takenOver(database: ReadableDatabase, rows: string) {
  return database
    .prepare<[string], [store: number, fact: string | null, checksum: Checksum]>(
      `SELECT store, fact, checksum FROM ${rows} AND kind = ?`,
    )
    .raw()
    .all(closureFormat.kind)
    .flatMap(([store, text, before]) => {
      // Damage is met again, and said, where the row is read.
      if (text === null || before !== bind(checksumOf(text), store, 0)) return [];
      const closures = closureFormat.read(text);
      const own = closures.filter(({ ofSample }) => ofSample !== true);
      if (own.length === closures.length) return [];
      const fact = closureFormat.write(own);
      return [{ store, fact, before, checksum: bind(checksumOf(fact), store, 0) }];
    });
}

function removeStores(database: WritableDatabase): void {
  const tally = readTally(database, 'store');
  const remove = database.prepare('DELETE FROM store WHERE number = ?');
  const leave = database.prepare('UPDATE store SET sample = 0, checksum = ? WHERE number = ?');
  for (const store of readStores(database).filter(({ sample }) => sample)) {
    takeRow(tally, checksumOfStore(store));
    if (!store.own) remove.run(store.number);
    else {
      const checksum = checksumOfStore({ ...store, sample: false });
      leave.run(checksum, store.number);
      addRow(tally, checksum);
    }
  }
  saveTally(database, 'store', tally);
}
