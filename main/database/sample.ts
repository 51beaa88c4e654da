import type { Checksum } from './checksum.ts';
import { readPollWeeks, savePollWeeks } from './poll-weeks.ts';
import type { Database } from './sqlite.ts';
import { checksumOfStore, readStores } from './stores.ts';
import { addRow, readTally, saveTally, takeRow } from './tally.ts';

/** Takes away all that the sample brought and nothing else, and the reports that show it. */
export function removeSample(database: Database): void {
  database.transaction(() => {
    removePolls(database);
    removeFacts(database);
    removeStores(database);
    database.exec('DELETE FROM import WHERE sample = 1; DELETE FROM report WHERE includes_sample = 1;');
  })();
}

/** Whether the database holds anything of the sample. */
export function holdsSample(database: Database): boolean {
  return database.prepare('SELECT 1 FROM store WHERE sample = 1').get() !== undefined;
}

function removePolls(database: Database): void {
  const weeks = readPollWeeks(database);
  const remove = database.prepare('DELETE FROM poll_block WHERE week = ? AND sample = 1');
  for (const { week } of weeks.filter(({ sample }) => sample)) remove.run(week);
  savePollWeeks(
    database,
    weeks.filter(({ sample }) => !sample),
  );
}

function removeFacts(database: Database): void {
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

function removeStores(database: Database): void {
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
