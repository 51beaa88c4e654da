import type { LostKind } from '../../report/losses.ts';
import type { Checksum } from '../core/checksum.ts';
import { UNTOLD_STORE } from '../core/losses.ts';
import { createRowWriter } from '../core/row-writer.ts';
import type { WritableDatabase } from '../core/sqlite.ts';
import { checksumOfWeek, type PollWeek } from './poll-weeks.ts';
import type { StoredBlock } from './stored-blocks.ts';

/**
 * Keeps what an import is about to change as it is, inside the import's own transaction; undo-import.ts puts it back.
 * Each thing is kept as it was before the import's first change to it.
 */
export type BeforeImages = {
  /** Must be told of a week before its blocks. */
  week(week: PollWeek): void;
  /** `polls` and their checksum, or `undefined` where there is no such block. */
  block(week: number, store: number, before: StoredBlock | undefined): void;
  /** Writes the blocks that it was told of and that wait. */
  flush(): void;
  fact(kind: string, store: number, before: readonly [fact: string, checksum: Checksum]): void;
  /** Stores that have no fact of this kind yet. */
  newFacts(kind: string, stores: readonly number[]): void;
  /** Stores that no file of the person's named so far. */
  stores(stores: readonly number[]): void;
  /** What was lost once and is here again (core/losses.ts), for as long as the import is not undone. */
  regained(kind: LostKind, stores: Iterable<number>): void;
};

/** Of the sample nothing is kept: what it brings is stored apart, and goes without (sample.ts). */
export function keepBeforeImages(
  database: WritableDatabase,
  id: number,
  { sample }: { sample: boolean },
): BeforeImages {
  if (sample)
    return {
      week: ignore,
      block: ignore,
      flush: ignore,
      fact: ignore,
      newFacts: ignore,
      stores: ignore,
      regained: ignore,
    };
  const insertWeek = database.prepare('INSERT INTO undo_week VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  // A file of many polls is saved in parts, and may come to the same block again.
  const blocks = createRowWriter<[number, number, number, Buffer | null, Checksum]>(
    database,
    'INSERT OR IGNORE INTO undo_block',
    5,
  );
  const insertFact = database.prepare('INSERT INTO undo_fact VALUES (?, ?, ?, ?, ?)');
  // All in one: a statement for each of 13,500 stores takes as long as a hundredth of the import that names them.
  const insertNewFacts = database.prepare(
    'INSERT INTO undo_fact SELECT ?, ?, value, NULL, 0 FROM json_each(?)',
  );
  const insertStores = database.prepare('INSERT INTO undo_store SELECT ?, value FROM json_each(?)');
  const isNew = new Map<number, boolean>();
  const anyLoss =
    database.prepare('SELECT 1 FROM loss WHERE regained_by IS NULL LIMIT 1').get() !== undefined;
  const regain = database.prepare(
    'UPDATE loss SET regained_by = ? WHERE kind = ? AND store = ? AND regained_by IS NULL',
  );
  const regained = (kind: LostKind, stores: Iterable<number>) => {
    if (anyLoss) for (const store of stores) regain.run(id, kind, store);
  };
  return {
    regained,
    week(before) {
      const { week, blocks, polls } = before;
      if (isNew.has(week)) return;
      isNew.set(week, blocks.rows === 0);
      // Of a week without blocks there are no times, and infinity is no whole number.
      const [oldest, newest] = blocks.rows === 0 ? [0, 0] : [before.oldest, before.newest];
      const checksum = checksumOfWeek({ ...before, oldest, newest });
      insertWeek.run(id, week, blocks.rows, blocks.sum, polls, oldest, newest, checksum);
    },
    block(week, store, before) {
      // A week that was new goes whole.
      if (isNew.get(week) === false) blocks.add(id, week, store, before?.[0] ?? null, before?.[1] ?? 0);
    },
    flush: blocks.flush,
    fact(kind, store, before) {
      insertFact.run(id, kind, store, before[0], before[1]);
    },
    newFacts(kind, stores) {
      eachPart(stores, (part) => insertNewFacts.run(id, kind, JSON.stringify(part)));
    },
    stores(stores) {
      eachPart(stores, (part) => insertStores.run(id, JSON.stringify(part)));
      if (stores.length > 0) regained('stores', [UNTOLD_STORE]);
    },
  };
}

const MOST_AT_ONCE = 16_384;

/** What SQLite makes of a list takes many times its room. */
function eachPart(stores: readonly number[], each: (part: readonly number[]) => void): void {
  for (let from = 0; from < stores.length; from += MOST_AT_ONCE) {
    each(stores.slice(from, from + MOST_AT_ONCE));
  }
}

const ignore = () => undefined;
