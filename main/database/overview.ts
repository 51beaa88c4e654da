import { fromBlob, mergeBlocks } from './poll-block.ts';
import { pollRange, readPollWeeks } from './poll-weeks.ts';
import { holdsSample } from './sample.ts';
import type { Database } from './sqlite.ts';
import { hoursFormat, zoneFormat } from './store-facts.ts';
import { readTally } from './tally.ts';
import { inOneView } from './transaction.ts';

export type Overview = {
  readonly stores: number;
  readonly polls: number;
  readonly storesWithHours: number;
  readonly storesWithZone: number;
  readonly hasSample: boolean;
  /** Milliseconds since the epoch; `undefined` where there is no poll. */
  readonly oldestPoll: number | undefined;
  readonly newestPoll: number | undefined;
};

/** What the database holds. */
export function readOverview(database: Database): Overview {
  const storesWith = (kind: string) =>
    database
      .prepare<[string], number>('SELECT count(DISTINCT store) FROM store_fact WHERE kind = ?')
      .pluck()
      .get(kind) ?? 0;
  return inOneView(database, () => {
    const weeks = readPollWeeks(database);
    const polls = weeks.reduce((sum, week) => sum + week.polls, 0);
    return {
      stores: readTally(database, 'store').rows,
      polls:
        polls -
        pollsOfBoth(
          database,
          weeks.filter(({ sample }) => sample).map(({ week }) => week),
        ),
      storesWithHours: storesWith(hoursFormat.kind),
      storesWithZone: storesWith(zoneFormat.kind),
      hasSample: holdsSample(database),
      ...pollRange(database),
    };
  });
}

/** How many times both the sample and the person's files have a poll of the same store. */
function pollsOfBoth(database: Database, sampleWeeks: readonly number[]): number {
  const blocks = database
    .prepare<[number], [Buffer, Buffer]>(
      `SELECT theirs.polls, own.polls FROM poll_block AS theirs
       JOIN poll_block AS own ON own.week = theirs.week AND own.sample = 0 AND own.store = theirs.store
       WHERE theirs.week = ? AND theirs.sample = 1`,
    )
    .raw();
  let both = 0;
  for (const [theirs, own] of sampleWeeks.flatMap((week) => blocks.all(week))) {
    const { replaced, unchanged } = mergeBlocks(fromBlob(theirs), fromBlob(own));
    both += replaced + unchanged;
  }
  return both;
}
