import type { ReadableDatabase } from '../core/sqlite.ts';
import { addTallies, readTally, refuseOtherTally, type Tallied, type Tally } from '../core/tally.ts';
import { createReportStoreReader, type ReportStore } from '../facts/report-stores.ts';
import type { WeekBlock } from '../polls/poll-block.ts';
import type { PollWeek } from '../polls/poll-weeks.ts';
import { createBlockReader, verifyWeek } from '../polls/polls.ts';

/** A stretch of store numbers, both ends included. */
export type StoreRange = { readonly from: number; readonly to: number };

/** What was read for a report, tallied, beside what the database says is there. */
export type ReadTallies = {
  readonly facts: readonly { readonly name: Tallied; readonly found: Tally; readonly stored: Tally }[];
  readonly weeks: readonly { readonly week: PollWeek; readonly found: Tally }[];
};

/** Reads what a report of the instants from `from` to `to` needs, range by range. */
export function openReportData(database: ReadableDatabase, from: number, to: number) {
  const stores = createReportStoreReader(database);
  const blocks = createBlockReader(database, from, to);
  const tallies: ReadTallies = {
    facts: [...stores.found].map(([name, found]) => ({ name, found, stored: readTally(database, name) })),
    weeks: blocks.weeks,
  };
  return {
    tallies,
    read(range: StoreRange, each: (store: ReportStore, blocks: readonly WeekBlock[]) => void): void {
      const blocksOf = blocks.read(range.from, range.to);
      for (const store of stores.read(range.from, range.to)) each(store, blocksOf.get(store.number) ?? []);
    },
  };
}

/** Whether two threads that read for the same report saw the same data. */
export function sawTheSame(a: ReadTallies, b: ReadTallies): boolean {
  const seen = ({ facts, weeks }: ReadTallies) =>
    JSON.stringify([facts.map(({ stored }) => stored), weeks.map(({ week }) => week)]);
  return seen(a) === seen(b);
}

/** Refuses data that are not all there, once every store was read, by whichever of the threads. */
export function verifyReportData(database: ReadableDatabase, reads: readonly ReadTallies[]): void {
  const [first] = reads;
  first?.weeks.forEach(({ week }, place) => {
    verifyWeek(database, week, addTallies(reads.map(({ weeks }) => weeks[place]?.found)));
  });
  first?.facts.forEach(({ name, stored }, place) => {
    refuseOtherTally(database, name, addTallies(reads.map(({ facts }) => facts[place]?.found)), stored);
  });
}
