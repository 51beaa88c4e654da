import type { ReadableDatabase } from '../core/sqlite.ts';
import { readTally } from '../core/tally.ts';
import { inOneView } from '../core/transaction.ts';
import { holdsSample } from '../facts/sample.ts';
import { hoursFormat, zoneFormat } from '../facts/store-facts.ts';
import { countPolls } from '../polls/count-polls.ts';
import { pollRange } from '../polls/poll-weeks.ts';

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
export function readOverview(database: ReadableDatabase): Overview {
  const storesWith = (kind: string) =>
    database
      .prepare<[string], number>('SELECT count(DISTINCT store) FROM store_fact WHERE kind = ?')
      .pluck()
      .get(kind) ?? 0;
  return inOneView(database, () => {
    return {
      stores: readTally(database, 'store').rows,
      polls: countPolls(database),
      storesWithHours: storesWith(hoursFormat.kind),
      storesWithZone: storesWith(zoneFormat.kind),
      hasSample: holdsSample(database),
      ...pollRange(database),
    };
  });
}
