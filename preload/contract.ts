import type { Days } from '../main/automation/schedule.ts';
import type { KeptFolder, KeptReport } from '../main/database/automation/plan.ts';
import type { Everything } from '../main/database/care/delete-everything.ts';
import type { PollDeletion } from '../main/database/care/delete-polls.ts';
import type { RejectedReason } from '../main/database/imports/imports.ts';
import type { OldReports } from '../main/database/reports/delete-reports.ts';
import type { Keeping } from '../main/database/reports/keeping.ts';
import type { ReportImport } from '../main/database/reports/made-from.ts';
import type { FileKind } from '../main/import/kinds/index.ts';
import type { SetAsideChange } from '../main/jobs/aside/set-aside.ts';
import type { Occasion } from '../main/jobs/backup/backup-folder.ts';
import type { CopyStep, SalvagedInPlace } from '../main/jobs/backup/copy-task.ts';
import type { DeletionProgress } from '../main/jobs/care/deletions.ts';
import type { SpaceGivenBack } from '../main/jobs/care/give-back.ts';
import type { ChangedClosure, ClosureChange, ListedClosure } from '../main/jobs/closures/closures.ts';
import type { ListedStore } from '../main/jobs/closures/list-stores.ts';
import type { Undoable as UndoableImport } from '../main/jobs/import/undo-newest.ts';
import type { NoteChange } from '../main/jobs/notes/notes.ts';
import type { ComparedPair, ReportComparison } from '../main/jobs/report/compare.ts';
import type { CountedOf, CountedTime } from '../main/jobs/report/counted-time.ts';
import type { DayRun, PeriodChoices } from '../main/jobs/report/period-choices.ts';
import type { PlacedNote } from '../main/jobs/report/report-notes.ts';
import type { StorePart } from '../main/jobs/report/report-parts.ts';
import type { TableAside } from '../main/jobs/report/report-table.ts';
import type { StoreAside } from '../main/jobs/report/store-aside.ts';
import type { StoreEvidence } from '../main/jobs/report/store-evidence.ts';
import type { SharedOutage, StoreSure } from '../main/jobs/report/store-sure.ts';
import type { StoreTrendWeek } from '../main/jobs/report/store-trend.ts';
import type { AutomaticStatus } from '../main/jobs/service/automatic.ts';
import type { DatabaseContents, KeptDatabase } from '../main/jobs/service/backups.ts';
import type { ImportOutcome as FileOutcome, ImportProgress } from '../main/jobs/service/import-queue.ts';
import type { PackProgress } from '../main/jobs/service/save-pack.ts';
import type {
  DatabaseState,
  DataSpace,
  Deed,
  Deletion,
  LastDeed,
  OutagesTold,
  Overview,
  FilePreview as PreviewedFile,
  RejectedRow,
  ReportRecord,
  Summary as ReportSummary,
  ReportTable,
  ImportRecord as StoredImport,
  SureState,
  WindowSummary,
} from '../main/jobs/service/service.ts';
import type { Subject } from '../main/jobs/service/subjects.ts';
import type { JobErrorCode } from '../main/jobs/threads/error.ts';
import type { Packed, PackedArray } from '../main/jobs/threads/pack.ts';
import type { Preset, Step } from '../main/report/calendar.ts';
import type { Caveat } from '../main/report/caveats.ts';
import type { Compared, ComparedMeasure } from '../main/report/compared.ts';
import type { HoursDoubt, HoursDoubts } from '../main/report/hours-doubts.ts';
import type * as Notes from '../main/report/outage-notes.ts';
import type * as Outages from '../main/report/outages.ts';
import type { ReportOverview } from '../main/report/overview.ts';
import type { PartOfPeriod, PeriodParts } from '../main/report/part-sums.ts';
import type * as PollCount from '../main/report/poll-count.ts';
import type { SetAside } from '../main/report/set-aside.ts';
import type { StoresAsked } from '../main/report/sheets/stores.ts';
import type { Change } from '../main/report/sure/change.ts';
import type * as Edges from '../main/report/sure/edge-table.ts';
import type { EdgeTable } from '../main/report/sure/edge-table.ts';
import type { Reasoning } from '../main/report/sure/reasoning.ts';
import type * as SureTypes from '../main/report/sure/sure.ts';
import type { Alike, Further, SetSure, SharedEvent, Sure } from '../main/report/sure/sure.ts';
import type * as Usual from '../main/report/sure/usual-hours.ts';
import type { UsualHour } from '../main/report/sure/usual-hours.ts';
import type { TargetOutcome } from '../main/report/target.ts';
import type { TrendWeek } from '../main/report/trend.ts';
import type { Method, PeriodName, WindowName } from '../main/report/types.ts';
import type * as Strip from '../main/report/week-strip.ts';
import type { FileFormat } from '../main/report/write/formats.ts';

