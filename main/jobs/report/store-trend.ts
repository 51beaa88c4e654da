import { findReportStore } from '../../database/facts/report-stores.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { unpackBlocks } from '../../database/polls/poll-block.ts';
import { pollRange } from '../../database/polls/poll-weeks.ts';
import { readStoreBlocks } from '../../database/polls/polls.ts';
import { heardFor } from '../../report/period.ts';
import { createSeries } from '../../report/poll-series.ts';
import { DEFAULT_ZONE } from '../../report/report-zone.ts';
import { createPlanner } from '../../report/store-plan.ts';
import {
  createTrendPart,
  joinTrendWeek,
  TREND_WEEKS,
  type TrendNumbers,
  trendInstant,
} from '../../report/trend.ts';
import { completeRecord } from './complete-report.ts';

export type StoreTrendWeek = { readonly asOf: number } & TrendNumbers;

/**
 * What a report would say of one store as of the instant of a complete one and each week before it, as far as polls
 * reach (SPEC §11), the newest week first; from the data as they are now. Errors as completeRecord.
 */
export function readStoreTrend(
  database: ReadableDatabase,
  reportId: string,
  storeId: string,
): StoreTrendWeek[] {
  const record = completeRecord(database, reportId);
  const store = findReportStore(database, storeId);
  const { oldestPoll = Number.POSITIVE_INFINITY } = pollRange(database);
  if (store === undefined) return [];
  const questions = Array.from({ length: TREND_WEEKS }, (_, weeksBefore) => ({
    asOf: trendInstant(record.asOf, weeksBefore),
    reach: record.reach,
  })).filter(({ asOf }) => asOf >= oldestPoll);
  const earliest = Math.min(...questions.map((question) => heardFor(question).from));
  const blocks = readStoreBlocks(database, store.number, earliest, record.asOf);
  const zone = store.zone ?? DEFAULT_ZONE;
  const polls = createSeries();
  return questions.map((question) => {
    unpackBlocks(blocks, heardFor(question).from, question.asOf, polls);
    const part = createTrendPart(question, 1);
    part.add(store, createPlanner(question)(zone, store.hours, store.closures), polls);
    return { asOf: question.asOf, ...joinTrendWeek(question.asOf, [part.finish()]).fleet };
  });
}
