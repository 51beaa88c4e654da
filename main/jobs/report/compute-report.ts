import type { Database } from '../../database/connection.ts';
import { unpackBlocks } from '../../database/poll-block.ts';
import { readBlocks } from '../../database/polls.ts';
import { type ReportStore, readReportStores } from '../../database/report-stores.ts';
import { compareStoreIds } from '../../report/csv.ts';
import { createSeries, type PollSeries } from '../../report/poll-series.ts';
import { createReport, type Report } from '../../report/report.ts';
import {
  createPlanner,
  earliestInstant,
  type ReportQuestion,
  type StorePlan,
} from '../../report/store-plan.ts';
import { createTrendWeek, type TrendWeek } from '../../report/trend.ts';
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
  const stores = storesInOrder(database);
  const report = createReport(question, stores);
  addStores(database, question, stores, report.add, cancel, onProgress);
  return report.finish();
}

/** Computes what a report of every known store would say of them together, and of each group (SPEC §11). */
export function computeTrendWeek(database: Database, question: ReportQuestion, cancel: Cancel): TrendWeek {
  const stores = storesInOrder(database);
  const week = createTrendWeek(question, stores);
  addStores(database, question, stores, week.add, cancel, () => undefined);
  return week.finish();
}

type KnownStore = ReportStore & { readonly zone: string };

function storesInOrder(database: Database): KnownStore[] {
  return readReportStores(database)
    .sort((a, b) => compareStoreIds(a.id, b.id))
    .map((store) => ({ ...store, zone: store.zone ?? DEFAULT_ZONE }));
}

function addStores(
  database: Database,
  question: ReportQuestion,
  stores: readonly KnownStore[],
  add: (store: number, plan: StorePlan, polls: PollSeries) => void,
  cancel: Cancel,
  onProgress: (share: number) => void,
): void {
  const from = earliestInstant(question);
  const blocks = readBlocks(database, from, question.asOf);
  const planOf = createPlanner(question);
  const polls = createSeries();
  stores.forEach((store, index) => {
    if (index % STORES_BETWEEN_CHECKS === 0) {
      throwIfCancelled(cancel);
      onProgress(index / stores.length);
    }
    unpackBlocks(blocks.get(store.number) ?? [], from, question.asOf, polls);
    add(index, planOf(store.zone, store.hours, store.closures), polls);
  });
}
