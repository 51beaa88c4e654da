import type { WeekPolls } from '../../import/poll-batch.ts';
import { bind, type Checksum, checksumOf } from '../core/checksum.ts';
import { damaged } from '../core/error.ts';
import { readLostPolls, UNTOLD_STORE } from '../core/losses.ts';
import { createRowWriter } from '../core/row-writer.ts';
import type { ReadableDatabase } from '../core/sqlite.ts';
import { addRow, emptyTally, type Tally, takeRow } from '../core/tally.ts';
import { inOneView } from '../core/transaction.ts';
import type { ImportTarget } from './import-target.ts';
import {
  countSameSecond,
  fromBlob,
  holds,
  mergeBlocks,
  oldestOf,
  type PollBlock,
  toBlob,
  type WeekBlock,
  weekOf,
} from './poll-block.ts';
import { createRangeReader } from './poll-rows.ts';
import { addBlock, emptyWeek, type PollWeek, readPollWeeks, savePollWeeks } from './poll-weeks.ts';
import { createBlockFinder } from './stored-blocks.ts';

function eachBlock(
  { stores, ends, packed }: WeekPolls,
  visit: (store: number, block: PollBlock, place: number, from: number) => void,
): void {
  let from = 0;
  for (let place = 0; place < stores.length; place++) {
    const to = ends[place] as number;
    visit(stores[place] as number, packed.subarray(from, to), place, from);
    from = to;
  }
}

/** `sameSecond`: polls in the second of another poll of their store that has another fraction. */
export type MergeCounts = { added: number; replaced: number; unchanged: number; sameSecond: number };

export type PollSaver = {
  /**
   * Stores polls, of which it keeps nothing: their memory may be given up then. `onBlocks` is called every few thousand blocks
   * and may throw to stop.
   */
  save(polls: WeekPolls, onBlocks: () => void): void;
  /** Ends it, and says what the rows came to. */
  finish(): MergeCounts;
};

/**
 * Stores the polls of a batch, piece by piece, inside the transaction of the caller: no block comes twice. Weeks and
 * stores best ascend, which is the order of the key.
 */
export function createPollSaver({ database, sample, before: images }: ImportTarget): PollSaver {
  const counts: MergeCounts = { added: 0, replaced: 0, unchanged: 0, sameSecond: 0 };
  const layer = sample ? 1 : 0;
  const weeks = readPollWeeks(database);
  const ofLayer = new Map(weeks.filter((week) => week.sample === sample).map((week) => [week.week, week]));
  const storedWeeks = new Set(ofLayer.keys());
  const find = createBlockFinder(database, layer);
  const rows = createRowWriter<[number, number, number, Buffer, Checksum]>(
    database,
    'INSERT OR REPLACE INTO poll_block (week, sample, store, polls, checksum)',
    5,
  );
  const put = (summary: PollWeek, store: number, block: PollBlock) => {
    const blob = toBlob(block);
    const checksum = checksumOfBlock(blob, summary.week, store, layer);
    rows.add(summary.week, layer, store, blob, checksum);
    addBlock(summary, blob, checksum);
  };
  const lost = readLostPolls(database);
  const regained = new Set<number>();
  /** Later polls, such as a poller's next ones, bring nothing back. */
  const noteRegained = (store: number, block: PollBlock, week: number) => {
    if (lost.size === 0) return;
    const first = oldestOf(toBlob(block), week);
    for (const one of [store, UNTOLD_STORE]) if (first <= (lost.get(one) ?? first - 1)) regained.add(one);
  };
  return {
    save(polls, onBlocks) {
      const { week } = polls;
      const summary = ofLayer.get(week) ?? emptyWeek(week, sample);
      ofLayer.set(week, summary);
      images.week(summary);
      counts.replaced += polls.replaced;
      counts.unchanged += polls.repeated;
      const storedAt = storedWeeks.has(week) ? find(week, polls.stores) : () => undefined;
      eachBlock(polls, (store, block, place, from) => {
        if (place % 2048 === 0) onBlocks();
        const stored = storedAt(place);
        if (stored === undefined) {
          images.block(week, store, undefined);
          counts.added += block.length;
          counts.sameSecond += countSameSecond(undefined, block);
          noteRegained(store, block, week);
          put(summary, store, block);
          return;
        }
        const [blob, checksum] = stored;
        const before = readBlock(database, blob, checksum, week, store, layer);
        const merged = mergeBlocks(before, block);
        counts.added += merged.added;
        counts.replaced += merged.replaced;
        counts.unchanged += merged.unchanged;
        counts.sameSecond += countSameSecond(before, block);
        if (polls.overridden.size > 0) {
          const overruled = countOverruled(polls, from, block, before);
          counts.replaced -= overruled;
          counts.unchanged += overruled;
        }
        if (merged.added + merged.replaced === 0) return;
        noteRegained(store, block, week);
        images.block(week, store, stored);
        takeRow(summary.blocks, checksum);
        summary.polls -= before.length;
        put(summary, store, merged.block);
      });
      rows.flush();
      images.flush();
    },
    finish() {
      images.regained('polls', regained);
      savePollWeeks(database, [...ofLayer.values(), ...weeks.filter((week) => week.sample !== sample)]);
      return counts;
    },
  };
}

