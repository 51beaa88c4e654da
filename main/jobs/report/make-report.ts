import type { ReadableDatabase, WritableDatabase } from '../../database/opening/connection.ts';
import { noteAsked } from '../../database/reports/keeping.ts';
import { leftOutNow } from '../../database/reports/left-out.ts';
import {
  cancelReport,
  completeReport,
  createReport,
  failReport,
  findReport,
  labelReport,
  type NewReport,
  type ReportRecord,
} from '../../database/reports/reports.ts';
import { JobError, toFailure } from '../threads/error.ts';
import type { WriteTask } from '../threads/task.ts';
import { computeReport, letGo } from './compute-report.ts';
import type { HelpedTask } from './helper.ts';

export type ReportInput = NewReport;

type ReportFailure = Extract<ReportRecord, { state: 'Failed' }>['error'];

/** Records a report as Running, as a rule before its turn comes, so that a crash while it waits is known at the next start. */
export function announceReport(database: WritableDatabase, input: ReportInput): void {
  if (findReport(database, input.id) !== undefined) return;
  createReport(database, input);
  noteAsked(database, input.id);
}

/** The end of a report whose job failed: what is stored of it, or the failure, which is then stored. */
export function settleReport(
  { database }: WriteTask,
  last: ReportInput & { readonly progress: number },
  { code, message }: ReportFailure,
): ReportRecord {
  const { id, createdAt, asOf, asOfChoice, reach, period, progress } = last;
  announceReport(database, { id, createdAt, asOf, asOfChoice, reach, ...(period && { period }) });
  failReport(database, id, progress, code, message);
  return findStored(database, id);
}

/** Computes a report and stores it; a cancel or an error is stored with it too, and thrown. Tells the share done. */
export async function makeReport(
  task: HelpedTask<number> & WriteTask<number>,
  input: ReportInput,
): Promise<ReportRecord> {
  const { database, cancel } = task;
  announceReport(database, input);
  const report = findStored(database, input.id);
  let share = 0;
  try {
    const onProgress = (done: number) => {
      share = done;
      task.onProgress(done);
    };
    await computeAndStore({ ...task, onProgress }, report);
  } catch (error) {
    if (cancel.aborted) cancelReport(database, input.id, share);
    else {
      const { code, message } = toFailure(error);
      failReport(database, input.id, share, code, message);
    }
    throw error;
  }
  letGo(database);
  return findStored(database, input.id);
}

/** When it resolves, nothing holds the report. */
async function computeAndStore(
  task: HelpedTask<number> & WriteTask<number>,
  record: ReportRecord,
): Promise<void> {
  const { database } = task;
  const computed = await computeReport(task, record);
  letGo(database);
  const report = { ...computed, leftOut: leftOutNow(database, record, computed) };
  completeReport(database, record.id, report, () => letGo(database));
}

/** Gives a report a label; `report-unknown` where there is none with this id. */
export function renameReport({ database }: WriteTask, id: string, label: string): ReportRecord {
  labelReport(database, id, label.trim().toWellFormed());
  return findStored(database, id);
}

function findStored(database: ReadableDatabase, id: string): ReportRecord {
  const report = findReport(database, id);
  if (report !== undefined) return report;
  throw new JobError({ code: 'report-unknown', message: 'The report was removed.' });
}
