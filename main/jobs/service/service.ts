import { randomUUID } from 'node:crypto';
import type { Deed, LastDeed, NewDeed } from '../../database/automation/deeds.ts';
import type { LeftFile, NamedSighting, Sighting } from '../../database/automation/left-files.ts';
import type { KeptFolder, KeptPlan, KeptReport, PlanChange } from '../../database/automation/plan.ts';
import type { RunStep, ScheduleState } from '../../database/automation/scheduled-runs.ts';
import type { Everything } from '../../database/care/delete-everything.ts';
import { type KeptDatabase, listKept } from '../../database/care/kept-aside.ts';
import type { Overview } from '../../database/care/overview.ts';
import type { DatabaseSpace } from '../../database/care/space.ts';
import type { ImportRecord } from '../../database/imports/imports.ts';
import { moveAside } from '../../database/opening/move-aside.ts';
import type { OldReports } from '../../database/reports/delete-reports.ts';
import type { Keeping } from '../../database/reports/keeping.ts';
import type { ReportRecord } from '../../database/reports/reports.ts';
import type { RejectedRow } from '../../import/segment.ts';
import { isSamePeriod } from '../../report/period.ts';
import type { Summary, WindowSummary } from '../../report/summary.ts';
import type { SetAsideChange } from '../aside/set-aside.ts';
import { partBeside } from '../backup/commands.ts';
import type { SalvagedInPlace } from '../backup/copy-task.ts';
import { type CopyOptions, runCopyTask } from '../backup/copy-thread.ts';
import type { DeletionProgress } from '../care/deletions.ts';
import type { SpaceGivenBack } from '../care/give-back.ts';
import type { ChangedClosure, ClosureChange } from '../closures/closures.ts';
import type { ImportInput } from '../import/import-file.ts';
import type { FilePreview } from '../import/preview-file.ts';
import type { ImportProgress } from '../import/progress.ts';
import type { NoteChange } from '../notes/notes.ts';
import type { AsOf } from '../report/as-of.ts';
import type { PeriodRequest } from '../report/ask-period.ts';
import type { ComparisonHead, ComparisonWanted } from '../report/comparison-file.ts';
import type { FileWanted } from '../report/file-wanted.ts';
import type { GroupsAsked } from '../report/options.ts';
import type { PeriodChoices } from '../report/period-choices.ts';
import type { ReportHead } from '../report/report-file.ts';
import type { PackWanted } from '../report/report-pack.ts';
import type { OutagesTold, ReportTable } from '../report/report-table.ts';
import type { TableFile } from '../tables/table-files.ts';
import type { RunOptions } from '../threads/client.ts';
import { JobError } from '../threads/error.ts';
import { createListeners } from '../threads/listeners.ts';
import type { ReadJobs } from '../worker/read-jobs.ts';
import { type Backups, createBackups } from './backups.ts';
import {
  type DatabaseSession,
  type DatabaseState,
  type OpenOptions,
  openDatabaseSession,
} from './database-session.ts';
import { createDeletedReports, type Deletion } from './deleted-reports.ts';
import { createImportQueue, type ImportQueue } from './import-queue.ts';
import { createPromisedReports } from './promised-reports.ts';
import { createPushes, type Pushes } from './pushes.ts';
import { createRunningReports } from './running-reports.ts';
import type { ReportPack } from './save-pack.ts';
import { SUBJECTS, type Subject, TOUCHED } from './subjects.ts';
import { createSureReports, type SureReports, type SureState } from './sure-reports.ts';
import { createUnfinishedImports } from './unfinished-imports.ts';

export type {
  AsOf,
  DatabaseState,
  Deed,
  Deletion,
  FilePreview,
  ImportProgress,
  ImportRecord,
  KeptFolder,
  KeptPlan,
  KeptReport,
  LastDeed,
  LeftFile,
  NamedSighting,
  NewDeed,
  OutagesTold,
  Overview,
  RejectedRow,
  ReportRecord,
  ReportTable,
  RunStep,
  ScheduleState,
  Sighting,
  Summary,
  SureState,
  WindowSummary,
};

export type DataSpace = DatabaseSpace & { readonly beside: readonly KeptDatabase[] };

export type ReportRequest = {
  readonly asOf: AsOf;
  readonly reach: number;
  /** Without one, the report is of the last hour, day and week. */
  readonly period?: PeriodRequest | undefined;
};

