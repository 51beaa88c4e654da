import { randomUUID } from 'node:crypto';
import type { ImportRecord } from '../database/imports.ts';
import type { Overview } from '../database/overview.ts';
import type { ReportRecord } from '../database/reports.ts';
import type { RejectedRow } from '../import/segment.ts';
import type { Summary, WindowSummary } from '../report/summary.ts';
import { JobError, toFailure } from './error.ts';
import type { ImportInput } from './import/import-file.ts';
import { type FilePreview, previewFile } from './import/preview-file.ts';
import type { ImportProgress } from './import/progress.ts';
import { createListeners } from './listeners.ts';
import type { AsOf } from './report/as-of.ts';
import type { ReportInput } from './report/make-report.ts';
import type { ReportTable } from './report/report-table.ts';
import { type RunOptions, startWorker } from './worker/client.ts';
import type { ReadJobs } from './worker/read-jobs.ts';
import type { InputOf, OutputOf } from './worker/task.ts';
import type { WriteJobs } from './worker/write-jobs.ts';

export type {
  AsOf,
  FilePreview,
  ImportProgress,
  ImportRecord,
  Overview,
  RejectedRow,
  ReportRecord,
  ReportTable,
  Summary,
  WindowSummary,
};

export type ReportRequest = { readonly asOf: AsOf; readonly reach: number };

/** Hears of every report whose state or progress changes, whichever door asked for it. */
export type ReportListener = (report: ReportRecord) => void;

/** The one service behind the window, the HTTP API and the command line. Failures are JobErrors. */
export type Service = {
  ready(): Promise<void>;
  previewFile(path: string): FilePreview;
  /** Asks the database one of the questions of `worker/read-jobs.ts`. */
  read<K extends keyof ReadJobs>(name: K, ...input: InputOf<ReadJobs[K]>): Promise<OutputOf<ReadJobs[K]>>;
  importFile(input: ImportInput, options?: RunOptions<ImportProgress>): Promise<ImportRecord>;
  removeSample(): Promise<void>;
  /** Begins a report and answers its id at once; `nothing-to-report` where there are no data for it. */
  triggerReport(request: ReportRequest): Promise<string>;
  /** The state of a report, or `undefined` where there is none with this id. */
  findReport(id: string): Promise<ReportRecord | undefined>;
  /** Resolves when a report is no longer Running. */
  reportEnded(id: string): Promise<ReportRecord>;
  cancelReport(id: string): void;
  listReports(limit: number): Promise<ReportRecord[]>;
  onReport(listener: ReportListener): () => void;
  /** Hears that the stored data changed: an import, or the sample removed. */
  onDataChanged(listener: () => void): () => void;
  /** Cancels what runs, waits at most `withinMs` for it to stop, and closes the database. */
  close(withinMs?: number): Promise<void>;
};

const CLOSE_WITHIN_MS = 5_000;

type RunningReport = {
  record: ReportRecord;
  readonly cancel: AbortController;
  readonly ended: Promise<ReportRecord>;
};

/** Opens a database, creating it where there is none. */
export function openService(databaseFile: string): Service {
  const writer = startWorker<WriteJobs>({ role: 'writer', database: databaseFile });
  // The reader opens what the writer has created and migrated, so it starts once the writer is ready.
  const reader = writer.ready().then(() => startWorker<ReadJobs>({ role: 'reader', database: databaseFile }));
  reader.catch(() => undefined);
  const read: Service['read'] = async (name, ...input) => (await reader).run(name, input);
  const running = new Map<string, RunningReport>();
  const reportListeners = createListeners<ReportRecord>();
  const dataListeners = createListeners<void>();
  const { tell } = reportListeners;

  /** The state to show of a report whose job ended; one that never reached the database failed with the job's error. */
  async function settled(last: ReportRecord, error: unknown): Promise<ReportRecord> {
    const stored = await read('storedReport', last.id).catch(() => undefined);
    if (stored !== undefined && stored.state !== 'Running') return stored;
    const { code, message } = toFailure(error);
    return { ...last, state: 'Failed', error: { code, message } };
  }

  function begin(input: ReportInput): void {
    const { id } = input;
    const cancel = new AbortController();
    const initial: ReportRecord = { ...input, progress: 0, includesSample: false, state: 'Running' };
    const onProgress = (progress: number) => {
      entry.record = { ...entry.record, progress };
      tell(entry.record);
    };
    const job = writer.run('makeReport', [input], { signal: cancel.signal, onProgress });
    const ended = job
      .catch((error: unknown) => settled(entry.record, error))
      .then((record) => {
        entry.record = record;
        running.delete(id);
        if (record.state === 'Failed') remember(record);
        tell(record);
        return record;
      });
    const entry: RunningReport = { record: initial, cancel, ended };
    running.set(id, entry);
    tell(initial);
  }

  /** Failed reports that the database could not take, such as those of a worker that died. */
  const unstored = new Map<string, ReportRecord>();
  const remember = (record: ReportRecord) => unstored.set(record.id, record);

  return {
    ready: () => writer.ready(),
    previewFile,
    read,
    async importFile(input, options) {
      const record = await writer.run('importFile', [input], options);
      dataListeners.tell();
      return record;
    },
    async removeSample() {
      await writer.run('removeSample', []);
      dataListeners.tell();
    },
    async triggerReport(request) {
      const { anyStore, newestPoll } = await read('extent');
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
    findReport: async (id) => running.get(id)?.record ?? (await read('storedReport', id)) ?? unstored.get(id),
    async reportEnded(id) {
      const record = (await running.get(id)?.ended) ?? (await read('storedReport', id)) ?? unstored.get(id);
      if (record === undefined) {
        throw new JobError({ code: 'report-unknown', message: 'There is no report with this id.' });
      }
      return record;
    },
    cancelReport(id) {
      running.get(id)?.cancel.abort();
    },
    async listReports(limit) {
      const stored = await read('storedReports', limit);
      const ids = new Set(stored.map(({ id }) => id));
      const waiting = [...running.values()].map(({ record }) => record).filter(({ id }) => !ids.has(id));
      return [
        ...waiting.reverse(),
        ...stored.map((record) => running.get(record.id)?.record ?? record),
      ].slice(0, limit);
    },
    onReport: reportListeners.add,
    onDataChanged: dataListeners.add,
    async close(withinMs = CLOSE_WITHIN_MS) {
      writer.cancel();
      await reader.then(
        (started) => started.close(withinMs),
        () => undefined,
      );
      await writer.close(withinMs);
    },
  };
}
