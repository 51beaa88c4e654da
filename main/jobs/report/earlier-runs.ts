import type { WritableDatabase } from '../../database/opening/connection.ts';
import { createReport, failInterruptedReports, findReport } from '../../database/reports/reports.ts';
import { readPromised } from './promised-file.ts';

/**
 * Brings into the database the reports that earlier runs promised and did not live to record, and says of every one that
 * the end of its run cut off that it Failed (SPEC §4).
 */
export function failReportsOfEarlierRuns(database: WritableDatabase, file: string): void {
  database.transaction(() => {
    for (const report of readPromised(file)) {
      if (findReport(database, report.id) === undefined) createReport(database, report);
    }
    failInterruptedReports(database);
  })();
}
