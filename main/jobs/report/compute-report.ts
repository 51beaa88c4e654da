import type { Database } from '../../database/connection.ts';
import { unpackBlocks } from '../../database/poll-block.ts';
import { readBlocks } from '../../database/polls.ts';
import { readReportStores } from '../../database/report-stores.ts';
import { compareStoreIds } from '../../report/csv.ts';
import { createSeries } from '../../report/poll-series.ts';
import { createReport, type Report } from '../../report/report.ts';
import { createPlanner, earliestInstant, type ReportQuestion } from '../../report/store-plan.ts';
import { type Cancel, throwIfCancelled } from '../cancel.ts';

/** A store without a time zone is in this one (SPEC §1). */
export const DEFAULT_ZONE = 'America/Chicago';
const STORES_BETWEEN_CHECKS = 250;

/** Computes a report of every known store from what the database holds, both methods (SPEC §3). Writes nothing. */
export function computeReport(
  database: Database,
  question: ReportQuestion,
  cancel: Cancel,
  onProgress: (share: number) => void,
): Report {
  const stores = readReportStores(database)
    .sort((a, b) => compareStoreIds(a.id, b.id))
    .map((store) => ({ ...store, zone: store.zone ?? DEFAULT_ZONE }));
  const from = earliestInstant(question);
  const blocks = readBlocks(database, from, question.asOf);
  const planOf = createPlanner(question);
  const report = createReport(question, stores);
  const polls = createSeries();
  stores.forEach((store, index) => {
    if (index % STORES_BETWEEN_CHECKS === 0) {
      throwIfCancelled(cancel);
      onProgress(index / stores.length);
    }
    unpackBlocks(blocks.get(store.number) ?? [], from, question.asOf, polls);
    report.add(index, planOf(store.zone, store.hours, store.closures), polls);
  });
  return report.finish();
}
