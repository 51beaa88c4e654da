import { randomUUID } from 'node:crypto';
import type { ImportRecord } from '../database/imports.ts';
import type { ReportRecord } from '../database/reports.ts';
import type { Overview } from '../database/stores.ts';
import type { RejectedRow } from '../import/segment.ts';
import type { CsvOptions } from '../report/csv.ts';
import { type CancelFlag, createCancelFlag, requestCancel } from './cancel.ts';
import { JobError, toFailure } from './error.ts';
import type { ImportInput } from './import/import-file.ts';
import { type FilePreview, previewFile } from './import/preview-file.ts';
import type { ImportProgress } from './import/progress.ts';
import type { ReportTable } from './report/report-table.ts';
import { startWorker } from './worker/client.ts';
import type { AsOf, ReportInput } from './worker/protocol.ts';

export type {
  AsOf,
  FilePreview,
  ImportProgress,
  ImportRecord,
  Overview,
  RejectedRow,
  ReportRecord,
  ReportTable,
};

export type ReportRequest = { readonly asOf: AsOf; readonly reach: number };

/** Hears of every report whose state or progress changes, whichever door asked for it. */
export type ReportListener = (report: ReportRecord) => void;

/** The one service behind the window, the HTTP API and the command line. Failures are JobErrors. */
export type Service = {
  ready(): Promise<void>;
  previewFile(path: string): FilePreview;
  importFile(
    input: ImportInput,
    cancel: CancelFlag,
    onProgress: (p: ImportProgress) => void,
  ): Promise<ImportRecord>;
  overview(): Promise<Overview>;
  listImports(limit: number): Promise<ImportRecord[]>;
  rejectedRows(importId: number, limit: number, offset: number): Promise<RejectedRow[]>;
  rejectedRowsCsv(importId: number): Promise<string>;
  removeSample(): Promise<void>;
  /** Begins a report and answers its id at once; `nothing-to-report` where there are no data for it. */
  triggerReport(request: ReportRequest): Promise<string>;
  /** The state of a report, or `undefined` where there is none with this id. */
  findReport(id: string): Promise<ReportRecord | undefined>;
  /** Resolves when a report is no longer Running. */
  reportEnded(id: string): Promise<ReportRecord>;
  cancelReport(id: string): void;
  listReports(limit: number): Promise<ReportRecord[]>;
  /** Both methods of a complete report; `report-unknown` or `report-not-complete` otherwise, as for reportCsv. */
  reportTable(id: string): Promise<ReportTable>;
  reportCsv(id: string, options: CsvOptions): Promise<string>;
  onReport(listener: ReportListener): () => void;
  /** Cancels what runs, waits at most `withinMs` for it to stop, and closes the database. */
  close(withinMs?: number): Promise<void>;
};

const CLOSE_WITHIN_MS = 5_000;

type RunningReport = {
  record: ReportRecord;
  readonly cancel: CancelFlag;
  readonly ended: Promise<ReportRecord>;
};

