import type { ReportRecord } from '../../database/reports/reports.ts';
import { writeProblem } from '../files/file-problem.ts';
import type { ReportInput } from '../report/make-report.ts';
import { JobError, toFailure } from '../threads/error.ts';
import { createListeners } from '../threads/listeners.ts';
import type { DatabaseSession } from './database-session.ts';
import type { PromisedReports } from './promised-reports.ts';

/** The reports that have begun and not ended, which know more of themselves than the database does. */
export type RunningReports = {
  /**
   * Begins a report; resolves once it is stored, whatever the thread that writes is at, so that its id may be answered.
   * Throws `too-many-waiting` where as many wait as may.
   */
  begin(input: ReportInput): Promise<void>;
  find(id: string): ReportRecord | undefined;
  /** Tells that somebody has had what became of a report, which from then on may go as newer ones are complete. */
  fetched(id: string): void;
  /** The end of a running report; `undefined` where none with this id runs. */
  ended(id: string): Promise<ReportRecord> | undefined;
  cancel(id: string): void;
  /** The one that began last first. */
  list(): ReportRecord[];
  /** Does an import. Reports asked for meanwhile say that they wait for it, and are in the database when it has ended. */
  whileImporting<T>(work: Promise<T>): Promise<T>;
  /** Settles when the imports and reports end that are under way; `undefined` where there are none. */
  busy(): Promise<unknown> | undefined;
  /** Hears of every report whose state or progress changes, whichever door asked for it. */
  onReport(listener: (report: ReportRecord) => void): () => void;
};

type RunningReport = {
  record: RunningRecord;
  readonly cancel: AbortController;
  /** Whether the database came to hold it. */
  readonly recorded: Promise<boolean>;
  readonly ended: Promise<ReportRecord>;
};

type RunningRecord = Extract<ReportRecord, { state: 'Running' }> & ReportInput;

/** How many failed reports are told of that the database would not take, as on a full disk; the oldest go first. */
const UNSTORED_KEPT = 200;

/** So many reports may be asked for and not be complete; as many complete ones are kept, so none goes before it is fetched. */
const MOST_WAITING = 200;

/** After that a report that nobody fetched may go in any case; see database/reports/keeping.ts. */
const FETCHED_WITHIN_MS = 3_600_000;

/** Every telling of progress makes windows draw; nobody reads faster. */
const TELL_EVERY_MS = 100;

export function createRunningReports(session: DatabaseSession, promised: PromisedReports): RunningReports {
  const running = new Map<string, RunningReport>();
  const unstored = new Map<string, ReportRecord>();
  const { add, tell } = createListeners<ReportRecord>();
  const imports = new Set<Promise<unknown>>();
  /** When each was asked for, by a clock that nobody sets; the oldest first. */
  const unfetched = new Map<string, number>();

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
    async begin(input) {
      if (running.size >= MOST_WAITING) throw tooManyWaiting();
      const { id } = input;
      for (const [old, at] of unfetched) {
        if (at > performance.now() - FETCHED_WITHIN_MS) break;
        unfetched.delete(old);
      }
      unfetched.set(id, performance.now());
      const cancel = new AbortController();
      let toldAt = Number.NEGATIVE_INFINITY;
      const onProgress = (progress: number) => {
        const { waitsFor: _, ...record } = { ...entry.record, progress };
        entry.record = record;
        if (performance.now() - toldAt < TELL_EVERY_MS) return;
        toldAt = performance.now();
        tell(record);
      };
      const announced = Promise.withResolvers<boolean>();
      const onAnnounced = () => {
        promised.keep(id);
        announced.resolve(true);
      };
      const job = session.write('makeReport', [input], { signal: cancel.signal, onProgress, onAnnounced });
      const ended = job
        .catch((error: unknown) => settle(entry.record, error))
        .then((record) => {
          running.delete(id);
          if (!unstored.has(id)) onAnnounced();
          announced.resolve(false);
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
      const entry: RunningReport = { record, cancel, recorded: announced.promise, ended };
      running.set(id, entry);
      tell(record);
      try {
        await promised.add(input);
      } catch (error) {
        if (await entry.recorded) return;
        throw notStored(error);
      }
    },
    find: (id) => running.get(id)?.record ?? unstored.get(id),
    fetched(id) {
      if (unfetched.delete(id)) session.write('noteFetched', [id]).catch(() => undefined);
    },
    ended: (id) => running.get(id)?.ended,
    cancel: (id) => running.get(id)?.cancel.abort(),
    list: () => [...running.values()].map(({ record }) => record).reverse(),
    async whileImporting(work) {
      imports.add(work);
      try {
        return await work;
      } finally {
        imports.delete(work);
        const waiting = [...running.values()];
        if (imports.size === 0) {
          for (const entry of waiting) if (entry.record.waitsFor) change(entry, entry.record);
        }
        await Promise.all(waiting.map(({ recorded }) => recorded));
      }
    },
    busy() {
      const waits = [...imports, ...[...running.values()].map(({ ended }) => ended)];
      return waits.length === 0 ? undefined : Promise.allSettled(waits);
    },
    onReport: add,
  };
}

function tooManyWaiting(): JobError {
  return new JobError({
    code: 'too-many-waiting',
    message: `${MOST_WAITING} reports are waiting to be made, which is the most. Ask again when some of them are complete.`,
  });
}

function notStored(error: unknown): JobError {
  if (error instanceof JobError) return error;
  const failure = toFailure(error);
  if (failure.code === 'disk-full') return new JobError(failure);
  const message = `The report could not be stored: ${writeProblem(error)}. Nothing was changed.`;
  return new JobError({ ...failure, code: 'database-failed', message });
}
