import { bind, type Checksum, checksumOf } from '../core/checksum.ts';
import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';
import { addRow, emptyTally, saveTally, type Tally, verifyTally } from '../core/tally.ts';
import { inOneView } from '../core/transaction.ts';
import { newestOf, oldestOf } from './poll-block.ts';

/** What is stored of one week: the tally of its blocks, their polls, and the times of the first and last poll (ms). */
export type PollWeek = {
  readonly week: number;
  readonly sample: boolean;
  readonly blocks: Tally;
  polls: number;
  oldest: number;
  newest: number;
};

type Row = Omit<PollWeek, 'sample' | 'blocks'> & {
  readonly sample: number;
  readonly blocks: number;
  readonly sum: number;
};

/** Every week that has polls, ascending; the person's and the sample's apart. */
export function readPollWeeks(database: ReadableDatabase): PollWeek[] {
  return inOneView(database, () => readVerified(database));
}

function readVerified(database: ReadableDatabase): PollWeek[] {
  const weeks = database
    .prepare<[], Row>(
      'SELECT week, sample, blocks, sum, polls, oldest, newest FROM poll_week ORDER BY week, sample',
    )
    .all()
    .map(({ sample, blocks, sum, ...rest }) => ({
      ...rest,
      sample: sample === 1,
      blocks: { rows: blocks, sum },
    }));
  verifyTally(database, 'poll_week', tallyOf(weeks));
  return weeks;
}

/** Puts `weeks` in place of the weeks that are stored. */
export function savePollWeeks(database: WritableDatabase, weeks: readonly PollWeek[]): void {
  database.exec('DELETE FROM poll_week');
  const insert = database.prepare(
    'INSERT INTO poll_week (week, sample, blocks, sum, polls, oldest, newest) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { week, sample, blocks, polls, oldest, newest } of weeks) {
    insert.run(week, sample ? 1 : 0, blocks.rows, blocks.sum, polls, oldest, newest);
  }
  saveTally(database, 'poll_week', tallyOf(weeks));
}

function tallyOf(weeks: readonly PollWeek[]): Tally {
  const tally = emptyTally();
  for (const week of weeks) addRow(tally, checksumOfWeek(week));
  return tally;
}

export function checksumOfWeek({ week, sample, blocks, polls, oldest, newest }: PollWeek): Checksum {
  const { rows, sum } = blocks;
  return bind(checksumOf(JSON.stringify([rows, sum, polls, oldest, newest])), week, sample ? 1 : 0);
}

/** A week before its first block. */
export function emptyWeek(week: number, sample: boolean): PollWeek {
  const [oldest, newest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return { week, sample, blocks: emptyTally(), polls: 0, oldest, newest };
}

/** Counts a stored block of the week in. */
export function addBlock(week: PollWeek, blob: Buffer, checksum: Checksum): void {
  addRow(week.blocks, checksum);
  week.polls += blob.length / Uint32Array.BYTES_PER_ELEMENT;
  week.oldest = Math.min(week.oldest, oldestOf(blob, week.week));
  week.newest = Math.max(week.newest, newestOf(blob, week.week));
}

/** The times of the first and the last poll (ms since the epoch), each `undefined` where there is none. */
export function pollRange(database: ReadableDatabase): {
  oldestPoll: number | undefined;
  newestPoll: number | undefined;
} {
  const weeks = readPollWeeks(database);
  if (weeks.length === 0) return { oldestPoll: undefined, newestPoll: undefined };
  return {
    oldestPoll: Math.min(...weeks.map(({ oldest }) => oldest)),
    newestPoll: Math.max(...weeks.map(({ newest }) => newest)),
  };
}