/** Opens a database, creating it where there is none. */
export function openService(databaseFile: string): Service {
  const writer = startWorker({ role: 'writer', database: databaseFile });
  // The reader opens what the writer has created and migrated, so it starts once the writer is ready.
  const reader = writer.ready().then(() => startWorker({ role: 'reader', database: databaseFile }));
  reader.catch(() => undefined);
  const read = () => reader;
  const running = new Map<string, RunningReport>();
  const cancels = new Set<CancelFlag>();
  const listeners = new Set<ReportListener>();
  const tell = (report: ReportRecord) => {
    for (const listener of listeners) listener(report);
  };

  async function findStored(id: string): Promise<ReportRecord | undefined> {
    return (await read()).run('findReport', { id });
  }

  /** The state to show of a report whose job ended; one that never reached the database failed with the job's error. */
  async function settled(last: ReportRecord, error: unknown): Promise<ReportRecord> {
    const stored = await findStored(last.id).catch(() => undefined);
    if (stored !== undefined && stored.state !== 'Running') return stored;
    const { code, message } = toFailure(error);
    return { ...last, state: 'Failed', error: { code, message } };
  }

  function begin(input: ReportInput): void {
    const { id } = input;
    const cancel = createCancelFlag();
    const initial: ReportRecord = { ...input, progress: 0, includesSample: false, state: 'Running' };
    const onProgress = (progress: number) => {
      entry.record = { ...entry.record, progress };
      tell(entry.record);
    };
    const job = writer.run('createReport', input, { cancel, onProgress });
    const ended = job
      .catch((error: unknown) => settled(entry.record, error))
      .then((record) => {
        entry.record = record;
        running.delete(id);
        cancels.delete(cancel);
        if (record.state === 'Failed') remember(record);
        tell(record);
        return record;
      });
    const entry: RunningReport = { record: initial, cancel, ended };
    running.set(id, entry);
    cancels.add(cancel);
    tell(initial);
  }

  /** Failed reports that the database could not take, such as those of a worker that died. */
  const unstored = new Map<string, ReportRecord>();
  const remember = (record: ReportRecord) => unstored.set(record.id, record);

  return {
    ready: () => writer.ready(),
    previewFile,
    async importFile(input, cancel, onProgress) {
      cancels.add(cancel);
      try {
        return await writer.run('importFile', input, { cancel, onProgress });
      } finally {
        cancels.delete(cancel);
      }
    },
    overview: async () => (await read()).run('overview', null),
    listImports: async (limit) => (await read()).run('listImports', { limit }),
    rejectedRows: async (importId, limit, offset) =>
      (await read()).run('rejectedRows', { importId, limit, offset }),
    rejectedRowsCsv: async (importId) => (await read()).run('rejectedRowsCsv', { importId }),
    async removeSample() {
      await writer.run('removeSample', null);
    },
    async triggerReport(request) {
      const { anyStore, newestPoll } = await (await read()).run('extent', null);
      const asOf =
        request.asOf === 'latest' ? newestPoll : request.asOf === 'now' ? Date.now() : request.asOf;
      if (!anyStore || asOf === undefined) {
        throw new JobError({
          code: 'nothing-to-report',
          message: !anyStore
            ? 'There is nothing to report on yet. Import your files first.'
            : 'There are no polls to report on. Import a polls file, or choose an instant.',
        });
      }
      const id = randomUUID();
      begin({ id, createdAt: Date.now(), asOf, reach: request.reach });
      return id;
    },
    findReport: async (id) => running.get(id)?.record ?? (await findStored(id)) ?? unstored.get(id),
    async reportEnded(id) {
      const record = (await running.get(id)?.ended) ?? (await findStored(id)) ?? unstored.get(id);
      if (record === undefined) {
        throw new JobError({ code: 'report-unknown', message: 'There is no report with this id.' });
      }
      return record;
    },
    cancelReport(id) {
      const report = running.get(id);
      if (report !== undefined) requestCancel(report.cancel);
    },
    async listReports(limit) {
      const stored = await (await read()).run('listReports', { limit });
      const ids = new Set(stored.map(({ id }) => id));
      const waiting = [...running.values()].map(({ record }) => record).filter(({ id }) => !ids.has(id));
      return [
        ...waiting.reverse(),
        ...stored.map((record) => running.get(record.id)?.record ?? record),
      ].slice(0, limit);
    },
    reportTable: async (id) => (await read()).run('reportTable', { id }),
    reportCsv: async (id, options) => (await read()).run('reportCsv', { id, ...options }),
    onReport(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close(withinMs = CLOSE_WITHIN_MS) {
      for (const cancel of cancels) requestCancel(cancel);
      await reader.then(
        (started) => started.close(withinMs),
        () => undefined,
      );
      await writer.close(withinMs);
    },
  };
}