/** What is said of a report, and a file of it. */
export type ReportFile = ReportHead & { readonly parts: AsyncIterable<Uint8Array> };

/** The one service behind the window, the HTTP API and the command line. Failures are JobErrors. */
export type Service = {
  /** Resolves once the database is open and up to date; rejects where it cannot be used. Tries again where it could not. */
  ready(): Promise<void>;
  databaseState(): DatabaseState;
  onDatabaseState(listener: (state: DatabaseState) => void): () => void;
  /** Moves the database aside and begins a new one; answers where the old one is. */
  startAfresh(): Promise<string>;
  /**
   * Puts what can be read of a damaged database in its place, and keeps the damaged one beside it, as it is. Takes a while:
   * 25 s for a year of polls of 14,000 stores.
   */
  salvage(options?: CopyOptions): Promise<SalvagedInPlace>;
  /** Closes the database and opens this one. */
  switchTo(file: string): Promise<void>;
  /** The file that the database is. */
  databaseFile(): string;
  readonly backups: Backups;
  /** Asks the database one of the questions of `worker/read-jobs.ts`. */
  read: DatabaseSession['read'];
  /** The same of what takes long, until somebody gives it up. */
  readUntil: DatabaseSession['readUntil'];
  /**
   * A file of a complete report, made as its parts are asked for, which is once; fails before the first of them where it
   * cannot be made, as the questions `reportCsv`, `periodCsv` and `outagesCsv` do.
   */
  reportFile(id: string, wanted: FileWanted): Promise<ReportFile>;
  /** The same of two reports held against each other. */
  comparisonFile(
    wanted: ComparisonWanted,
  ): Promise<ComparisonHead & { readonly parts: AsyncIterable<Uint8Array> }>;
  /** A pack of a complete report (SPEC §17), likewise; see save-pack.ts. */
  reportPack(id: string, wanted: PackWanted): Promise<ReportHead & ReportPack>;
  /** A file of the folder of tables that a complete report was made of; `data-changed` where they are others now. */
  tableFile(id: string, file: TableFile, asked?: GroupsAsked): AsyncIterable<Uint8Array>;
  /** The imports that any door asks for; `importFile` is one of them by itself, at once. */
  readonly imports: ImportQueue;
  /** The files that other programs push. */
  readonly pushes: Pick<Pushes, 'take' | 'find'>;
  importFile(input: ImportInput, options?: RunOptions<ImportProgress>): Promise<ImportRecord>;
  /** Undoes the newest import, which must be this one (`undo-unavailable` otherwise); see the question `undoable`. */
  undoImport(id: number): Promise<void>;
  /** Gives up what it takes to undo this import and all older ones, and the room that takes. */
  keepForGood(id: number, options?: RunOptions<DeletionProgress>): Promise<SpaceGivenBack>;
  /** Deletes the polls from before an instant (ms), and with them what it takes to undo the imports so far. */
  deletePollsBefore(before: number, options?: RunOptions<DeletionProgress>): Promise<SpaceGivenBack>;
  deleteReportsBefore(which: OldReports, options?: RunOptions<DeletionProgress>): Promise<SpaceGivenBack>;
  /**
   * Deletes everything that the question `everything` told of, with what was pushed since; `data-changed` where that is
   * something else by now.
   */
  deleteAll(expected: Everything, options?: RunOptions<DeletionProgress>): Promise<SpaceGivenBack>;
  /** Gives space that is free within the database back to the disk. */
  giveBackSpace(options?: RunOptions<DeletionProgress>): Promise<SpaceGivenBack>;
  /** What takes how much room in the database, and what is kept beside it. */
  space(): Promise<DataSpace>;
  /** Changes what is kept for how long, and gives up what is not kept any more. */
  changeKeeping(keeping: Keeping): Promise<void>;
  removeSample(): Promise<void>;
  /** Changes what is to be done by itself; see the question `plan`. */
  changePlan(change: PlanChange): Promise<void>;
  /** Puts what was done by itself into the log, with the files that are done with though they were left where they are. */
  noteDeeds(deeds: readonly NewDeed[], left?: readonly LeftFile[]): Promise<void>;
  /** Keeps what becomes of a time of a schedule. */
  saveRunStep(step: RunStep): Promise<void>;
  /** Forgets times after an instant (ms) that a clock came to only because it was set ahead. */
  forgetDoubtfulRuns(after: number): Promise<void>;
  /** Adds, changes or removes a closure; see jobs/closures for what it refuses. */
  changeClosure(change: ClosureChange): Promise<ChangedClosure>;
  /** Adds, changes or removes a note on an outage; see jobs/notes for what it refuses. */
  changeNote(change: NoteChange): Promise<void>;
  /** Sets stores aside and takes others back; answers what undoes it. See jobs/aside for what it refuses. */
  changeSetAside(change: SetAsideChange): Promise<SetAsideChange>;
  /**
   * Begins a report and answers its id as soon as it is stored, so that no crash makes it unknown; beside an import that is
   * at once too. `nothing-to-report` where there are no data for it, `too-many-waiting` where 200 are not complete yet.
   */
  triggerReport(request: ReportRequest): Promise<string>;
  /** The newest complete report of the same question, where its data have not changed since. */
  findAlike(request: ReportRequest): Promise<string | undefined>;
  /** What the presets of periods mean as of an instant, by the report zone; `undefined` where there are no polls. */
  periodChoices(asOf: AsOf, zone: string | undefined): Promise<PeriodChoices | undefined>;
  /** How sure reports are, which is found out after them. */
  readonly sure: Pick<SureReports, 'find' | 'cancel' | 'state' | 'onState'>;
  /** The state of a report, or `undefined` where there is none with this id. */
  findReport(id: string): Promise<ReportRecord | undefined>;
  /** Resolves when a report is no longer Running. */
  reportEnded(id: string): Promise<ReportRecord>;
  cancelReport(id: string): void;
  /** Calls a report by a label; the empty one takes its label away. `report-unknown` where there is none with this id. */
  renameReport(id: string, label: string): Promise<void>;
  /**
   * Deletes reports, which for ten seconds can be taken back by restoreReports; running ones are cancelled. They are told
   * of no more from the first moment, and stay stored until the last; closing ends the time. Resolves at its end.
   */
  deleteReports(ids: readonly string[]): Promise<Deletion>;
  restoreReports(ids: readonly string[]): void;
  listReports(limit: number): Promise<ReportRecord[]>;
  /** Hears of every report whose state or progress changes, whichever door asked for it. */
  onReport(listener: (report: ReportRecord) => void): () => void;
  /** Hears that what is stored changed, and what of it. */
  onChanged(listener: (touched: readonly Subject[]) => void): () => void;
  /** Cancels what runs, waits at most `withinMs` for it to stop, and closes the database. */
  close(withinMs?: number): Promise<void>;
};

