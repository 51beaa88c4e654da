import { findReportStore } from '../../database/facts/report-stores.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { unpackBlocks } from '../../database/polls/poll-block.ts';
import { readStoreBlocks } from '../../database/polls/polls.ts';
import type { ReportRecord } from '../../database/reports/reports.ts';
import { type Day, dayAt, type Step } from '../../report/calendar.ts';
import { type PeriodParts, stepFor } from '../../report/part-sums.ts';
import { createParts, type PartFigure } from '../../report/parts.ts';
import type { ReportQuestion } from '../../report/period.ts';
import { createSeries } from '../../report/poll-series.ts';
import { DEFAULT_ZONE } from '../../report/report-zone.ts';
import { createPlanner } from '../../report/store-plan.ts';
import { uptimePercent } from '../../report/uptime.ts';
import { completeRecord } from './complete-report.ts';
import { computePartSums } from './compute-report.ts';
import type { HelpedTask } from './helper.ts';
import { idsLeftOut } from './left-out-ids.ts';
import { storeUnknown } from './store-evidence.ts';

/** The parts of a complete report of a period for all stores but those set aside and each group, from the data as they are now (SPEC §14). */
export function readPeriodParts(task: HelpedTask, id: string): Promise<PeriodParts> {
  const question = partsQuestion(completeRecord(task.database, id));
  return computePartSums(task, { ...question, without: idsLeftOut(task.database, id) });
}

/** A part of a period of one store: lengths of time and instants in milliseconds, its end cut to as-of; and counts. */
export type StorePart = Readonly<Record<Exclude<PartFigure, 'likelyLow' | 'likelyHigh'>, number>> & {
  /** Its first day of the store's calendar: days since 1970-01-01. */
  readonly day: Day;
  /** In percent; `undefined` where nothing is known. */
  readonly uptime: number | undefined;
};

/** The parts of a complete report of a period for one store, in order of time; errors as readStoreEvidence. */
export function readStoreParts(
  database: ReadableDatabase,
  reportId: string,
  storeId: string,
): { readonly by: Step; readonly parts: readonly StorePart[] } {
  const question = partsQuestion(completeRecord(database, reportId));
  const store = findReportStore(database, storeId);
  if (store === undefined) throw storeUnknown(storeId);
  const { zone = DEFAULT_ZONE, hours, closures, number } = store;
  const plan = createPlanner(question)(zone, hours, closures);
  const { from, to } = plan.heard;
  const polls = createSeries();
  unpackBlocks(readStoreBlocks(database, number, from, to), from, to, polls);
  const computed = createParts(question, 1);
  computed.add({ id: storeId }, plan, polls);
  const rows = computed.finish();
  const parts = Array.from(
    rows.from,
    (_, row): StorePart => ({
      day: dayAt(plan.zone, rows.from[row] as number),
      uptime: uptimePercent(rows.up[row] as number, rows.down[row] as number),
      from: rows.from[row] as number,
      to: rows.to[row] as number,
      up: rows.up[row] as number,
      down: rows.down[row] as number,
      unknown: rows.unknown[row] as number,
      atLeast: rows.atLeast[row] as number,
      atMost: rows.atMost[row] as number,
      longest: rows.longest[row] as number,
      active: rows.active[row] as number,
      inactive: rows.inactive[row] as number,
      outages: rows.outages[row] as number,
    }),
  );
  return { by: question.by, parts };
}

function partsQuestion({ asOf, reach, period }: ReportRecord): ReportQuestion & { readonly by: Step } {
  if (period === undefined) throw new Error('The report is not of a period.');
  return { asOf, reach, period, by: stepFor({ asOf, period }) };
}