/**
 * What window and main process say to each other: every call with its signature, every event, and the shapes they
 * carry. Times are milliseconds since the epoch, lengths of time milliseconds, unless a name says otherwise.
 */

/** One of the kinds of file that can be imported; `columns` are the names that its header row must have. */
export type FileKindInfo = {
  readonly name: FileKind;
  /** For the middle of a sentence. */
  readonly label: string;
  readonly meaning: string;
  readonly columns: readonly string[];
};

export { KEPT_BACKUPS, PORT, REJECTED_ROWS_KEPT } from '../main/limits.ts';
export {
  areFarApart,
  type Clarity,
  changeIn,
  clarityOf,
  isRarelyObserved,
  LEAST_OBSERVED,
  likelyOr,
  type Observation,
  observedShare,
} from '../main/report/clarity.ts';
export { describeLoss, type Loss } from '../main/report/losses.ts';
export { REACH_MINUTES } from '../main/report/reach.ts';
export {
  downAtClosingTest,
  neverOnlineTest,
  openTest,
  STANDING_FLAGS,
} from '../main/report/standing-flags.ts';
export { type FellTogether, fellTogether } from '../main/report/sure/fell-together.ts';
export { type ToldEvent, toldEvents } from '../main/report/sure/told-events.ts';
export { countTelling, whoseOfStores, whoseTogether } from '../main/report/sure/whose.ts';
export {
  LIKELY_MEANS,
  NO_LIKELY_WORDS,
  SURELY_MEANS,
  WITHOUT_WORDS,
} from '../main/report/sure/words.ts';
export { uptimeLeft } from '../main/report/uptime-left.ts';
export type {
  Alike,
  AutomaticStatus,
  Caveat,
  Change,
  ClosureChange,
  Compared,
  ComparedMeasure,
  ComparedPair,
  CopyStep,
  CountedTime,
  DatabaseContents,
  DatabaseState,
  DataSpace,
  DayRun,
  Days,
  Deed,
  Deletion,
  DeletionProgress,
  EdgeTable,
  Everything,
  FileFormat,
  FileKind,
  Further,
  HoursDoubt,
  HoursDoubts,
  ImportProgress,
  Keeping,
  KeptDatabase,
  LastDeed,
  ListedClosure,
  ListedStore,
  Method,
  NoteChange,
  Occasion,
  OutagesTold,
  Overview,
  Packed,
  PackedArray,
  PackProgress,
  PartOfPeriod,
  PeriodChoices,
  PeriodName,
  PeriodParts,
  PlacedNote,
  PollDeletion,
  Preset,
  Reasoning,
  RejectedReason,
  RejectedRow,
  ReportComparison,
  ReportImport,
  ReportOverview,
  ReportRecord,
  ReportSummary,
  ReportTable,
  SalvagedInPlace,
  SetAside,
  SetAsideChange,
  SetSure,
  SharedEvent,
  SharedOutage,
  SpaceGivenBack,
  Step,
  StoreAside,
  StoreEvidence,
  StorePart,
  StoreSure,
  StoreTrendWeek,
  Subject,
  Sure,
  SureState,
  TableAside,
  TargetOutcome,
  TrendWeek,
  UsualHour,
  WindowName,
  WindowSummary,
};
export type ReportState = ReportRecord['state'];
export type StoreParts = { readonly by: Step; readonly parts: readonly StorePart[] };

