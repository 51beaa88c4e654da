import { readDay } from '../../report/calendar.ts';
import type { SetAside } from '../../report/set-aside.ts';
import { type Checksum, checksumOf } from '../core/checksum.ts';
import { damaged } from '../core/error.ts';
import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';
import { addRow, emptyTally, readTally, saveTally, takeRow, verifyTally } from '../core/tally.ts';
import { inOneView } from '../core/transaction.ts';

/**
 * What is kept of a store that is set aside: by the text of its id, so that it outlives imports and their undoing.
 * `changedAt` is in ms since the epoch.
 */
export type KeptAside = SetAside & { readonly changedAt: number };

type Row = KeptAside & { readonly checksum: Checksum };

/** Every store that is set aside, whether a report knows it or not, by id. */
export function readSetAside(database: ReadableDatabase): KeptAside[] {
  return inOneView(database, () => {
    const found = emptyTally();
    const rows = database
      .prepare<[], Row>(
        'SELECT store, since, reason, changed_at AS changedAt, checksum FROM set_aside ORDER BY store',
      )
      .all();
    const kept = rows.map(({ checksum, ...one }) => {
      if (checksum !== checksumOfSetAside(one) || !isKeptAside(one)) {
        throw damaged(database.name, 'what is set aside is not as it was written');
      }
      addRow(found, checksum);
      return one;
    });
    verifyTally(database, 'set_aside', found);
    return kept;
  });
}

/** Sets stores aside, in place of what was kept of them, inside the transaction of the caller. */
export function saveSetAside(database: WritableDatabase, stores: readonly KeptAside[]): void {
  removeSetAside(
    database,
    stores.map(({ store }) => store),
  );
  const tally = readTally(database, 'set_aside');
  const insert = database.prepare('INSERT INTO set_aside VALUES (?, ?, ?, ?, ?)');
  for (const one of stores) {
    const checksum = checksumOfSetAside(one);
    insert.run(one.store, one.since, one.reason, one.changedAt, checksum);
    addRow(tally, checksum);
  }
  saveTally(database, 'set_aside', tally);
}

/** Takes stores back, inside the transaction of the caller; answers how many of them were set aside. */
export function removeSetAside(database: WritableDatabase, stores: readonly string[]): number {
  const tally = readTally(database, 'set_aside');
  const before = tally.rows;
  const remove = database
    .prepare<[string], Checksum>('DELETE FROM set_aside WHERE store = ? RETURNING checksum')
    .pluck();
  for (const store of stores) {
    const removed = remove.get(store);
    if (removed !== undefined) takeRow(tally, removed);
  }
  saveTally(database, 'set_aside', tally);
  return before - tally.rows;
}

export function checksumOfSetAside({ store, since, reason, changedAt }: KeptAside): Checksum {
  return checksumOf(JSON.stringify(['set aside', store, since, reason, changedAt]));
}

/** A checksum tells damage, not what somebody made up. */
export const isKeptAside = ({ since }: KeptAside): boolean => readDay(since) !== undefined;
