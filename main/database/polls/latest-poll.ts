import type { ReadableDatabase } from '../core/sqlite.ts';
import { inOneView } from '../core/transaction.ts';
import { newestOf, takeUntil, toBlob } from './poll-block.ts';
import { type PollWeek, readPollWeeks } from './poll-weeks.ts';
import { readWeek } from './polls.ts';

/**
 * The poll that a report as of the latest one is of (SPEC §2), in ms since the epoch: the newest that is not later than
 * `now`, for one dated ahead was written by a wrong clock; the newest of all where all are later. `undefined`: there is none.
 */
export function latestPoll(database: ReadableDatabase, now: number): number | undefined {
  return inOneView(database, () => {
    const weeks = readPollWeeks(database);
    if (weeks.length === 0) return undefined;
    const begun = weeks.filter(({ oldest }) => oldest <= now);
    const newest = Math.max(...begun.map((week) => newestUntil(database, week, now)));
    return begun.length > 0 ? newest : Math.max(...weeks.map((week) => week.newest));
  });
}

function newestUntil(database: ReadableDatabase, week: PollWeek, until: number): number {
  if (week.newest <= until) return week.newest;
  let newest = Number.NEGATIVE_INFINITY;
  readWeek(database, week, (_, block) => {
    const part = takeUntil(block, week.week, until);
    if (part.length > 0) newest = Math.max(newest, newestOf(toBlob(part), week.week));
  });
  return newest;
}