/** Of the rows that later ones of their file override, those that would have changed what is stored, yet did not. */
function countOverruled(
  { overridden }: WeekPolls,
  from: number,
  block: PollBlock,
  stored: PollBlock,
): number {
  let count = 0;
  block.forEach((packed, index) => {
    const rows = overridden.get(from + index) ?? 0;
    if (rows > 0 && holds(stored, packed)) count += rows;
  });
  return count;
}

export function checksumOfBlock(blob: Buffer, week: number, store: number, layer: number): Checksum {
  return bind(checksumOf(blob), week, store, layer);
}

function readBlock(
  database: ReadableDatabase,
  blob: Buffer,
  checksum: Checksum,
  week: number,
  store: number,
  layer: number,
): PollBlock {
  if (checksum === checksumOfBlock(blob, week, store, layer)) return fromBlob(blob);
  throw damaged(database.name, `polls of store ${store} are not as they were written`);
}

/** Reads every block of a week, stores ascending. */
export function readWeek(
  database: ReadableDatabase,
  week: PollWeek,
  onBlock: (store: number, block: PollBlock) => void,
): void {
  const reader = createWeekReader(database, week);
  reader.read(0, Number.MAX_SAFE_INTEGER, onBlock);
  verifyWeek(database, week, reader.found);
}

/** Refuses blocks of a week that are not all there. */
export function verifyWeek(database: ReadableDatabase, { blocks }: PollWeek, found: Tally): void {
  if (found.rows === blocks.rows && found.sum === blocks.sum) return;
  throw damaged(database.name, 'polls are missing or doubled');
}

/** Reads the blocks of a week by ranges of store numbers, both ends included; `found` is the tally of all that were read. */
function createWeekReader(database: ReadableDatabase, { week, sample }: PollWeek) {
  const layer = sample ? 1 : 0;
  const found = emptyTally();
  const read = createRangeReader(database);
  return {
    found,
    read(from: number, to: number, onBlock: (store: number, block: PollBlock) => void): void {
      for (const { store, polls, checksum } of read(week, layer, from, to)) {
        addRow(found, checksum);
        onBlock(store, readBlock(database, polls, checksum, week, store, layer));
      }
    },
  };
}

/**
 * Reads blocks by ranges of store numbers, both ends included: those of each store, weeks ascending, of the weeks that
 * hold the instants from `from` to `to`. Where the sample and the person's files both tell of a time, the person's
 * counts. `weeks` tally all that were read.
 */
export function createBlockReader(database: ReadableDatabase, from: number, to: number) {
  const readers = readPollWeeks(database)
    .filter(({ week }) => week >= weekOf(from) && week <= weekOf(to))
    .map((week) => ({ week, reader: createWeekReader(database, week) }));
  return {
    weeks: readers.map(({ week, reader: { found } }) => ({ week, found })),
    read(first: number, last: number): ReadonlyMap<number, WeekBlock[]> {
      const byStore = new Map<number, WeekBlock[]>();
      for (const { week, reader } of readers) {
        reader.read(first, last, (store, block) => joinBlock(byStore, store, { week: week.week, block }));
      }
      return byStore;
    },
  };
}

/** The person's weeks come before the sample's, and count where both tell of a time. */
function joinBlock(byStore: Map<number, WeekBlock[]>, store: number, { week, block }: WeekBlock): void {
  const blocks = byStore.get(store);
  const previous = blocks?.at(-1);
  if (blocks === undefined) byStore.set(store, [{ week, block }]);
  else if (previous?.week !== week) blocks.push({ week, block });
  else blocks[blocks.length - 1] = { week, block: mergeBlocks(block, previous.block).block };
}

/** As createBlockReader's, of one store. */
export function readStoreBlocks(
  database: ReadableDatabase,
  store: number,
  from: number,
  to: number,
): WeekBlock[] {
  return inOneView(database, () => createStoreBlockReader(database)(store, from, to));
}

/** Likewise, of one store after another in one view. */
export function createStoreBlockReader(
  database: ReadableDatabase,
): (store: number, from: number, to: number) => WeekBlock[] {
  const weeks = readPollWeeks(database);
  const find = database
    .prepare<[number, number, number], [Buffer, Checksum]>(
      'SELECT polls, checksum FROM poll_block WHERE week = ? AND sample = ? AND store = ?',
    )
    .raw();
  return (store, from, to) => {
    const byStore = new Map<number, WeekBlock[]>();
    for (const { week, sample } of weeks) {
      if (week < weekOf(from) || week > weekOf(to)) continue;
      const layer = sample ? 1 : 0;
      const row = find.get(week, layer, store);
      if (row === undefined) continue;
      const block = readBlock(database, row[0], row[1], week, store, layer);
      joinBlock(byStore, store, { week, block });
    }
    return byStore.get(store) ?? [];
  };
}
