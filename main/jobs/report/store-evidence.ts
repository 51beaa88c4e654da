import { findReportStore } from '../../database/facts/report-stores.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { unpackBlocks } from '../../database/polls/poll-block.ts';
import { readStoreBlocks } from '../../database/polls/polls.ts';
import { hasDataChanged } from '../../database/reports/reports.ts';
import { type ClosedStretch, closuresBetween } from '../../report/closures.ts';
import { type Evidence, gatherEvidence } from '../../report/evidence.ts';
import { withNextOpening } from '../../report/next-opening.ts';
import { type NamedNumber, numbersAt, type ReportNumbers } from '../../report/numbers.ts';
import { outagesOf } from '../../report/outage-table.ts';
import type { Outage } from '../../report/outages.ts';
import type { AskedPeriod } from '../../report/period.ts';
import { createSeries } from '../../report/poll-series.ts';
import { joinReport } from '../../report/report.ts';
import { createReportPart } from '../../report/report-part.ts';
import { DEFAULT_ZONE } from '../../report/report-zone.ts';
import { createPlanner } from '../../report/store-plan.ts';
import type { StoreDetail } from '../../report/types.ts';
import { type HoursAsRead, hoursAsRead, WEEK } from '../../report/weekly-hours.ts';
import { JobError } from '../threads/error.ts';
import { completeRecord, completeReport } from './complete-report.ts';

/** One store of a report with everything its numbers come from, as the data are now. Times in milliseconds. */
export type StoreEvidence = Evidence &
  StoreDetail & {
    readonly store: string;
    readonly asOf: number;
    readonly reach: number;
    /** What the report is of; without, the last hour, day and week. */
    readonly period: AskedPeriod | undefined;
    readonly zone: string;
    /** No file names its zone, so it is in the default one (SPEC §1). */
    readonly zoneIsAssumed: boolean;
    /** None where it is always closed; `always` where no file names its hours: open around the clock. */
    readonly hours: readonly HoursAsRead[] | 'always';
    /** When it opens next, from as-of on; `undefined`: not within a week. */
    readonly opensNext: number | undefined;
    /** Those of the week, as instants. */
    readonly closures: readonly ClosedStretch[];
    readonly numbers: readonly NamedNumber[];
    /** In order of time. */
    readonly outages: readonly Outage[];
    /** The data have changed since: the report says another number than its data now give. */
    readonly differsFromReport: boolean;
  };

/** Answers the page of one store of a complete report; errors as completeRecord, and `store-unknown`. */
export function readStoreEvidence(
  database: ReadableDatabase,
  reportId: string,
  storeId: string,
): StoreEvidence {
  const question = completeRecord(database, reportId);
  const store = findReportStore(database, storeId);
  if (store === undefined) throw storeUnknown(storeId);
  const { asOf, reach, period } = question;
  const { zone = DEFAULT_ZONE, hours, name, group, salesPerHour, closures } = store;
  const polls = createSeries();
  const plan = createPlanner(question)(zone, hours, closures);
  const { from, to } = plan.heard;
  unpackBlocks(readStoreBlocks(database, store.number, from, to), from, to, polls);
  const part = createReportPart(question, 1);
  part.add({ id: storeId, zone, name, group, salesPerHour }, plan, polls);
  const later = createPlanner({ asOf: asOf + WEEK, reach })(zone, hours, closures);
  const { columns, details } = joinReport([part.finish()]);
  const numbers = numbersAt({ columns }, 0);
  return {
    ...withNextOpening(gatherEvidence(plan, polls, question), later, asOf),
    ...{ store: storeId, name, group, salesPerHour, asOf, reach, period, zone },
    zoneIsAssumed: store.zone === undefined,
    hours: hours === 'always' ? hours : hoursAsRead(hours),
    closures: closuresBetween(closures, plan.zone, plan.periods.from, plan.periods.to),
    numbers,
    outages: outagesOf(details.outages),
    differsFromReport: differs(database, reportId, storeId, numbers),
  };
}

/** What is answered of a store that a report tells of and the data no more. */
export function storeUnknown(storeId: string): JobError {
  const message = `Store ${storeId} is not in the data any more. Its numbers in the report stay.`;
  return new JobError({ code: 'store-unknown', message });
}

/**
 * Whether the report holds another number of the store than its data now give. The report is read, which takes longer
 * than all the rest, only where its data are not known to be the same.
 */
function differs(
  database: ReadableDatabase,
  reportId: string,
  storeId: string,
  numbers: readonly NamedNumber[],
): boolean {
  if (hasDataChanged(database, reportId) === false) return false;
  const { report } = completeReport(database, reportId);
  return !agrees(report, storeId, numbers);
}

/** Whether each number that the report holds of the store is what its data now give. */
function agrees(report: ReportNumbers, id: string, numbers: readonly NamedNumber[]): boolean {
  const reported = numbersAt(report, report.stores.indexOf(id));
  return reported.every(({ method, measure, window, time }) =>
    numbers.some(
      (now) => now.method === method && now.measure === measure && now.window === window && now.time === time,
    ),
  );
}
