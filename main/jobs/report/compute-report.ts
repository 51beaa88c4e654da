import type { Database } from '../../database/connection.ts';
import { type ReportStore, readReportStores } from '../../database/hours-and-zones.ts';
import { unpackBlocks } from '../../database/poll-block.ts';
import { readBlocks } from '../../database/polls.ts';
import { type PackedRows, packRows } from '../../database/report-rows.ts';
import { compareStoreIds } from '../../report/csv.ts';
import { createPlanner, earliestInstant, type ReportQuestion } from '../../report/store-plan.ts';
import { type PollSeries, reportStore } from '../../report/store-report.ts';
import type { ReportRow } from '../../report/types.ts';
import { type CancelFlag, throwIfCancelled } from '../cancel.ts';

/** A store without a time zone is in this one (SPEC §1). */
const DEFAULT_ZONE = 'America/Chicago';
const STORES_BETWEEN_CHECKS = 250;

/** Computes a report of every known store from what the database holds, both methods (SPEC §3). Writes nothing. */
export function computeReport(
  database: Database,
  question: ReportQuestion,
  cancel: CancelFlag,
  onProgress: (share: number) => void,
): PackedRows {
  const stores = readReportStores(database).sort((a, b) => compareStoreIds(a.id, b.id));
  const from = earliestInstant(question);
  const blocks = readBlocks(database, from, question.asOf);
  const planOf = createPlanner(question);
  const polls: PollSeries = { at: new Float64Array(1024), active: new Uint8Array(1024), count: 0 };
  const rows: ReportRow[] = [];
  stores.forEach((store: ReportStore, index) => {
    if (index % STORES_BETWEEN_CHECKS === 0) {
      throwIfCancelled(cancel);
      onProgress(index / stores.length);
    }
    unpackBlocks(blocks.get(store.number) ?? [], from, question.asOf, polls);
    rows.push(reportStore(store.id, planOf(store.zone ?? DEFAULT_ZONE, store.hours), polls, question));
  });
  return packRows(rows);
}
