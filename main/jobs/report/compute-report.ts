import type { Database } from '../../database/connection.ts';
import { type ReportStore, readReportStores } from '../../database/hours-and-zones.ts';
import { POLL_WEEK_MS } from '../../database/poll-week.ts';
import { readPolls, type StoreBlocks } from '../../database/polls.ts';
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
  const blocks = readPolls(database, earliestInstant(question), question.asOf);
  const planOf = createPlanner(question);
  const polls: PollSeries = { at: new Float64Array(1024), active: new Uint8Array(1024), count: 0 };
  const rows: ReportRow[] = [];
  stores.forEach((store: ReportStore, index) => {
    if (index % STORES_BETWEEN_CHECKS === 0) {
      throwIfCancelled(cancel);
      onProgress(index / stores.length);
    }
    unpackPolls(blocks.get(store.number) ?? [], question, polls);
    rows.push(reportStore(store.id, planOf(store.zone ?? DEFAULT_ZONE, store.hours), polls, question));
  });
  return packRows(rows);
}

/** Fills `polls` with the polls that can matter to the question: none after as-of, none before the earliest instant. */
function unpackPolls(blocks: StoreBlocks, question: ReportQuestion, polls: PollSeries): void {
  const from = earliestInstant(question);
  const size = blocks.reduce((sum, { block }) => sum + block.length, 0);
  if (size > polls.at.length) {
    polls.at = new Float64Array(size * 2);
    polls.active = new Uint8Array(size * 2);
  }
  polls.count = 0;
  for (const { week, block } of blocks) {
    const base = week * POLL_WEEK_MS;
    for (let i = 0; i < block.length; i++) {
      const packed = block[i] as number;
      const at = base + (packed >>> 1);
      if (at < from) continue;
      if (at > question.asOf) return;
      polls.at[polls.count] = at;
      polls.active[polls.count++] = packed & 1;
    }
  }
}