/** Stable codes that the window may act on; the message is for the person, the details for a bug report. */
export type ErrorCode = JobErrorCode | 'bad-request' | 'not-written';

export type AppError = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: string;
  /** What the person typed that is meant. */
  readonly field?: 'as-of' | 'reach';
};

/** Every call answers this; nothing is thrown across the bridge. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: AppError };

/** Stands for a file that the person picked or dropped. The window never names a path. */
export type FileToken = string;

/** A file as it is shown before it is imported. */
export type FilePreview = WithToken<PreviewedFile>;
type WithToken<T> = T extends unknown ? Omit<T, 'path'> & { readonly token: FileToken } : never;

/** An import as the window is told of it: without where the file was. */
export type ImportRecord = Omit<StoredImport, 'path'>;
export type ImportOutcome = Told<FileOutcome>;
export type Undoable = Told<UndoableImport>;
type Told<T> = T extends { readonly record: StoredImport }
  ? Omit<T, 'record'> & { readonly record: ImportRecord }
  : T;

export type AsOf =
  | { readonly kind: 'latest' }
  | { readonly kind: 'now' }
  | ({ readonly kind: 'instant' } & TypedInstant);

/** A time as a person typed it, such as “2023-01-25 18:13”, and whose clock it is of where it does not say so. */
export type TypedInstant = { readonly text: string; readonly clock: Clock };
export type Clock = 'utc' | 'computer';

/** By whose clock times in the data are shown; where no one store is meant, a store’s own time is UTC. */
export type DataClock = Clock | 'store';

export type ReportRequest = {
  readonly asOf: AsOf;
  /** A number, or what the person typed. */
  readonly reachMinutes: number | string;
  /** Without one, the report is of the last hour, day and week. */
  readonly period?: PeriodRequest;
};

/** A period that is asked for: a preset is counted from the date of the report zone, by default that of most stores. */
export type PeriodRequest =
  | { readonly kind: 'preset'; readonly preset: Preset; readonly zone?: string }
  | { readonly kind: 'dates'; readonly from: string; readonly to: string }
  | { readonly kind: 'instants'; readonly from: number; readonly to: number };

/** One number of every store, in the order of the report's stores. Poll count knows no unknown time. */
export type NumberColumn = ReportTable['columns'][number];
/** What a report says of a store for a window: lengths of time, and `uptime` in percent; NaN where nothing is known. */
export type Measure = NumberColumn['measure'];

/** Of a report's `gates`: what the number of a store adds up for every window that poll count counts. */
export const GATE_FLAGS: typeof PollCount.GATE_FLAGS = { hour: 1, day: 2, week: 4 };

/** Of a report's outages: how one began and ended, by the number in `began` and `endedBy`. */
export const BEGINNINGS: typeof Outages.BEGINNINGS = ['before-window', 'after-up', 'at-opening', 'unwatched'];
export const ENDINGS: typeof Outages.ENDINGS = [
  'as-of',
  'before-up',
  'at-closing',
  'unwatched',
  'after-window',
];

/** Why a store has no likely range, by the number in `without`. */
export const WITHOUT_RANGE: typeof SureTypes.WITHOUT_RANGE = [
  'has-one',
  'never-online',
  'same-minutes',
  'too-little',
];

/** In fewer weeks nothing is usual. */
export const USUAL_WEEKS: typeof Usual.FEWEST_WEEKS = 3;

/** The ends of an opening, by the number in `edge` of an EdgeTable. */
export const EDGES: typeof Edges.EDGES = ['opening', 'closing'];

/** Why a store was down, as its owner sees it; `other` is told in words. */
export const NOTE_REASONS: typeof Notes.NOTE_REASONS = [
  'power-cut',
  'internet-down',
  'staff',
  'planned',
  'wrong-data',
  'other',
];
export type NoteReason = Notes.NoteReason;
export type TimeSpan = Notes.TimeSpan;

