import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { leftOutNow } from '../../database/reports/left-out.ts';
import { readResult } from '../../database/reports/report-result.ts';
import { findReport, type ReportRecord } from '../../database/reports/reports.ts';
import type { Report, StoredReport } from '../../report/report.ts';
import type { LeftOut } from '../../report/set-aside.ts';
import { JobError } from '../threads/error.ts';

/** What was asked of a complete report, without its result; throws `report-unknown` or `report-not-complete`. */
export function completeRecord(database: ReadableDatabase, id: string): ReportRecord {
  const record = findReport(database, id);
  if (record === undefined) {
    throw new JobError({ code: 'report-unknown', message: 'There is no report with this id.' });
  }
  if (record.state === 'Complete') return record;
  throw notComplete();
}

/** A complete report, with who is set aside in it now; throws as completeRecord. */
export function completeReport(
  database: ReadableDatabase,
  id: string,
): { record: ReportRecord; report: StoredReport } {
  const record = completeRecord(database, id);
  const report = readResult(database, record);
  if (report !== undefined)
    return { record, report: withLeftOut(report, leftOutNow(database, record, report)) };
  throw notComplete();
}

/** What is read of a result when it is first asked for stays so. */
const withLeftOut = (report: StoredReport, leftOut: readonly LeftOut[]): StoredReport =>
  Object.assign(report, { leftOut });

const notComplete = () =>
  new JobError({ code: 'report-not-complete', message: 'This report is not complete.' });

/** A complete report with all that one of today holds; throws `report-too-old` too. */
export function detailedReport(
  database: ReadableDatabase,
  id: string,
): { record: ReportRecord; report: Report } {
  const { record, report } = completeReport(database, id);
  return { record, report: detailed(report) };
}

/** The same of one that was read already. */
export function detailed(report: StoredReport): Report {
  if (isDetailed(report)) return report;
  throw tooOld('outages and bounds');
}

const isDetailed = (report: StoredReport): report is Report => report.details !== undefined;

/** What is answered of a report that was made before Store Monitor kept something. */
export function tooOld(what: string): JobError {
  const message = `This report was made before Store Monitor kept ${what}. Create it again.`;
  return new JobError({ code: 'report-too-old', message });
}
