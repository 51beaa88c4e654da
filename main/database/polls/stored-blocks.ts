import type { Checksum } from '../core/checksum.ts';
import type { ReadableDatabase } from '../core/sqlite.ts';
import { createRangeReader } from './poll-rows.ts';

/** A block as it is stored, and its checksum. */
export type StoredBlock = readonly [polls: Buffer, checksum: Checksum];

/** What is stored of the store at a place of those that were named; places are asked for in order. */
export type BlockAt = (place: number) => StoredBlock | undefined;

/** Stores that are looked up together. */
const TOGETHER = 1024;

/** Where fewer of a range of stores are named, most of what is read with them is read for nothing. */
const LEAST_SHARE = 0.5;

/**
 * Finds the blocks that an import merges into: of a week and stores that ascend. A week of polls of every store names
 * nearly all of a range, which is read as one; a few pushed polls name stores here and there, which are looked up one by one.
 */
export function createBlockFinder(
  database: ReadableDatabase,
  layer: number,
): (week: number, stores: Uint32Array) => BlockAt {
  const find = database
    .prepare<[number, number, number], [Buffer, Checksum]>(
      'SELECT polls, checksum FROM poll_block WHERE week = ? AND sample = ? AND store = ?',
    )
    .raw();
  const read = createRangeReader(database);
  return (week, stores) => {
    let until = 0;
    let found: ReadonlyMap<number, StoredBlock> | undefined;
    const lookAhead = (place: number) => {
      until = Math.min(place + TOGETHER, stores.length);
      const [first, last] = [stores[place] as number, stores[until - 1] as number];
      const isDense = until - place >= LEAST_SHARE * (last - first + 1);
      found = isDense ? byStore(read(week, layer, first, last)) : undefined;
    };
    return (place) => {
      if (place >= until) lookAhead(place);
      const store = stores[place] as number;
      return found === undefined ? find.get(week, layer, store) : found.get(store);
    };
  };
}

function byStore(rows: ReturnType<ReturnType<typeof createRangeReader>>): Map<number, StoredBlock> {
  return new Map(rows.map(({ store, polls, checksum }) => [store, [polls, checksum]]));
}