/** Of a report's `strips`: the bytes of a store, one for each hour of the week before as-of, the oldest first. */
export const STRIP_HOURS: typeof Strip.STRIP_HOURS = 168;
/** What such a byte adds up for all that the hour has some time of. */
export const STRIP_FLAGS: typeof Strip.STRIP_FLAGS = { up: 1, down: 2, unknown: 4, closed: 8 };

/** How long a report's label may be, in characters. */
export const LABEL_LENGTH = 100;

/** `path` is for reading; `file` stands for what was saved. */
export type SaveOutcome =
  | { readonly saved: true; readonly path: string; readonly file: FileToken }
  | { readonly saved: false };

/** The local HTTP API as Settings shows it. */
export type ApiSettings = {
  readonly enabled: boolean;
  readonly port: number;
  readonly requireToken: boolean;
};
export type ApiStatus = {
  readonly settings: ApiSettings;
  readonly token: string;
  /** A command to copy that triggers a report. */
  readonly curl: string;
} & (
  | { readonly state: 'off' }
  | { readonly state: 'starting' }
  | { readonly state: 'listening'; readonly address: string }
  | { readonly state: 'failed'; readonly message: string }
);

/** What the person chose in Settings; `method` is also the one that a report was last looked at by. */
export type Preferences = {
  readonly theme: 'system' | 'light' | 'dark';
  readonly clock: DataClock;
  readonly method: Method;
  readonly reachMinutes: number;
  /** By whose calendar yesterday, this week and last month are told; none: the zone that most stores have. */
  readonly reportZone: string | undefined;
  /** What lost sales are counted in, by its ISO 4217 code. */
  readonly currency: string;
  /** The uptime that stores are held against; none unless the person sets one. */
  readonly targetPercent: number | undefined;
  /** Whether the app says by itself how old this version is. */
  readonly versionAge: 'quarterly' | 'never';
};

/** What is done by itself (SPEC §18): each with the last that came of it. */
export type AutomationStatus = {
  /** What is being done now: a folder, or the title of a report. */
  readonly atHand: string | undefined;
  readonly folders: readonly (KeptFolder & { readonly last: LastDeed | undefined })[];
  readonly reports: readonly (Omit<KeptReport, 'every'> & {
    /** `undefined`, as is `time`: a later version made it, and this one leaves it alone. */
    readonly days: Days | undefined;
    /** Of this computer's clock. */
    readonly time: number | undefined;
    /** `undefined` where it is off, too. */
    readonly next: number | undefined;
    readonly last: LastDeed | undefined;
  })[];
};

/** A folder to watch. With an `id`: in the place of that one, whose folder it keeps where none is given. */
export type SavedWatch = {
  readonly id?: string;
  readonly folder?: FileToken;
  readonly move: boolean;
  readonly isOn: boolean;
};

/** A report to make by the clock, likewise. */
export type SavedReport = {
  readonly id?: string;
  readonly folder?: FileToken;
  readonly days: Days;
  readonly time: number;
  /** Without one it is of the last hour, day and week. */
  readonly period?: Preset;
  readonly isOn: boolean;
};

/** How much was done by itself at about the same time. */
export type DeedCounts = Readonly<Record<'imported' | 'known' | 'refused' | 'failed' | 'reports', number>>;

export type BackgroundSettings = {
  /** Closing the window leaves the app running. */
  readonly goesOnWithoutWindow: boolean;
  readonly startsAtLogin: boolean;
};

/** A packed answer whose bytes are to be fetched, part by part, by `takePart`. */
export type PackedHead<T> = Omit<Packed<T>, 'bytes'> & { readonly size: number; readonly token: string };

/** How far the copy of a database is that is made or restored; it may wait for an import or a report to end. */
export type CopyProgress = {
  readonly what: 'backup' | 'restore' | 'before-import';
  readonly step: CopyStep['step'] | 'waiting';
  /** 0 to 1, of the step. */
  readonly share: number;
};

/** What a table shows: rows by their places, columns by their names, both in order, and by what the rows were chosen, in words. */
export type ShownPart = {
  readonly rows: readonly number[];
  /** Those of the specified file, and names before them, where none are named. */
  readonly columns?: readonly string[];
  readonly chosenBy?: readonly string[];
};

