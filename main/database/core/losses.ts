import { LOST_KINDS, type Loss, type LostKind } from '../../report/losses.ts';
import { type Checksum, checksumOf } from './checksum.ts';
import { damaged } from './error.ts';
import { EVERY_STORE } from './every-store.ts';
import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';
import { addRow, emptyTally, saveTally, verifyTally } from './tally.ts';
import { inOneView } from './transaction.ts';

/** Stands for stores that nothing tells any more. */
export const UNTOLD_STORE = -1;

/** A mark that something of a store was lost; `until` (ms): the last instant whose polls may be. */
export type LossMark = { readonly kind: LostKind; readonly store: number; readonly until: number };

const STORES_NAMED = 100;

/** Marks what was lost, inside the transaction of the caller, in a database that has no marks yet. */
export function markLosses(database: WritableDatabase, marks: readonly LossMark[]): void {
  const tally = emptyTally();
  const insert = database.prepare(
    'INSERT INTO loss (kind, store, until_at, regained_by, checksum) VALUES (?, ?, ?, NULL, ?)',
  );
  for (const mark of marks) {
    const checksum = checksumOfLoss(mark);
    insert.run(mark.kind, mark.store, mark.until, checksum);
    addRow(tally, checksum);
  }
  saveTally(database, 'loss', tally);
}

/** What was lost of stores that are known, and not regained; nothing where the database was never saved from damage. */
export function readLosses(database: ReadableDatabase): Loss[] {
  return inOneView(database, () => {
    const marks = readMarks(database).filter(({ regainedBy }) => regainedBy === null);
    if (marks.length === 0) return [];
    const idOf = database.prepare<[number], string>('SELECT id FROM store WHERE number = ?').pluck();
    return LOST_KINDS.flatMap((kind) => {
      const ofKind = marks.filter((mark) => mark.kind === kind);
      const stores = ofKind
        .flatMap(({ store }) => (store === EVERY_STORE ? '*' : (idOf.get(store) ?? [])))
        .sort();
      const others = ofKind.some(({ store }) => store === UNTOLD_STORE);
      if (stores.length === 0 && !others) return [];
      return [{ kind, count: stores.length, stores: stores.slice(0, STORES_NAMED), others }];
    });
  });
}

/** The stores whose polls were lost and not regained, with the last instant of those that may be. */
export function readLostPolls(database: ReadableDatabase): ReadonlyMap<number, number> {
  const lost = database
    .prepare<[], [number, number]>(
      "SELECT store, until_at FROM loss WHERE kind = 'polls' AND regained_by IS NULL",
    )
    .raw();
  return new Map(lost.all());
}

type Row = LossMark & { readonly regainedBy: number | null };

function readMarks(database: ReadableDatabase): Row[] {
  const found = emptyTally();
  const rows = database
    .prepare<[], Row & { readonly checksum: Checksum }>(
      'SELECT kind, store, until_at AS until, regained_by AS regainedBy, checksum FROM loss',
    )
    .all();
  for (const { checksum, ...mark } of rows) {
    if (checksum !== checksumOfLoss(mark))
      throw damaged(database.name, 'what was lost is not as it was written');
    addRow(found, checksum);
  }
  verifyTally(database, 'loss', found);
  return rows;
}

export function checksumOfLoss({ kind, store, until }: LossMark): Checksum {
  return checksumOf(JSON.stringify(['loss', kind, store, until]));
}
