import { bind, type Checksum, checksumOf } from '../core/checksum.ts';
import { damaged } from '../core/error.ts';
import type { ReadableDatabase } from '../core/sqlite.ts';
import { addRow, emptyTally, readTally, type Tally, verifyTally } from '../core/tally.ts';
import { inOneView } from '../core/transaction.ts';

/** A store that some file named: one of the person's (`own`), one of the sample's, or both. */
export type Store = {
  readonly number: number;
  readonly id: string;
  readonly own: boolean;
  readonly sample: boolean;
};

/** Every known store, in the order of their numbers. */
export function readStores(database: ReadableDatabase): Store[] {
  return inOneView(database, () => readVerified(database));
}

/** The store with this id, or `undefined` where none is known by it. */
export function findStore(database: ReadableDatabase, id: string): Store | undefined {
  const row = database.prepare<[string], StoreRow>(`SELECT ${COLUMNS} FROM store WHERE id = ?`).raw().get(id);
  return row === undefined ? undefined : toStore(database, row);
}

type StoreRow = [number: number, id: string, own: number, sample: number, checksum: Checksum];
const COLUMNS = 'number, id, own, sample, checksum';

function readVerified(database: ReadableDatabase): Store[] {
  const reader = createStoreReader(database);
  const stores = reader.read(0, Number.MAX_SAFE_INTEGER);
  verifyTally(database, 'store', reader.found);
  return stores;
}

/** Visits every known store, in the order of their numbers, without all of them in memory at a time. */
export function visitStores(database: ReadableDatabase, visit: (store: Store) => void): void {
  inOneView(database, () => {
    const found = emptyTally();
    const rows = database.prepare<[], StoreRow>(`SELECT ${COLUMNS} FROM store ORDER BY number`).raw();
    for (const row of rows.iterate()) {
      addRow(found, row[4]);
      visit(toStore(database, row));
    }
    verifyTally(database, 'store', found);
  });
}

/** Reads stores by ranges of their numbers, both ends included; `found` is the tally of all that were read. */
export function createStoreReader(database: ReadableDatabase): {
  readonly found: Tally;
  read(from: number, to: number): Store[];
} {
  const found = emptyTally();
  const rows = database
    .prepare<[number, number], StoreRow>(
      `SELECT ${COLUMNS} FROM store WHERE number BETWEEN ? AND ? ORDER BY number`,
    )
    .raw();
  return {
    found,
    read: (from, to) =>
      rows.all(from, to).map((row) => {
        addRow(found, row[4]);
        return toStore(database, row);
      }),
  };
}

/** The greatest number that a store has; 0 where there is none. */
export function lastStoreNumber(database: ReadableDatabase): number {
  return database.prepare<[], number | null>('SELECT max(number) FROM store').pluck().get() ?? 0;
}

function toStore(database: ReadableDatabase, [number, id, own, sample, checksum]: StoreRow): Store {
  const store = { number, id, own: own === 1, sample: sample === 1 };
  if (checksum === checksumOfStore(store)) return store;
  throw damaged(database.name, `store ${number} is not as it was written`);
}

export function checksumOfStore({ number, id, own, sample }: Store): Checksum {
  return bind(checksumOf(id), number, (own ? 2 : 0) + (sample ? 1 : 0));
}

/** How many stores are known. */
export function countStores(database: ReadableDatabase): number {
  return readTally(database, 'store').rows;
}

/** Whether any store is known. */
export function hasStores(database: ReadableDatabase): boolean {
  return countStores(database) > 0;
}
