import type { ReadableDatabase } from '../core/sqlite.ts';
import { addRow, emptyTally, type Tally } from '../core/tally.ts';
import { inOneView } from '../core/transaction.ts';
import { latestPoll } from './latest-poll.ts';
import { takeUntil, toBlob, weekOf } from './poll-block.ts';
import { checksumOfWeek, type PollWeek, readPollWeeks } from './poll-weeks.ts';
import { checksumOfBlock, readWeek } from './polls.ts';

/** How the instant of a report was chosen: the newest poll, the clock, or a time. */
export type AsOfChoice = 'latest' | 'now' | 'instant';

type SealedStretch = {
  /** The first and last instant whose polls matter (ms). */
  readonly from: number;
  readonly asOf: number;
  readonly choice: AsOfChoice;
  /** What the clock shows, which the latest poll is not later than (ms). */
  readonly now: number;
};

/**
 * What tells whether the data that a report is made of are what they were: equal texts, equal data. What came and went
 * again leaves no trace in it, nor does an import that changed nothing. Polls after as-of count only where the report
 * was to be of the latest poll; before the report's stretch, only those of the same stored week as its beginning.
 */
export function sealData(database: ReadableDatabase, stretch: SealedStretch): string {
  return inOneView(database, () => {
    const weeks = readPollWeeks(database);
    const newest = stretch.choice === 'latest' ? (latestPoll(database, stretch.now) ?? null) : null;
    return JSON.stringify([
      tallies(database),
      newest,
      weeks.flatMap((week) => sealWeek(database, week, stretch)),
    ]);
  });
}

/** What tells whether any polls or facts are others than before: equal texts, equal data. */
export function dataState(database: ReadableDatabase): string {
  return inOneView(database, () => JSON.stringify([tallies(database), readPollWeeks(database)]));
}

const tallies = (database: ReadableDatabase) =>
  database
    .prepare<[], [string, number, number]>(
      "SELECT name, rows, sum FROM tally WHERE (name = 'store' OR name LIKE 'fact:%') AND rows > 0 ORDER BY name",
    )
    .raw()
    .all();

function sealWeek(database: ReadableDatabase, week: PollWeek, { from, asOf, choice }: SealedStretch) {
  if (week.week < weekOf(from) || week.week > weekOf(asOf)) return [];
  const name = `${week.week}${week.sample ? ' sample' : ''}`;
  if (choice === 'latest' || week.week < weekOf(asOf)) return [[name, checksumOfWeek(week)]];
  const { rows, sum } = tallyUntil(database, week, asOf);
  return rows === 0 ? [] : [[name, rows, sum]];
}

/** The tally that the blocks of a week would have without the polls after an instant. */
function tallyUntil(database: ReadableDatabase, week: PollWeek, until: number): Tally {
  const tally = emptyTally();
  readWeek(database, week, (store, block) => {
    const part = takeUntil(block, week.week, until);
    if (part.length === 0) return;
    addRow(tally, checksumOfBlock(toBlob(part), week.week, store, week.sample ? 1 : 0));
  });
  return tally;
}
