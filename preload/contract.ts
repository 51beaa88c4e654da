/**
 * What window and main process say to each other: every call with its signature, every event, and the shapes they
 * carry. Times are milliseconds since the epoch, lengths of time milliseconds, unless a name says otherwise.
 */

/** One of the kinds of file that can be imported; `columns` are the names that its header row must have. */
export type FileKindInfo = {
  readonly name: string;
  /** For the middle of a sentence. */
  readonly label: string;
  readonly meaning: string;
  readonly columns: readonly string[];
};
/** A kind's `name`. */
export type FileKind = string;
export type Method = 'poll-count' | 'interpolated';
export type WindowName = 'hour' | 'day' | 'week';
export type ReportState = 'Running' | 'Complete' | 'Failed' | 'Cancelled';

/** Stable codes that the window may act on; the message is for the person, the details for a bug report. */
export type ErrorCode =
  | 'bad-request'
  | 'cancelled'
  | 'file-unreadable'
  | 'file-refused'
  | 'nothing-to-report'
  | 'report-unknown'
  | 'report-not-complete'
  | 'import-unknown'
  | 'database-damaged'
  | 'database-newer'
  | 'database-in-use'
  | 'database-failed'
  | 'disk-full'
  | 'not-written'
  | 'interrupted'
  | 'internal';

export type AppError = { readonly code: ErrorCode; readonly message: string; readonly details?: string };

/** Every call answers this; nothing is thrown across the bridge. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: AppError };

/** Stands for a file that the person picked or dropped. The window never names a path. */
export type FileToken = string;

export type FilePreview = { readonly token: FileToken; readonly name: string; readonly bytes: number } & (
  | {
      readonly ok: true;
      readonly kind: FileKind;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly ok: false; readonly message: string }
);

export type ImportRecord = {
  readonly id: number;
  readonly file: string;
  readonly kind: FileKind;
  readonly bytes: number;
  readonly importedAt: number;
  readonly rows: number;
  readonly accepted: number;
  /** Rows that said something new. Added, replaced, unchanged and rejected rows add up to `rows`. */
  readonly added: number;
  /** Rows that overrode what was stored, or that a later row of the file overrode. */
  readonly replaced: number;
  /** Rows that said what was known; where all that are not rejected are so, the file changed nothing. */
  readonly unchanged: number;
  readonly rejected: number;
  readonly sample: boolean;
};

export type ImportOutcome = { readonly name: string } & (
  | { readonly status: 'imported'; readonly record: ImportRecord }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly error: AppError }
);

/** Of the file at hand, number `fileIndex` (from 0) of `fileCount`. */
export type ImportProgress = {
  readonly name: string;
  readonly fileIndex: number;
  readonly fileCount: number;
  readonly bytes: number;
  readonly totalBytes: number;
  readonly rows: number;
  readonly rowsPerSecond: number;
  /** 0 to 1 of this file. */
  readonly share: number;
  readonly secondsLeft: number | undefined;
};

export type RejectedRow = { readonly line: number; readonly reason: string; readonly raw: string };

export type Overview = {
  readonly stores: number;
  readonly polls: number;
  readonly storesWithHours: number;
  readonly storesWithZone: number;
  readonly hasSample: boolean;
  readonly newestPoll: number | undefined;
};

export type AsOf =
  | { readonly kind: 'latest' }
  | { readonly kind: 'now' }
  /** Any form that a polls file may use, such as 2023-01-25T18:13:22Z. */
  | { readonly kind: 'instant'; readonly text: string };

export type ReportRequest = { readonly asOf: AsOf; readonly reachMinutes: number };

export type ReportRecord = {
  readonly id: string;
  readonly createdAt: number;
  readonly asOf: number;
  readonly reach: number;
  readonly progress: number;
  readonly includesSample: boolean;
} & (
  | { readonly state: 'Running' | 'Complete' | 'Cancelled' }
  | { readonly state: 'Failed'; readonly error: { readonly code: string; readonly message: string } }
);

export type WindowSummary = {
  readonly window: WindowName;
  /** For reading, such as "98.73%", or "–" where nothing is known. */
  readonly uptime: string;
  readonly up: number;
  readonly down: number;
  readonly storesDown: number;
};

