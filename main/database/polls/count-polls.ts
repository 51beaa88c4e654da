import type { ReadableDatabase } from '../core/sqlite.ts';
import { inOneView } from '../core/transaction.ts';
import { fromBlob, mergeBlocks, takeFrom } from './poll-block.ts';
import { type PollWeek, readPollWeeks } from './poll-weeks.ts';
import { readWeek } from './polls.ts';

/** How many polls there are from before an instant (ms since the epoch); one that the sample has too counts once. */
export function countPolls(database: ReadableDatabase, before = Number.POSITIVE_INFINITY): number {
  return inOneView(database, () => {
    const weeks = readPollWeeks(database).filter(({ oldest }) => oldest < before);
    const inLayers = weeks.reduce((sum, week) => sum + pollsOf(database, week, before), 0);
    return weeks.reduce(
      (sum, week) => sum - (week.sample ? pollsOfBoth(database, week, before) : 0),
      inLayers,
    );
  });
}

function pollsOf(database: ReadableDatabase, week: PollWeek, before: number): number {
  if (week.newest < before) return week.polls;
  let count = 0;
  readWeek(database, week, (_, block) => {
    count += block.length - takeFrom(block, week.week, before).length;
  });
  return count;
}

/** How many times of a week of the sample the person's files have a poll of the same store. */
function pollsOfBoth(database: ReadableDatabase, { week }: PollWeek, before: number): number {
  const blocks = database
    .prepare<[number], [Buffer, Buffer]>(
      `SELECT theirs.polls, own.polls FROM poll_block AS theirs
       JOIN poll_block AS own ON own.week = theirs.week AND own.sample = 0 AND own.store = theirs.store
       WHERE theirs.week = ? AND theirs.sample = 1`,
    )
    .raw();
  let both = 0;
  for (const pair of blocks.all(week)) {
    const [theirs, own] = pair.map((blob) => {
      const block = fromBlob(blob);
      return block.subarray(0, block.length - takeFrom(block, week, before).length);
    });
    if (theirs === undefined || own === undefined) continue;
    const { replaced, unchanged } = mergeBlocks(theirs, own);
    both += replaced + unchanged;
  }
  return both;
}