const CLOSE_WITHIN_MS = 5_000;

/** The questions by which a complete report, named first, is handed over. */
const HAND_OVER: ReadonlySet<string> = new Set<keyof ReadJobs>([
  'reportTable',
  'reportSummary',
  'openReport',
  'reportCsv',
  'periodCsv',
  'outagesCsv',
]);

function instantOf(asOf: AsOf, { latestPoll }: Pick<Extent, 'latestPoll'>): number | undefined {
  return asOf === 'latest' ? latestPoll : asOf === 'now' ? Date.now() : asOf;
}

type Extent = Awaited<ReturnType<ReadJobs['extent']>>;

export type ServiceOptions = OpenOptions & {
  /** Whether it is found out by itself how sure a report is, once it is complete; otherwise when somebody asks. */
  readonly findsSure?: boolean;
  /** How long after one import of what was pushed the next one may be (ms), where that is not the usual. */
  readonly pushPauseMs?: number;
};

/** Opens a database, creating it where there is none. */
export function openService(databaseFile: string, options: ServiceOptions = {}): Service {
  const opened = openDatabaseSession(databaseFile, options);
  const sure = createSureReports(
    (id) => opened.read('sureKept', id),
    async (id, run) => {
      await opened.write('findSure', [id], run);
      changes.tell(TOUCHED.findSure);
    },
  );
  const session: DatabaseSession = {
    ...opened,
    // That a report was fetched is noted in a moment, whatever is under way.
    write: (name, input, run) =>
      name === 'noteFetched'
        ? opened.write(name, input, run)
        : sure.whileWriting(() => opened.write(name, input, run)),
    async reopen(how) {
      sure.forget();
      await opened.reopen(how);
    },
  };
  const promised = createPromisedReports(session);
  const reports = createRunningReports(session, promised);
  const changes = createListeners<readonly Subject[]>();
  const deleted = createDeletedReports(
    (ids) => session.write('deleteReports', [ids]),
    () => changes.tell(TOUCHED.deleteReports),
  );

  // Where a report ends, older ones may have gone (database/reports/keeping.ts).
  reports.onReport(({ id, state }) => {
    if (state !== 'Running') changes.tell(TOUCHED.makeReport);
    if (state === 'Complete' && options.findsSure === true) sure.find(id);
  });

  /** Does what changes the stored data, and tells what of them. */
  const write: DatabaseSession['write'] = async (name, input, options) => {
    const result = await session.write(name, input, options);
    changes.tell(TOUCHED[name]);
    return result;
  };

  const reopen: DatabaseSession['reopen'] = async (options) => {
    await session.reopen(options);
    changes.tell(SUBJECTS);
  };

  /** Deletes what could still be taken back: asked for in this turn, and done before the database is closed. */
  async function deleteForGood(): Promise<void> {
    deleted.hurry();
    await new Promise((resolve) => void setImmediate(resolve));
  }

  const read: DatabaseSession['read'] = async (name, ...input) => {
    await sure.before(name, input);
    const answer = await session.read(name, ...input);
    const [id] = input;
    if (HAND_OVER.has(name) && typeof id === 'string') reports.fetched(id);
    return answer;
  };

  const reportFile: Service['reportFile'] = async (id, wanted) => {
    await sure.before('reportFile', [id, wanted]);
    const items = session.stream('reportFile', id, wanted);
    const { value: head } = await items.next();
    if (head === undefined || head instanceof Uint8Array) throw new Error('A file begins with its head.');
    reports.fetched(id);
    // What follows the head is bytes.
    return { ...head, parts: items as AsyncIterable<Uint8Array> };
  };

  const comparisonFile: Service['comparisonFile'] = async (wanted) => {
    const items = session.stream('comparisonFile', wanted);
    const { value: head } = await items.next();
    if (head === undefined || head instanceof Uint8Array) throw new Error('A file begins with its head.');
    return { ...head, parts: items as AsyncIterable<Uint8Array> };
  };

  const reportPack: Service['reportPack'] = async (id, wanted) => {
    await sure.before('reportPack', [id, wanted]);
    const items = session.stream('reportPack', id, wanted);
    const { value: head } = await items.next();
    if (head === undefined || !('files' in head)) throw new Error('A pack begins with its head.');
    reports.fetched(id);
    return { ...head, items };
  };

  async function findReport(id: string): Promise<ReportRecord | undefined> {
    if (deleted.has(id)) return undefined;
    const record = reports.find(id) ?? (await read('storedReport', id));
    if (record?.state === 'Failed' || record?.state === 'Cancelled') reports.fetched(id);
    return record;
  }

  const backups = createBackups(session, reports, deleteForGood, () => changes.tell(SUBJECTS));

  const importFile: Service['importFile'] = (input, options) =>
    reports.whileImporting(write('importFile', [input], options));
  const { close: closeImports, ...imports } = createImportQueue(
    importFile,
    createUnfinishedImports(session.file),
  );

  const {
    close: closePushes,
    whileDeleting,
    ...pushes
  } = createPushes(session, importFile, (...given) => write('savePushes', given), options.pushPauseMs);

  return {
    ready: session.ready,
    databaseFile: session.file,
    backups,
    databaseState: session.state,
    onDatabaseState: session.onState,
    read,
    readUntil: session.readUntil,
    reportFile,
    comparisonFile,
    reportPack,
    tableFile: (id, file, asked = {}) => {
      reports.fetched(id);
      return session.stream('tableFile', id, file, asked);
    },
    imports,
    pushes,
    importFile,
    undoImport: (id) => write('undoImport', [id]),
    keepForGood: (id, options) => write('keepForGood', [id], options),
    deletePollsBefore: (before, options) => write('deletePollsBefore', [before], options),
    deleteReportsBefore: (which, options) => write('deleteReportsBefore', [which], options),
    deleteAll: (expected, options) =>
      whileDeleting((pushed) => write('deleteAll', [expected, pushed], options)),
    giveBackSpace: (options) => write('giveBackSpace', [], options),
    space: async () => ({ ...(await read('space')), beside: listKept(session.file()) }),
    changeKeeping: (keeping) => write('changeKeeping', [keeping]),
    removeSample: () => write('removeSample', []),
    changePlan: (change) => write('changePlan', [change]),
    noteDeeds: (deeds, left = []) => write('noteDeeds', [deeds, left]),
    saveRunStep: (step) => write('saveRunStep', [step]),
    forgetDoubtfulRuns: (after) => write('forgetDoubtfulRuns', [after]),
    changeClosure: (closure) => write('changeClosure', [closure]),
    changeNote: (note) => write('changeNote', [note]),
    changeSetAside: (change) => write('changeSetAside', [change]),
    async startAfresh() {
      let movedTo = '';
      await reopen({ change: (file) => (movedTo = moveAside(file)) });
      return movedTo;
    },
    async salvage(options) {
      const part = partBeside(session.file());
      const saved: SalvagedInPlace[] = [];
      const save = async (database: string) => {
        saved.push(await runCopyTask('salvageInPlace', { database, part }, options));
      };
      await reopen({ change: save });
      const [outcome] = saved;
      if (outcome !== undefined) return outcome;
      throw new JobError({ code: 'interrupted', message: 'The work was interrupted before it was done.' });
    },
    switchTo: (file) => reopen({ file }),
    async findAlike(request) {
      const asOf = instantOf(request.asOf, await read('extent'));
      if (asOf === undefined) return undefined;
      const period = request.period && (await read('askPeriod', request.period, asOf));
      const alike = (await read('storedReports', Number.MAX_SAFE_INTEGER)).find(
        (report) =>
          report.state === 'Complete' &&
          !deleted.has(report.id) &&
          report.asOf === asOf &&
          report.reach === request.reach &&
          isSamePeriod(report.period, period),
      );
      return alike !== undefined && (await read('hasDataChanged', alike.id)) === false ? alike.id : undefined;
    },
    async periodChoices(wanted, zone) {
      const asOf = instantOf(wanted, await read('extent'));
      return asOf === undefined ? undefined : read('periodChoices', asOf, zone);
    },
    async triggerReport(request) {
      const { anyStore, latestPoll } = await read('extent');
      const asOf = instantOf(request.asOf, { latestPoll });
      if (!anyStore || asOf === undefined) {
        throw new JobError({
          code: 'nothing-to-report',
          message: !anyStore
            ? 'There is nothing to report on yet. Import your files first.'
            : 'There are no polls to report on. Import a polls file, or choose an instant.',
        });
      }
      const id = randomUUID();
      const asOfChoice = typeof request.asOf === 'number' ? 'instant' : request.asOf;
      const period = request.period && (await read('askPeriod', request.period, asOf));
      const createdAt = Date.now();
      await reports.begin({
        id,
        createdAt,
        asOf,
        asOfChoice,
        reach: request.reach,
        ...(period && { period }),
      });
      return id;
    },
    sure,
    findReport,
    async reportEnded(id) {
      const record = (await reports.ended(id)) ?? (await findReport(id));
      if (record !== undefined) return record;
      throw new JobError({ code: 'report-unknown', message: 'There is no report with this id.' });
    },
    cancelReport: reports.cancel,
    async renameReport(id, label) {
      await write('renameReport', [id, label]);
    },
    deleteReports(ids) {
      for (const id of ids) reports.cancel(id);
      return deleted.add(ids);
    },
    restoreReports: deleted.restore,
    async listReports(limit) {
      const stored = await read('storedReports', Math.min(limit + deleted.size, Number.MAX_SAFE_INTEGER));
      const ids = new Set(stored.map(({ id }) => id));
      const waiting = reports.list().filter(({ id }) => !ids.has(id));
      return [...waiting, ...stored.map((record) => reports.find(record.id) ?? record)]
        .filter(({ id }) => !deleted.has(id))
        .slice(0, limit);
    },
    onReport: reports.onReport,
    onChanged: changes.add,
    async close(withinMs = CLOSE_WITHIN_MS) {
      closeImports();
      closePushes();
      await deleteForGood();
      await promised.close();
      await session.close(withinMs);
    },
  };
}
