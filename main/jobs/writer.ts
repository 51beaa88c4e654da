import type { Database } from '../database/connection.ts';
import { newestPoll } from '../database/polls.ts';
import { cancelReport, completeReport, createReport, failReport, findReport } from '../database/reports.ts';
import { hasStores, removeSample } from '../database/stores.ts';
import { type CancelFlag, isCancelled } from './cancel.ts';
import { JobError, toFailure } from './error.ts';
import { importFile } from './import-file.ts';
import type { ImportProgress } from './import-progress.ts';
import type { Jobs, ReportInput } from './protocol.ts';
import { computeReport } from './run-report.ts';

/**
 * Records a report as Running before its turn comes, so that a crash while it waits is known at the next start. Left
 * for later while an import's transaction is open, which would take the record with it if it failed.
 */
export function announceReport(database: Database, input: ReportInput): void {
  if (database.inTransaction || findReport(database, input.id) !== undefined) return;
  const asOf =
    input.asOf === 'latest' ? newestPoll(database) : input.asOf === 'now' ? Date.now() : input.asOf;
  const anyStore = hasStores(database);
  if (asOf === undefined || !anyStore) {
    throw new JobError({
      code: 'nothing-to-report',
      message: anyStore
        ? 'There are no polls to report on. Import a polls file, or choose an instant.'
        : 'There is nothing to report on yet. Import your files first.',
    });
  }
  createReport(database, { id: input.id, createdAt: Date.now(), asOf, reach: input.reach });
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
