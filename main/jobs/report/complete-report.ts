import type { Database } from '../../database/connection.ts';
import { findReport, type ReportRecord, readReportNumbers } from '../../database/reports.ts';
import type { ReportNumbers } from '../../report/numbers.ts';
import { JobError } from '../error.ts';

/** A complete report with its numbers; throws `report-unknown` or `report-not-complete`. */
export function completeReport(
  database: Database,
  id: string,
): { record: ReportRecord; numbers: ReportNumbers } {
  const record = findReport(database, id);
  if (record === undefined) {
    throw new JobError({ code: 'report-unknown', message: 'There is no report with this id.' });
  }
  const numbers = readReportNumbers(database, id);
  if (numbers !== undefined) return { record, numbers };
  throw new JobError({ code: 'report-not-complete', message: 'This report is not complete.' });
}