export type ReportSummary = {
  readonly stores: number;
  readonly storesWithoutData: number;
  /** Share (0 to 1) of the last week's business time that polls speak for; `undefined` without business time. */
  readonly observed: number | undefined;
  readonly windows: readonly WindowSummary[];
};

/** What a report says of a store for a window: lengths of time, and `uptime` in percent; NaN where nothing is known. */
export type Measure = 'up' | 'down' | 'unknown' | 'uptime';

/** One number of every store, in the order of the report's stores. Poll count knows no unknown time. */
export type NumberColumn = {
  readonly method: Method;
  readonly measure: Measure;
  readonly window: WindowName;
  readonly values: Float64Array;
};

/** A complete report, both methods, stores in report order. */
export type ReportTable = {
  readonly record: ReportRecord;
  readonly stores: readonly string[];
  readonly columns: readonly NumberColumn[];
  readonly summaries: Readonly<Record<Method, ReportSummary>>;
};

export type SaveOutcome = { readonly saved: true; readonly path: string } | { readonly saved: false };

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

/** Calls: window to main. */
export type Calls = {
  overview: () => Overview;
  chooseFiles: () => FilePreview[];
  importFiles: (tokens: readonly FileToken[]) => ImportOutcome[];
  importSample: () => ImportOutcome[];
  removeSample: () => void;
  cancelImport: () => void;
  listImports: () => ImportRecord[];
  rejectedRows: (request: { importId: number; limit: number; offset: number }) => RejectedRow[];
  saveRejectedRows: (importId: number) => SaveOutcome;
  createReport: (request: ReportRequest) => string;
  cancelReport: (id: string) => void;
  listReports: () => ReportRecord[];
  openReport: (id: string) => ReportTable;
  saveReport: (request: { id: string; method: Method; extended: boolean }) => SaveOutcome;
  copyText: (text: string) => void;
  apiStatus: () => ApiStatus;
  changeApi: (settings: ApiSettings) => ApiStatus;
  regenerateToken: () => ApiStatus;
};

export const CALLS = [
  'overview',
  'chooseFiles',
  'importFiles',
  'importSample',
  'removeSample',
  'cancelImport',
  'listImports',
  'rejectedRows',
  'saveRejectedRows',
  'createReport',
  'cancelReport',
  'listReports',
  'openReport',
  'saveReport',
  'copyText',
  'apiStatus',
  'changeApi',
  'regenerateToken',
] as const satisfies readonly (keyof Calls)[];

/** What the native menu, or a second start of the app, asks of the window. */
export type Command =
  | 'import'
  | 'create-report'
  | 'save-report'
  | 'search'
  | 'show-import'
  | 'show-report'
  | 'show-settings';

/** Events: main to window. */
export type Events = {
  importProgress: ImportProgress;
  /** A report began, went on or ended, whichever door asked for it. */
  report: ReportRecord;
  /** The stored data changed. */
  dataChanged: undefined;
  command: Command;
  /** Files handed over by a second start of the app. */
  filesOpened: FilePreview[];
  apiStatus: ApiStatus;
};

export const EVENTS = [
  'importProgress',
  'report',
  'dataChanged',
  'command',
  'filesOpened',
  'apiStatus',
] as const satisfies readonly (keyof Events)[];

/** The channel on which the preload script alone hands over the paths of dropped files. */
export const DROPPED_CHANNEL = 'dropFiles';

/** What the window finds as `window.storeMonitor`. */
export type Bridge = {
  readonly platform: 'darwin' | 'win32' | 'linux';
  readonly version: string;
  /** In the order to show them in. */
  readonly fileKinds: readonly FileKindInfo[];
  readonly call: {
    [K in keyof Calls]: (...args: Parameters<Calls[K]>) => Promise<Result<ReturnType<Calls[K]>>>;
  };
  /** Recognises files that the person dropped on the window. */
  dropFiles(files: readonly File[]): Promise<Result<FilePreview[]>>;
  /** Hears an event; answers how to stop hearing it. */
  on<K extends keyof Events>(event: K, listener: (payload: Events[K]) => void): () => void;
};
