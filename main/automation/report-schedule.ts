import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type FolderFile, writeFolderWhole } from '../jobs/files/write-folder.ts';
import type { FileWanted } from '../jobs/report/file-wanted.ts';
import { filesOf } from '../jobs/service/save-pack.ts';
import type { NewDeed, ReportRecord, ReportRequest, Service } from '../jobs/service/service.ts';
import { JobError } from '../jobs/threads/error.ts';
import type { Clock } from './clock.ts';
import { freeName, runName } from './report-folder.ts';
import { latestDue, nextDue, type Schedule } from './schedule.ts';

/** A report that is made by the clock and written into a folder of its own in `into`. */
export type ScheduledReport = {
  /** Tells it from all others, for as long as it is what it is. */
  readonly key: string;
  /** What a person knows it by. */
  readonly title: string;
  readonly schedule: Schedule;
  readonly question: Pick<ReportRequest, 'reach' | 'period'>;
  readonly into: string;
  /** What is told, and of which stores, where that is not the usual. */
  readonly asked?: Partial<ReportAsked> | undefined;
};

/** What is asked of the files of a report. */
export type ReportAsked = Omit<FileWanted, 'tells' | 'format' | 'rows' | 'named' | 'paper' | 'by'>;

/** One such report, looked after from time to time. */
export type ReportSchedule = {
  /**
   * Makes the report where one is due, or where one has begun and not ended (SPEC §18). What goes wrong is told as a deed,
   * and tried again where it may pass.
   */
  look(): Promise<void>;
  /** When the next one is due (ms since the epoch). */
  next(): number;
  /** Makes one now, whatever the clock says. */
  runNow(): Promise<void>;
};

type Options = {
  readonly service: Pick<
    Service,
    'read' | 'triggerReport' | 'reportEnded' | 'reportFile' | 'reportPack' | 'saveRunStep' | 'noteDeeds'
  >;
  readonly clock: Clock;
  /** Whether the clock was set ahead since the program was started. */
  readonly isClockDoubtful: () => boolean;
  readonly onDeed: (deed: NewDeed) => void;
  readonly onAtHand: (what: string | undefined) => void;
};

/** What a folder of a report holds beside its pack: the same of all stores, nearer at hand, and their outages. */
const FILES = [
  { name: 'report.csv', tells: 'report', format: 'csv' },
  { name: 'report.xlsx', tells: 'report', format: 'xlsx' },
  { name: 'outages.csv', tells: 'outages', format: 'csv' },
] as const;
/** As files are where nobody asks for more (SPEC §4). */
const USUAL: ReportAsked = {
  method: 'poll-count',
  extended: false,
  bounds: false,
  counts: false,
  likely: false,
  shared: false,
  groups: [],
};

/** Later than this is told. */
const LATE_MS = 5 * 60_000;

