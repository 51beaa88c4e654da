import { bind, checksumOf } from './checksum.ts';
import type { Database } from './sqlite.ts';
import { addRow, emptyTally, saveTally, type Tally, verifyTally } from './tally.ts';
import { inOneView } from './transaction.ts';

/** What is stored of one week: the tally of its blocks, how many polls they hold, and the time of the newest (ms). */
export type PollWeek = {
  readonly week: number;
  readonly sample: boolean;
  readonly blocks: Tally;
  polls: number;
  newest: number;
};

/** Every week that has polls, ascending; the person's and the sample's apart. */
export function readPollWeeks(database: Database): PollWeek[] {
  return inOneView(database, () => readVerified(database));
}

function readVerified(database: Database): PollWeek[] {
  const rows = database
    .prepare<
      [],
      { week: number; sample: number; blocks: number; sum: number; polls: number; newest: number }
    >('SELECT week, sample, blocks, sum, polls, newest FROM poll_week ORDER BY week, sample')
    .all();
  const weeks = rows.map(({ sample, blocks, sum, ...rest }) => ({
    ...rest,
    sample: sample === 1,
    blocks: { rows: blocks, sum },
  }));
  verifyTally(database, 'poll_week', tallyOf(weeks));
  return weeks;
}

/** Puts `weeks` in place of the weeks that are stored. */
export function savePollWeeks(database: Database, weeks: readonly PollWeek[]): void {
  database.exec('DELETE FROM poll_week');
  const insert = database.prepare(
    'INSERT INTO poll_week (week, sample, blocks, sum, polls, newest) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const { week, sample, blocks, polls, newest } of weeks) {
    insert.run(week, sample ? 1 : 0, blocks.rows, blocks.sum, polls, newest);
  }
  saveTally(database, 'poll_week', tallyOf(weeks));
}

/** The time of the newest poll (ms since the epoch), or `undefined` where there is none. */
export function newestPoll(database: Database): number | undefined {
  return newestOfWeeks(readPollWeeks(database));
}

export function newestOfWeeks(weeks: readonly PollWeek[]): number | undefined {
  return weeks.length === 0 ? undefined : Math.max(...weeks.map(({ newest }) => newest));
}

function tallyOf(weeks: readonly PollWeek[]): Tally {
  const tally = emptyTally();
  for (const { week, sample, blocks, polls, newest } of weeks) {
    addRow(tally, bind(checksumOf(JSON.stringify([blocks, polls, newest])), week, sample ? 1 : 0));
  }
  return tally;
}