/** What is handed over in one file (SPEC §17). */
export type FileOf =
  /** All stores of a report, those of some groups, or what is shown of them. */
  | ({
      readonly tells: 'report';
      readonly id: string;
      readonly shown?: ShownPart;
      /** Of their stores alone; “No group” are those without one. */
      readonly groups?: readonly string[];
      /** Of a report of a period: a row for each day, week or month of a store. */
      readonly by?: Step;
    } & Omit<StoresAsked, 'named'>)
  | { readonly tells: 'outages'; readonly id: string; readonly shown?: ShownPart }
  /** What a report says on one page, of all stores or of some groups; as a workbook or PDF. */
  | { readonly tells: 'answer'; readonly id: string; readonly groups?: readonly string[] }
  | { readonly tells: 'store'; readonly id: string; readonly store: string }
  | {
      readonly tells: 'comparison';
      readonly before: string;
      readonly after: string;
      /** Store by store, unless it is said. */
      readonly of?: 'groups';
      /** Its stores alone; “No group” are those without one. */
      readonly group?: string;
      readonly method: Method;
      readonly shown?: ShownPart;
    };

/** Calls: window to main. One that takes long can be given up, see `Bridge.begin`. */
export type Calls = {
  databaseState: () => DatabaseState;
  /** Opens a database that could not be used; an error where it still cannot. */
  tryAgain: () => void;
  /** Moves a database that cannot be used aside and begins a new one; answers where the old one is. */
  startAfresh: () => { readonly movedTo: string };
  /** Puts what can be read of a damaged database in its place and keeps the damaged one beside; see `salvageStep`. */
  salvage: () => SalvagedInPlace;
  /** Asks for a folder to keep the database in from now on; `undefined` after Cancel. */
  chooseDataFolder: () => { readonly folder: string } | undefined;
  /** Asks where to, and saves everything there in one file. */
  backUp: () => SaveOutcome;
  /** Asks for a backup, copies and checks it; answers what is in it, `undefined` after Cancel. Changes nothing yet. */
  chooseBackup: () => ({ readonly name: string } & DatabaseContents) | undefined;
  /** The one that was chosen is not wanted. */
  dropBackup: () => void;
  /** Puts the one that was chosen in the place of the present data, which are kept beside under the name answered. */
  restoreBackup: () => { readonly keptAs: string | undefined };
  /** Databases that were kept beside the present one. */
  keptDatabases: () => readonly KeptDatabase[];
  removeKept: (name: string) => void;
  automaticBackup: () => AutomaticStatus;
  changeAutomaticBackup: (change: {
    readonly occasion?: Occasion;
    readonly keep?: number;
  }) => AutomaticStatus;
  chooseBackupFolder: () => AutomaticStatus;
  openDataFolder: () => void;
  overview: () => Overview;
  /** The files that the app was started with or handed since, each once; see the event `filesHanded`. */
  takeHandedFiles: () => FilePreview[];
  /** The names of files whose import was under way when the app last ended; nothing of them was stored. */
  unfinishedImport: () => readonly string[];
  forgetUnfinished: () => void;
  /** Has a failure of the window written down; what it says is not kept where it could quote the person's data. */
  logFault: (fault: WindowFault) => void;
  /** Loads the window anew; what is under way goes on. */
  reloadWindow: () => void;
  chooseFiles: () => FilePreview[];
  importFiles: (tokens: readonly FileToken[]) => ImportOutcome[];
  importSample: () => ImportOutcome[];
  removeSample: () => void;
  /** Whether an earlier page of this window began an import and did not come to show what became of it. */
  hasUntoldImport: () => boolean;
  /** The outcomes of that import, once it has ended. */
  untoldImport: () => ImportOutcome[];
  /** Says that what became of every import that has ended is shown. */
  importTold: () => void;
  /** The import that can be undone now, with what that would change. */
  undoableImport: () => Undoable | undefined;
  undoImport: (importId: number) => void;
  /** Gives up undoing an import and all older ones, and the room that takes. */
  keepForGood: (importId: number) => SpaceGivenBack;
  listImports: () => ImportRecord[];
  /** `undefined` where it was undone since. */
  findImport: (importId: number) => ImportRecord | undefined;
  rejectedRows: (request: { importId: number; limit: number; offset: number }) => RejectedRow[];
  /** How many rows were rejected for each reason; all are counted, the first ones kept in full. */
  rejectedReasons: (importId: number) => RejectedReason[];
  listClosures: () => ListedClosure[];
  /** Every known store, by id. */
  listStores: () => ListedStore[];
  /** Their ids: no file names their hours, so they count as open around the clock. */
  storesWithoutHours: () => string[];
  changeClosure: (change: ClosureChange) => ChangedClosure;
  saveRejectedRows: (importId: number) => SaveOutcome;
  createReport: (request: ReportRequest) => string;
  /** The same, unless a complete report of the same question is there, whose data are as they were: then that one. */
  findOrCreateReport: (request: ReportRequest) => string;
  /** What the presets of periods mean as of an instant; `undefined` where there are no polls, or a typed one is none. */
  periodChoices: (request: { asOf: AsOf; zone?: string }) => PeriodChoices | undefined;
  /** The days of the report zone's calendar on which any store was polled, of all or within two dates. */
  polledDays: (request: { zone?: string; within?: DayRun }) => readonly DayRun[];
  /** What a typed time would be read as; `undefined`: it is none. */
  readInstant: (typed: TypedInstant) => number | undefined;
  cancelReport: (id: string) => void;
  listReports: () => ReportRecord[];
  /** Gives a report a label of at most LABEL_LENGTH characters; an empty one takes it away. */
  renameReport: (request: { id: string; label: string }) => void;
  /**
   * Deletes reports, which are then told of no more. Answers once that is done, ten seconds later, or once restoreReports
   * has taken them back; quitting ends the time.
   */
  deleteReports: (ids: readonly string[]) => Deletion;
  restoreReports: (ids: readonly string[]) => void;
  /** A complete report, with what it says at a glance: there stores are named by their place in it. */
  openReport: (id: string) => { table: PackedHead<ReportTable>; overview: Result<ReportOverview> };
  /** What of that is another once stores are set aside or taken back. */
  openAside: (id: string) => { table: TableAside; overview: Result<ReportOverview> };
  /** What the view of a report's outages tells beside what the report itself does. */
  openOutages: (id: string) => PackedHead<OutagesTold>;
  /** Finds out how sure a report is, and what its stores share; see the event `sure`. */
  findSure: (id: string) => void;
  cancelSure: (id: string) => void;
  sureState: (id: string) => SureState;
  /** How sure a report is; `undefined` where that was not found out yet. */
  openSure: (id: string) => PackedHead<Sure> | undefined;
  /** The same of one store. */
  storeSure: (request: { report: string; store: string }) => StoreSure | undefined;
  /** Sets stores aside and takes others back; answers the change that undoes it. */
  changeSetAside: (change: SetAsideChange) => SetAsideChange;
  storeAside: (request: { report: string; store: string }) => StoreAside;
  /** What adds up hour by hour of a group, or without those set aside; `undefined` as readCountedTime is. */
  countedTime: (of: CountedOf) => CountedTime | undefined;
  /** The next bytes of a packed answer, from a place in them. */
  takePart: (request: { token: string; from: number }) => ArrayBuffer;
  /** One store of a complete report, with what its numbers come from. */
  openStore: (request: { report: string; store: string }) => StoreEvidence;
  /**
   * Of a complete report of a period shorter than a week, the stores that were never online in it, but were in the week
   * before, by their place; none of any other report.
   */
  onlineBefore: (id: string) => readonly number[];
  /** What a report 0 to 11 weeks earlier would say of all stores; `undefined` where polls do not reach back that far. */
  reportTrend: (request: { report: string; weeksBefore: number }) => TrendWeek | undefined;
  /** The same of one store: every week that polls reach, the report's own first. */
  storeTrend: (request: { report: string; store: string }) => readonly StoreTrendWeek[];
  /** The parts of a report of a period, from the data as they are now, of all stores together and of each group. */
  periodParts: (report: string) => PeriodParts;
  /** The same of one store. */
  storeParts: (request: { report: string; store: string }) => StoreParts;
  /** Hours of a store that its polls of the year before the report's as-of contradict. */
  hoursDoubts: (request: { report: string; store: string }) => HoursDoubts;
  /** Which stores miss a target for uptime in percent, by each method. */
  reportTarget: (request: { report: string; percent: number }) => readonly TargetOutcome[];
  /** The owner's notes on outages of a report; `outages` are places in its table of outages. */
  reportNotes: (id: string) => PlacedNote[];
  /** All notes of a store; `outages` are places in the list that was given. */
  storeNotes: (request: { store: string; outages: readonly TimeSpan[] }) => PlacedNote[];
  changeNote: (change: NoteChange) => void;
  /** The imports that a report was made from, oldest first; `undefined` where that was not kept. */
  madeFrom: (id: string) => readonly ReportImport[] | undefined;
  /** Whether the data of a report are others now; `undefined` where that cannot be told. */
  hasDataChanged: (id: string) => boolean | undefined;
  /** Two complete reports against each other, in the order named, or that of the earlier time first. */
  compareReports: (pair: ComparedPair) => ReportComparison;
  /** Asks where to, and saves it there; can be given up. */
  saveFile: (what: FileOf, format: FileFormat) => SaveOutcome;
  /** Shows it as a PDF in a window of its own, with the system's dialog to print it; can be given up until then. */
  printFile: (what: FileOf) => void;
  /**
   * A zip of all of a report: a folder a group and one for all stores, each with the CSV, the workbook and the PDF. Can be
   * given up; see the event `packProgress`.
   */
  savePack: (
    request: { id: string; groups?: readonly string[]; by?: Step } & Omit<StoresAsked, 'named'>,
  ) => SaveOutcome;
  /** Of a file that was saved. */
  openSaved: (request: { file: FileToken; how: 'in-folder' | 'in-program' }) => void;
  copyText: (text: string) => void;
  preferences: () => Preferences;
  /** Changes those given; answers all. */
  changePreferences: (change: Partial<Preferences>) => Preferences;
  automation: () => AutomationStatus;
  /** Asks for a folder; `undefined` after Cancel. `path` is for reading. */
  chooseAutomationFolder: (
    purpose: 'watch' | 'reports',
  ) => { readonly token: FileToken; readonly path: string } | undefined;
  saveWatch: (wanted: SavedWatch) => AutomationStatus;
  saveClockReport: (wanted: SavedReport) => AutomationStatus;
  /** Neither files, nor what was imported, nor reports go with it. */
  removeAutomation: (id: string) => AutomationStatus;
  /** Does it now, on or off; answers once it is done, and the log says what came of it. */
  runAutomationNow: (id: string) => void;
  /** What was done by itself, the newest first; `before`: only those with a smaller id. */
  deeds: (request: { limit: number; before?: number }) => Deed[];
  background: () => BackgroundSettings;
  changeBackground: (change: Partial<BackgroundSettings>) => BackgroundSettings;
  apiStatus: () => ApiStatus;
  changeApi: (settings: ApiSettings) => ApiStatus;
  regenerateToken: () => ApiStatus;
  /** What takes how much of the disk. */
  space: () => DataSpace;
  keeping: () => Keeping;
  changeKeeping: (keeping: Keeping) => void;
  /** How many reports would go at once if only so many were kept. */
  countReportsBeyond: (reports: number) => number;
  /** What deleting the polls from before an instant would take. */
  pollDeletion: (before: number) => PollDeletion;
  countOldReports: (before: number) => { readonly labelled: number; readonly unlabelled: number };
  /** What deleting everything would take. */
  everything: () => Everything;
  deletePollsBefore: (before: number) => SpaceGivenBack;
  deleteReportsBefore: (which: OldReports) => SpaceGivenBack;
  /** Deletes everything, where that is still what is expected; `data-changed` otherwise. */
  deleteAll: (expected: Everything) => SpaceGivenBack;
  /** Gives what is free within the database back to the disk. */
  giveBackSpace: () => SpaceGivenBack;
};