export function createReportSchedule(
  { key, title, schedule, question, into, asked }: ScheduledReport,
  { service, clock, isClockDoubtful, onDeed, onAtHand }: Options,
): ReportSchedule {
  let told: string | undefined;

  async function tell(outcome: 'done' | 'failed', line: string): Promise<void> {
    const deed: NewDeed = { at: clock.now(), kind: 'report', source: key, name: title, outcome, line };
    await service.noteDeeds([deed]);
    onDeed(deed);
  }

  const step = (dueAt: number, state: 'known' | 'begun' | 'done' | 'failed', name = '') =>
    service.saveRunStep({ schedule: key, dueAt, state, name, doubtful: isClockDoubtful() });

  /** Begun and named first, so that after a kill the folder says whether it was made. */
  async function make(dueAt: number, name: string, words: string): Promise<void> {
    let known = '';
    try {
      if (!existsSync(join(into, name))) known = await write(name, dueAt);
    } catch (error) {
      const reason = reasonOf(error);
      if (isFinal(error)) {
        await step(dueAt, 'failed', name);
        await tell('failed', reason);
      } else if (told !== reason && !isEnding(error)) {
        told = reason;
        await tell('failed', `${reason} It is tried again every minute.`);
      }
      return;
    }
    await step(dueAt, 'done', name);
    told = undefined;
    await tell('done', `Written to ${join(into, name)}.${known}${words}`);
  }

  /** Answers what is to be said of it besides. */
  async function write(name: string, asOf: number): Promise<string> {
    onAtHand(title);
    try {
      const { id, fleet } = await reportAsOf(asOf);
      await writeFolderWhole(join(into, name), filesOfReport(id));
      return isUnobserved(fleet) ? ' No poll tells of its time: nothing is known of any store.' : '';
    } finally {
      onAtHand(undefined);
    }
  }

  async function reportAsOf(asOf: number): Promise<ReportRecord> {
    const id = await service.triggerReport({ ...question, asOf });
    const record = await service.reportEnded(id);
    if (record.state === 'Failed') throw new ReportFailed(record.error);
    if (record.state !== 'Complete')
      throw new ReportFailed({ code: 'cancelled', message: 'It was cancelled.' });
    return record;
  }

  /** Made only when they are written, one after the other. */
  async function* filesOfReport(id: string): AsyncGenerator<FolderFile> {
    for (const { name, ...wanted } of FILES) yield { name, written: partsOf(id, wanted) };
    const { items } = await service.reportPack(id, { ...USUAL, ...asked, as: 'files' });
    try {
      yield* filesOf(items);
    } finally {
      await items.return?.();
    }
  }

  async function* partsOf(
    id: string,
    wanted: Pick<FileWanted, 'tells' | 'format'>,
  ): AsyncGenerator<Uint8Array> {
    const { parts } = await service.reportFile(id, { ...USUAL, ...asked, ...wanted });
    yield* parts;
  }

  function lateWords(dueAt: number, missed: number): string {
    if (clock.now() - dueAt < LATE_MS) return '';
    const others = missed === 0 ? '' : ` Times before it that passed too: ${missed}.`;
    return ` Late: it was due at ${new Date(dueAt).toISOString()}.${others}`;
  }

  return {
    async look() {
      const { last, begun } = await service.read('scheduleState', key, clock.now());
      if (last === undefined) return step(clock.now(), 'known');
      const due = latestDue(schedule, last, clock.now());
      if (due !== undefined) {
        if (begun !== undefined) await step(begun.dueAt, 'failed', begun.name);
        const name = freeName(into, runName(due.dueAt, schedule.zone));
        await step(due.dueAt, 'begun', name);
        await make(due.dueAt, name, lateWords(due.dueAt, due.missed));
      } else if (begun !== undefined) {
        await make(begun.dueAt, begun.name, lateWords(begun.dueAt, 0));
      }
    },
    next: () => nextDue(schedule, clock.now()),
    async runNow() {
      const now = clock.now();
      try {
        const name = freeName(into, runName(now, schedule.zone));
        const known = await write(name, now);
        await tell('done', `Written to ${join(into, name)}.${known}`);
      } catch (error) {
        await tell('failed', reasonOf(error));
      }
    },
  };
}

/** No poll speaks for any business time of its week or period. */
const isUnobserved = (fleet: ReportRecord['fleet']): boolean =>
  (fleet?.observed?.week ?? fleet?.observed?.period) === 0;

/** A report that did not become complete. */
class ReportFailed extends Error {
  readonly code: string;

  constructor({ code, message }: { readonly code: string; readonly message: string }) {
    super(message);
    this.code = code;
  }
}

const isTold = (error: unknown) => error instanceof JobError || error instanceof ReportFailed;

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Trying again would come to the same. */
const FINAL: readonly string[] = [
  'group-unknown',
  'nothing-to-report',
  'zone-unknown',
  'cancelled',
  'report-too-old',
];

const isFinal = (error: unknown) => isTold(error) && FINAL.includes(error.code);

const isEnding = (error: unknown) => isTold(error) && error.code === 'interrupted';
