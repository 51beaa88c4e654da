import type { ImportRecord } from '../../database/imports.ts';
import type { ReportRecord } from '../../database/reports.ts';
import type { Overview } from '../../database/stores.ts';
import type { RejectedRow } from '../../import/segment.ts';
import type { CsvOptions } from '../../report/csv.ts';
import type { CancelFlag } from '../cancel.ts';
import type { JobFailure } from '../error.ts';
import type { ImportInput } from '../import/import-file.ts';
import type { ImportProgress } from '../import/progress.ts';
import type { ReportTable } from '../report/report-table.ts';

/** The instant a report is computed as of (SPEC §2): the newest poll, the system clock, or an instant (ms). */
export type AsOf = 'latest' | 'now' | number;

/** Instants and reach in milliseconds. */
export type ReportInput = {
  readonly id: string;
  readonly createdAt: number;
  readonly asOf: number;
  readonly reach: number;
};

/** What can be asked of a worker: input, answer, and what it tells on the way. */
export type Jobs = {
  importFile: { input: ImportInput; output: ImportRecord; progress: ImportProgress };
  createReport: { input: ReportInput; output: ReportRecord; progress: number };
  removeSample: { input: null; output: null; progress: never };
  /** Whether any store is known, and the newest poll (ms), which is all that triggering a report needs. */
  extent: { input: null; output: { anyStore: boolean; newestPoll: number | undefined }; progress: never };
  overview: { input: null; output: Overview; progress: never };
  listImports: { input: { limit: number }; output: ImportRecord[]; progress: never };
  rejectedRows: {
    input: { importId: number; limit: number; offset: number };
    output: RejectedRow[];
    progress: never;
  };
  rejectedRowsCsv: { input: { importId: number }; output: string; progress: never };
  findReport: { input: { id: string }; output: ReportRecord | undefined; progress: never };
  listReports: { input: { limit: number }; output: ReportRecord[]; progress: never };
  reportTable: { input: { id: string }; output: ReportTable; progress: never };
  reportCsv: { input: { id: string } & CsvOptions; output: string; progress: never };
};

export type JobName = keyof Jobs;

/** Who answers: the one that writes, or the one that reads beside it and so answers while an import runs. */
export type WorkerRole = 'writer' | 'reader';

export type WorkerSetup = { readonly role: WorkerRole; readonly database: string };

export type JobRequest = {
  [K in JobName]: {
    readonly id: number;
    readonly name: K;
    readonly input: Jobs[K]['input'];
    readonly cancel: CancelFlag;
  };
}[JobName];

export type JobMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'unusable'; readonly failure: JobFailure }
  | { readonly type: 'progress'; readonly id: number; readonly progress: unknown }
  | { readonly type: 'done'; readonly id: number; readonly output: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly failure: JobFailure };

/** Asks a worker to stop after the job at hand and close its database. */
export type CloseRequest = { readonly close: true };
