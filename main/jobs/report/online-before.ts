import { findStore } from '../../database/facts/stores.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { unpackBlocks } from '../../database/polls/poll-block.ts';
import { createStoreBlockReader } from '../../database/polls/polls.ts';
import { extentOf, isShort } from '../../report/period.ts';
import { createSeries } from '../../report/poll-series.ts';
import { neverOnlineTest } from '../../report/standing-flags.ts';
import { WEEK } from '../../report/weekly-hours.ts';
import { completeReport } from './complete-report.ts';

/**
 * Of a report of a period shorter than a week, the places of the stores that were never online in it, but were in the week
 * before: down all day, they are to be called. Who was not online then either may be closed for good (SPEC §16). By the data
 * as they are now.
 */
export function onlineBefore(database: ReadableDatabase, id: string): number[] {
  const { record, report } = completeReport(database, id);
  const { details, stores } = report;
  if (details === undefined || !isShort(record)) return [];
  const isNeverOnline = neverOnlineTest(details);
  // Of days, before they begin anywhere: what is polled then is of the time before in every zone.
  const { from } = extentOf(record);
  const blocksOf = createStoreBlockReader(database);
  const polls = createSeries();
  return [...stores.keys()].filter((place) => {
    if (!isNeverOnline(place)) return false;
    const store = findStore(database, stores[place] as string);
    if (store === undefined) return false;
    unpackBlocks(blocksOf(store.number, from - WEEK, from), from - WEEK, from, polls);
    return polls.active.subarray(0, polls.count).includes(1);
  });
}
