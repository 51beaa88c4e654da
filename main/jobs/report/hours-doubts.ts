import { findReportStore } from '../../database/facts/report-stores.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { unpackBlocks } from '../../database/polls/poll-block.ts';
import { readStoreBlocks } from '../../database/polls/polls.ts';
import { findReport } from '../../database/reports/reports.ts';
import { DOUBT_REACH, findHoursDoubts, type HoursDoubts } from '../../report/hours-doubts.ts';
import { createSeries } from '../../report/poll-series.ts';
import { DEFAULT_ZONE } from '../../report/report-zone.ts';
import { readZoneOffsets } from '../../report/time-zone.ts';
import { DAY } from '../../report/weekly-hours.ts';

const NO_DOUBT: HoursDoubts = { doubts: [], hardlyOpen: undefined };

/** Whether the polls of the year before a report's as-of contradict a store's weekly hours, as the data are now. */
export function readHoursDoubts(database: ReadableDatabase, reportId: string, storeId: string): HoursDoubts {
  const record = findReport(database, reportId);
  const store = findReportStore(database, storeId);
  if (record === undefined || store === undefined) return NO_DOUBT;
  const { asOf } = record;
  const from = asOf - DOUBT_REACH;
  const polls = createSeries();
  unpackBlocks(readStoreBlocks(database, store.number, from, asOf), from, asOf, polls);
  // Only as far as there are polls: the offsets of a year take longer to find than all else.
  const first = polls.count === 0 ? asOf : (polls.at[0] as number);
  const zone = readZoneOffsets(store.zone ?? DEFAULT_ZONE, first - 2 * DAY, asOf + 2 * DAY);
  return findHoursDoubts({ zone, hours: store.hours, closures: store.closures }, polls);
}
