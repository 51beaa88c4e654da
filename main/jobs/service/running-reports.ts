import type { ReportRecord } from '../../database/reports/reports.ts';
import type { ReportInput } from '../report/make-report.ts';
import { toFailure } from '../threads/error.ts';
import { createListeners } from '../threads/listeners.ts';
import type { DatabaseSession } from './database-session.ts';

/** The reports that have begun and not ended, which know more of themselves than the database does. */
export type RunningReports = {
  begin(input: ReportInput): void;
  find(id: string): ReportRecord | undefined;
  /** The end of a running report; `undefined` where none with this id runs. */
  ended(id: string): Promise<ReportRecord> | undefined;
  cancel(id: string): void;
  /** The one that began last first. */
  list(): ReportRecord[];
  /** Does an import. Reports asked for meanwhile say that they wait for it. */
  whileImporting<T>(work: Promise<T>): Promise<T>;
  /** Settles when the imports and reports end that are under way; `undefined` where there are none. */
  busy(): Promise<unknown> | undefined;
  /** Hears of every report whose state or progress changes, whichever door asked for it. */
  onReport(listener: (report: ReportRecord) => void): () => void;
};

type RunningReport = {
  record: RunningRecord;
  readonly cancel: AbortController;
  readonly ended: Promise<ReportRecord>;
};

type RunningRecord = Extract<ReportRecord, { state: 'Running' }> & ReportInput;

/** How many failed reports are told of that the database would not take, as on a full disk; the oldest go first. */
const UNSTORED_KEPT = 100;

/** Every telling of progress makes windows draw; nobody reads faster. */
const TELL_EVERY_MS = 100;

export function createRunningReports(session: DatabaseSession): RunningReports {
  const running = new Map<string, RunningReport>();
  const unstored = new Map<string, ReportRecord>();
  const { add, tell } = createListeners<ReportRecord>();
  const imports = new Set<Promise<unknown>>();

  function change(entry: RunningReport, { waitsFor: _, ...record }: RunningRecord): void {
    entry.record = record;
    tell(record);
  }

  /** The state to show of a report whose job failed: the one stored, which the job's error becomes if need be. */
  async function settle(last: RunningRecord, error: unknown): Promise<ReportRecord> {
    const { code, message } = toFailure(error);
    try {
      return await session.write('settleReport', [last, { code, message }]);
    } catch {
      const failed: ReportRecord = { ...last, state: 'Failed', error: { code, message } };
      unstored.set(last.id, failed);
      const [oldest] = unstored.keys();
      if (unstored.size > UNSTORED_KEPT && oldest !== undefined) unstored.delete(oldest);
      return failed;
    }
  }

  return {
    begin(input) {
      const { id } = input;
      const cancel = new AbortController();
      let toldAt = Number.NEGATIVE_INFINITY;
      const onProgress = (progress: number) => {
        const { waitsFor: _, ...record } = { ...entry.record, progress };
        entry.record = record;
        if (performance.now() - toldAt < TELL_EVERY_MS) return;
        toldAt = performance.now();
        tell(record);
      };
      const job = session.write('makeReport', [input], { signal: cancel.signal, onProgress });
      const ended = job
        .catch((error: unknown) => settle(entry.record, error))
        .then((record) => {
          running.delete(id);
          tell(record);
          return record;
        });
      const record: RunningRecord = {
        ...input,
        label: '',
        progress: 0,
        includesSample: false,
        fromUndone: false,
        state: 'Running',
        ...(imports.size > 0 ? { waitsFor: 'import' } : {}),
      };
      const entry: RunningReport = { record, cancel, ended };
      running.set(id, entry);
      tell(record);
    },
    find: (id) => running.get(id)?.record ?? unstored.get(id),
    ended: (id) => running.get(id)?.ended,
    cancel: (id) => running.get(id)?.cancel.abort(),
    list: () => [...running.values()].map(({ record }) => record).reverse(),
    async whileImporting(work) {
      imports.add(work);
      try {
        return await work;
      } finally {
        imports.delete(work);
        if (imports.size === 0) {
          for (const entry of running.values()) if (entry.record.waitsFor) change(entry, entry.record);
        }
      }
    },
    busy() {
      const waits = [...imports, ...[...running.values()].map(({ ended }) => ended)];
      return waits.length === 0 ? undefined : Promise.allSettled(waits);
    },
    onReport: add,
  };
}
