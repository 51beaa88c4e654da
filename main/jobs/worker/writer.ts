import type { Database } from '../../database/connection.ts';
import {
  cancelReport,
  completeReport,
  createReport,
  failReport,
  findReport,
} from '../../database/reports.ts';
import { removeSample } from '../../database/stores.ts';
import { type CancelFlag, isCancelled } from '../cancel.ts';
import { JobError, toFailure } from '../error.ts';
import { importFile } from '../import/import-file.ts';
import type { ImportProgress } from '../import/progress.ts';
import { computeReport } from '../report/compute-report.ts';
import type { Jobs, ReportInput } from './protocol.ts';

/**
 * Records a report as Running before its turn comes, so that a crash while it waits is known at the next start. Left
 * for later while an import's transaction is open, which would take the record with it if it failed.
 */
export function announceReport(database: Database, input: ReportInput): void {
  if (!database.inTransaction && findReport(database, input.id) === undefined) createReport(database, input);
}

export function createWriter(database: Database) {
  return {
    importFile: (
      input: Jobs['importFile']['input'],
      cancel: CancelFlag,
      onProgress: (progress: ImportProgress) => void,
    ) => importFile(database, input, cancel, onProgress),
    createReport: (input: ReportInput, cancel: CancelFlag, onProgress: (share: number) => void) =>
      runReport(database, input, cancel, onProgress),
    removeSample: () => {
      removeSample(database);
      return null;
    },
  };
}

function runReport(
  database: Database,
  input: ReportInput,
  cancel: CancelFlag,
  onProgress: (share: number) => void,
): Jobs['createReport']['output'] {
  announceReport(database, input);
  const report = findReport(database, input.id);
  if (report === undefined)
    throw new JobError({ code: 'report-unknown', message: 'The report was removed.' });
  let share = 0;
  try {
    const rows = computeReport(database, report, cancel, (done) => {
      share = done;
      onProgress(done);
    });
    completeReport(database, input.id, rows);
  } catch (error) {
    if (isCancelled(cancel)) cancelReport(database, input.id, share);
    else {
      const { code, message } = toFailure(error);
      failReport(database, input.id, share, code, message);
    }
    throw error;
  }
  return findReport(database, input.id) ?? report;
}