/** What the native menu, or a second start of the app, asks of the window. */
export type Command =
  | 'import'
  | 'create-report'
  | 'share'
  | 'print'
  | 'search'
  | 'show-import'
  | 'show-report'
  | 'show-history'
  | 'show-closures'
  | 'show-automation'
  | 'show-settings'
  | 'help-numbers'
  | 'help-shortcuts';

/** A failure of the window: of all of it, of one screen, or of something that a page did later. */
export type WindowFault = {
  readonly where: 'app' | 'screen' | 'page';
  readonly name: string;
  readonly message: string;
  readonly stack?: string | undefined;
};

/** Events: main to window. */
export type Events = {
  importProgress: ImportProgress;
  /** How far the saving of what can be read is. */
  salvageStep: CopyStep;
  /** How far a deletion is, or the giving back of space. */
  deletionProgress: DeletionProgress;
  /** A report began, went on or ended, whichever door asked for it. */
  report: ReportRecord;
  /** How far it is found out how sure a report is. */
  sure: SureState;
  /** What is stored changed: which subjects of it. */
  changed: readonly Subject[];
  command: Command;
  /** There are files to take, handed over by a second start of the app or by the system. */
  filesHanded: undefined;
  /** What is being done by itself; nothing: it is through. */
  automationAtHand: { readonly what: string | undefined };
  automationDeeds: DeedCounts;
  apiStatus: ApiStatus;
  copyProgress: CopyProgress;
  /** How many of the files of a pack are written. */
  packProgress: PackProgress;
  /** A backup was made by itself, or could not be. */
  automaticBackup: AutomaticStatus;
  /** What keeps the database from being used changed, or how far its preparation is. */
  database: DatabaseState;
};

