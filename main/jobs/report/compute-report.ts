import type { Database } from '../../database/connection.ts';
import { unpackBlocks } from '../../database/poll-block.ts';
import { readBlocks } from '../../database/polls.ts';
import { type ReportStore, readReportStores } from '../../database/report-stores.ts';
import { compareStoreIds } from '../../report/csv.ts';
import { createNumbers, type ReportNumbers } from '../../report/numbers.ts';
import { createSeries } from '../../report/poll-series.ts';
import { createPlanner, earliestInstant, type ReportQuestion } from '../../report/store-plan.ts';
import { createStoreReport } from '../../report/store-report.ts';
import { type Cancel, throwIfCancelled } from '../cancel.ts';

/** A store without a time zone is in this one (SPEC §1). */
const DEFAULT_ZONE = 'America/Chicago';
const STORES_BETWEEN_CHECKS = 250;

/** Computes a report of every known store from what the database holds, both methods (SPEC §3). Writes nothing. */
export function computeReport(
  database: Database,
  question: ReportQuestion,
  cancel: Cancel,
  onProgress: (share: number) => void,
): ReportNumbers {
  const stores = readReportStores(database).sort((a, b) => compareStoreIds(a.id, b.id));
  const from = earliestInstant(question);
  const blocks = readBlocks(database, from, question.asOf);
  const planOf = createPlanner(question);
  const reportStore = createStoreReport(question);
  const numbers = createNumbers(stores.map(({ id }) => id));
  const polls = createSeries();
  stores.forEach((store: ReportStore, index) => {
    if (index % STORES_BETWEEN_CHECKS === 0) {
      throwIfCancelled(cancel);
      onProgress(index / stores.length);
    }
    unpackBlocks(blocks.get(store.number) ?? [], from, question.asOf, polls);
    numbers.write(index, reportStore(planOf(store.zone ?? DEFAULT_ZONE, store.hours), polls));
  });
  return numbers;
}