/** The name of every event; one that is missing does not compile. */
export const EVENTS: Readonly<Record<keyof Events, true>> = {
  importProgress: true,
  salvageStep: true,
  deletionProgress: true,
  report: true,
  sure: true,
  changed: true,
  command: true,
  filesHanded: true,
  automationAtHand: true,
  automationDeeds: true,
  apiStatus: true,
  copyProgress: true,
  packProgress: true,
  automaticBackup: true,
  database: true,
};

/** The channel of every call: its name, an id of its own, its arguments, all of which main checks. */
export const CALL_CHANNEL = 'call';

/** The channel on which a call under way is given up, by its id. */
export const CANCEL_CHANNEL = 'cancel';

/** A call under way. Given up, it stops at the next chance, and answers the error `cancelled` where it had not ended. */
export type Begun<T> = { readonly answer: Promise<Result<T>>; readonly cancel: () => void };

/** The channel on which the preload script alone hands over the paths of dropped files. */
export const DROPPED_CHANNEL = 'dropFiles';

/** What the window finds as `window.storeMonitor`. */
export type Bridge = {
  readonly platform: 'darwin' | 'win32' | 'linux';
  readonly version: string;
  /** The version of the time zone database that this program computes with, as `2026b`; empty: not known. */
  readonly timeZones: string;
  /** In the order to show them in. */
  readonly fileKinds: readonly FileKindInfo[];
  readonly call: <K extends keyof Calls>(
    name: K,
    ...args: Parameters<Calls[K]>
  ) => Promise<Result<ReturnType<Calls[K]>>>;
  readonly begin: <K extends keyof Calls>(
    name: K,
    ...args: Parameters<Calls[K]>
  ) => Begun<ReturnType<Calls[K]>>;
  /** Recognises files that the person dropped on the window. */
  dropFiles(files: readonly File[]): Promise<Result<FilePreview[]>>;
  /** Hears an event; answers how to stop hearing it. */
  on<K extends keyof Events>(event: K, listener: (payload: Events[K]) => void): () => void;
};
