import { parseSchedule, SCHEDULE_RULE, type Schedule } from '../automation/schedule.ts';
import { zoneName } from '../import/zone-name.ts';
import { type PeriodRequest, readPeriod } from '../jobs/report/ask-period.ts';
import { type ChoiceOption, pick, type TypedOption } from '../jobs/report/option.ts';
import {
  FORMAT_OPTIONS,
  GROUP_OPTIONS,
  OUTAGES_OPTIONS,
  PARTS_OPTIONS,
  PERIOD_OPTIONS,
  QUESTION_OPTIONS,
  type RowsAsked,
  STORES_OPTIONS,
  WINDOWS_OPTIONS,
} from '../jobs/report/options.ts';
import type { ReportRequest } from '../jobs/service/service.ts';
import { PORT } from '../limits.ts';
import type { Step } from '../report/calendar.ts';
import type { OutagesAsked } from '../report/sheets/outages.ts';
import { type FileFormat, formatOfName } from '../report/write/formats.ts';
import { type CommandOptions, type FileOption, readArguments, UsageError } from './options.ts';

const file = <const O extends Omit<FileOption, 'kind'>>(option: O) => ({ kind: 'file', ...option }) as const;

const DATABASE = {
  flag: 'database',
  shown: '<file>',
  sentence: 'The database to work in; a temporary one where none is named.',
} as const;

/** The tables of a report with SQL, which are a folder (SPEC §17); one file is the table that the CSV is. */
export const TABLES = 'tables';

export const REPORT_OPTIONS = {
  ...QUESTION_OPTIONS,
  ...STORES_OPTIONS,
  ...OUTAGES_OPTIONS,
  ...PERIOD_OPTIONS,
  ...PARTS_OPTIONS,
  ...GROUP_OPTIONS,
  format: {
    ...FORMAT_OPTIONS.format,
    sentence: `${FORMAT_OPTIONS.format.sentence} “parquet” with an --out that does not end in .parquet writes a folder of tables, with SQL that answers the same from them.`,
  } satisfies ChoiceOption<FileFormat>,
  out: file({
    flag: 'out',
    shown: 'report.csv',
    orOutput: true,
    sentence:
      'Where to write the report; - is standard output. Without --format its ending says as what. Usually report.csv.',
  }),
  outages: file({
    flag: 'outages',
    shown: '<file>',
    orOutput: true,
    sentence: 'Where to write the outages of the last week; - is standard output.',
  }),
  pack: file({
    flag: 'pack',
    shown: '<folder or .zip>',
    sentence:
      'Writes a pack in place of the report: a folder for each group and one for all stores, each with the CSV, the Excel workbook and the PDF, and a list of them.',
  }),
  database: file(DATABASE),
  sample: {
    kind: 'flag',
    flag: 'sample',
    sentence: 'Adds the bundled sample, which is used anyway where neither files nor --database are given.',
  },
} as const satisfies CommandOptions;

type Values<O extends CommandOptions> = ReturnType<typeof readArguments<O>>['values'];

/** A file to write; `-` is standard output. */
export type WantedFile = { readonly path: string; readonly format: FileFormat };
/** Or the folder of tables. */
export type WantedOutput = WantedFile | { readonly path: string; readonly format: typeof TABLES };

/** No `database` means a temporary one; without `outages` they are not written. */
export type ReportArguments = Pick<Values<typeof REPORT_OPTIONS>, 'database' | 'sample'> & {
  /** None where a pack is written and no file is named beside it. */
  readonly out: WantedOutput | undefined;
  readonly pack: string | undefined;
  readonly outages: WantedFile | undefined;
  readonly files: readonly string[];
  readonly question: ReportRequest;
  readonly asked: RowsAsked & OutagesAsked;
  /** The parts of a period that have rows of their own (SPEC §14). */
  readonly by: Step | undefined;
};

/** Reads the arguments of `report` (SPEC §6, §12 and §14). */
export function parseReportArguments(args: readonly string[]): ReportArguments {
  const { values, files, isGiven } = readArguments(REPORT_OPTIONS, args, true);
  if (values.out === '-' && values.outages === '-') {
    throw new UsageError('--out and --outages cannot both be -: standard output takes one of them.');
  }
  const { outages, database, by } = values;
  const out = outputOf(values, isGiven);
  const period = periodOf(values);
  if (period === undefined && by !== undefined) {
    throw new UsageError('--by is for a period: give --period, or --from and --to.');
  }
  // What the report of the last hour, day and week alone has columns or methods for.
  const other = Object.values(WINDOWS_OPTIONS).find(({ flag }) => isGiven(flag));
  if (period !== undefined && other !== undefined) {
    throw new UsageError(
      `--${other.flag} is for the last hour, day and week: a period has all of its columns anyway.`,
    );
  }
  if (values.shared && outages === undefined && values.pack === undefined && out?.format === 'csv') {
    throw new UsageError('--shared is for the list of outages: give --outages <file> too.');
  }
  return {
    files,
    question: { ...pick(values, QUESTION_OPTIONS), period },
    asked: {
      ...pick(values, STORES_OPTIONS),
      ...pick(values, OUTAGES_OPTIONS),
      ...pick(values, GROUP_OPTIONS),
    },
    by,
    out,
    pack: values.pack,
    outages: outages === undefined ? undefined : { path: outages, format: formatOfOutages(outages, values) },
    database,
    sample: values.sample || (files.length === 0 && database === undefined),
  };
}

function outputOf(
  values: Values<typeof REPORT_OPTIONS>,
  isGiven: (flag: string) => boolean,
): WantedOutput | undefined {
  const { pack, out, format } = values;
  if (pack !== undefined && out === undefined) {
    if (format === undefined) return undefined;
    throw new UsageError('--format is for --out: a pack has every file as CSV, Excel workbook and PDF.');
  }
  const isFolder = format === 'parquet' && (out === undefined || formatOfName(out) === undefined);
  if (pack !== undefined && isFolder) {
    throw new UsageError('--format parquet and --pack are two folders: give them one after the other.');
  }
  return isFolder ? tablesOf(values, isGiven) : outOf({ ...values, format });
}

/** What tables hold anyway, or do not answer. */
const NOT_OF_TABLES = [
  ...Object.values({ ...STORES_OPTIONS, ...OUTAGES_OPTIONS, ...PARTS_OPTIONS }),
  { flag: 'outages' },
];

/** The folder of tables, which are by both methods, and of a period as a whole. */
function tablesOf(
  { out }: Pick<Values<typeof REPORT_OPTIONS>, 'out'>,
  isGiven: (flag: string) => boolean,
): WantedOutput {
  if (out === undefined || out === '-') {
    throw new UsageError(
      '--format parquet writes a folder: give --out <folder>, or a file that ends in .parquet.',
    );
  }
  const other = NOT_OF_TABLES.find(({ flag }) => isGiven(flag));
  if (other !== undefined) {
    throw new UsageError(
      `--${other.flag} is not for a folder of tables: they are by both methods with all outages, and of a period as a whole. A file that ends in .parquet has it.`,
    );
  }
  return { path: out, format: TABLES };
}

type Named = Pick<Values<typeof REPORT_OPTIONS>, 'out'> & { readonly format: FileFormat | undefined };

/** The report's file, by its ending or by --format. */
function outOf({ out, format }: Named): WantedFile {
  if (out === undefined) return { path: `report.${format ?? 'csv'}`, format: format ?? 'csv' };
  const said = formatOfName(out);
  if (said !== undefined && format !== undefined && said !== format) {
    throw new UsageError(`--out ${out} ends in .${said}, and --format says ${format}.`);
  }
  return { path: out, format: format ?? said ?? 'csv' };
}

const formatOfOutages = (path: string, { format }: Values<typeof REPORT_OPTIONS>): FileFormat =>
  formatOfName(path) ?? (format === 'parquet' ? undefined : format) ?? 'csv';

function periodOf(values: Values<typeof REPORT_OPTIONS>): PeriodRequest | undefined {
  const names = { period: '--period', from: '--from', to: '--to', zone: '--zone' };
  const read = readPeriod(pick(values, PERIOD_OPTIONS), names);
  if (!read.ok) throw new UsageError(read.message);
  return read.period;
}

export const SERVE_OPTIONS = {
  port: {
    kind: 'typed',
    flag: 'port',
    shown: String(PORT.usual),
    usual: String(PORT.usual),
    sentence: 'The port to listen on; 0 is any free one.',
    read: readPort,
    rule: `a number from 0 to ${PORT.highest}, 0 being any free port`,
    schema: { type: 'number' },
  } satisfies TypedOption<number>,
  database: file({ ...DATABASE, sentence: 'The database to serve; without it the bundled sample.' }),
  noToken: {
    kind: 'flag',
    flag: 'no-token',
    sentence: 'Asks for no token, except of those who push files.',
  },
  tokenFile: file({
    flag: 'token-file',
    shown: '<file>',
    sentence: 'A file that keeps the token over restarts; it is made where there is none.',
  }),
} as const satisfies CommandOptions;

function readPort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= PORT.highest ? Number(text) : undefined;
}

/** No `database` means the sample in a temporary one; port 0 any free one. */
export type ServeArguments = {
  readonly port: number;
  readonly database: string | undefined;
  readonly requireToken: boolean;
  readonly tokenFile: string | undefined;
};

/** Reads the arguments of `serve` (SPEC §6). */
export function parseServeArguments(args: readonly string[]): ServeArguments {
  const { port, database, noToken, tokenFile } = readArguments(SERVE_OPTIONS, args).values;
  return { port, database, requireToken: !noToken, tokenFile };
}

export const WATCH_OPTIONS = {
  folder: file({
    flag: 'folder',
    shown: '<folder>',
    sentence:
      'The folder to watch: every file that has stopped changing for 5 seconds is imported, each content once.',
  }),
  database: file({
    ...DATABASE,
    needed: true,
    sentence: 'The database to import into; it is made where there is none.',
  }),
  move: {
    kind: 'flag',
    flag: 'move',
    sentence: 'Moves files that are done with to “imported” or “refused” within the folder.',
  },
  once: { kind: 'flag', flag: 'once', sentence: 'Does what is waiting, then ends.' },
  every: {
    kind: 'typed',
    flag: 'every',
    shown: '"mon 07:00"',
    sentence: `Makes a report on these days at this time, of the clock of --zone or else of this computer: ${SCHEDULE_RULE}.`,
    read: parseSchedule,
    rule: SCHEDULE_RULE,
    schema: { type: 'string' },
  } satisfies TypedOption<Omit<Schedule, 'zone'>>,
  period: PERIOD_OPTIONS.period,
  zone: PERIOD_OPTIONS.zone,
  pack: file({
    flag: 'pack',
    shown: '<folder>',
    sentence:
      'Where each report gets a folder of its own, named by the date and time that it was due, with a pack in it.',
  }),
  reach: QUESTION_OPTIONS.reach,
  ...STORES_OPTIONS,
  ...OUTAGES_OPTIONS,
  ...GROUP_OPTIONS,
} as const satisfies CommandOptions;

/** What is to be made by the clock. */
export type ReportsAsked = {
  readonly schedule: Schedule;
  readonly period: PeriodRequest | undefined;
  readonly pack: string;
  /** In milliseconds. */
  readonly reach: number;
  readonly asked: StoresValues & OutagesAsked;
  /** What of that was given, for a person who changes it. */
  readonly given: readonly string[];
};

type StoresValues = Omit<RowsAsked, 'named' | 'rows'>;

export type WatchArguments = Pick<Values<typeof WATCH_OPTIONS>, 'folder' | 'database' | 'move' | 'once'> & {
  readonly reports: ReportsAsked | undefined;
};

/** What is asked of reports, and makes no sense without one. */
const FOR_REPORTS = {
  reach: QUESTION_OPTIONS.reach,
  ...STORES_OPTIONS,
  ...OUTAGES_OPTIONS,
  ...GROUP_OPTIONS,
};

/** Reads the arguments of `watch` (SPEC §18). */
export function parseWatchArguments(args: readonly string[]): WatchArguments {
  const { values, isGiven } = readArguments(WATCH_OPTIONS, args);
  const { folder, database, move, once, every, pack, period, zone } = values;
  const forReports = Object.values(FOR_REPORTS).filter(({ flag }) => isGiven(flag));
  if (folder === undefined && every === undefined) {
    throw new UsageError('Give --folder to watch, or --every and --pack to make reports by the clock.');
  }
  if (move && folder === undefined) throw new UsageError('--move is for files of a folder: give --folder.');
  if (every === undefined) {
    const other = { '--period': period, '--zone': zone, '--pack': pack };
    const [name = forReports[0] && `--${forReports[0].flag}`] =
      Object.entries(other).find(([, value]) => value !== undefined) ?? [];
    if (name !== undefined) throw new UsageError(`${name} is for reports by the clock: give --every.`);
    return { folder, database, move, once, reports: undefined };
  }
  if (pack === undefined) throw new UsageError('--every needs --pack, where the reports are written to.');
  if (/\.zip$/i.test(pack)) {
    throw new UsageError(`--pack ${pack} is named like a file: each report gets a folder of its own in it.`);
  }
  const names = { period: '--period', from: '--from', to: '--to', zone: '--zone' };
  // The zone is the schedule’s, too: it makes sense without a period.
  const read = readPeriod({ period, zone: period && zone, from: undefined, to: undefined }, names);
  if (!read.ok) throw new UsageError(read.message);
  // As for `report`: a period has all of its columns anyway.
  const other = Object.values(WINDOWS_OPTIONS).find(({ flag }) => isGiven(flag));
  if (period !== undefined && other !== undefined) {
    throw new UsageError(
      `--${other.flag} is for the last hour, day and week: a period has all of its columns anyway.`,
    );
  }
  const own = zone === undefined ? ownZone() : zoneName(zone);
  if (own === undefined) {
    throw new UsageError(`--zone is a time zone such as America/New_York, not “${zone}”.`);
  }
  return {
    folder,
    database,
    move,
    once,
    reports: {
      schedule: { ...every, zone: own },
      period: read.period,
      pack,
      reach: values.reach,
      asked: {
        ...pick(values, STORES_OPTIONS),
        ...pick(values, OUTAGES_OPTIONS),
        ...pick(values, GROUP_OPTIONS),
      },
      given: forReports.map(({ flag }) => flag),
    },
  };
}

const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

export const BACKUP_OPTIONS = {
  database: file({ ...DATABASE, needed: true, sentence: 'The database to back up.' }),
  to: file({ flag: 'to', shown: '<file>', needed: true, sentence: 'Where to; it must not exist yet.' }),
} as const satisfies CommandOptions;
export type BackupArguments = Values<typeof BACKUP_OPTIONS>;

/** Reads the arguments of `backup` (SPEC §13). */
export const parseBackupArguments = (args: readonly string[]): BackupArguments =>
  readArguments(BACKUP_OPTIONS, args).values;

export const RESTORE_OPTIONS = {
  from: file({ flag: 'from', shown: '<file>', needed: true, sentence: 'The backup.' }),
  database: file({ ...DATABASE, needed: true, sentence: 'The database that it replaces.' }),
} as const satisfies CommandOptions;
export type RestoreArguments = Values<typeof RESTORE_OPTIONS>;

/** Reads the arguments of `restore` (SPEC §13). */
export const parseRestoreArguments = (args: readonly string[]): RestoreArguments =>
  readArguments(RESTORE_OPTIONS, args).values;

export const SALVAGE_OPTIONS = {
  from: file({ flag: 'from', shown: '<file>', needed: true, sentence: 'The damaged database.' }),
  to: file({ flag: 'to', shown: '<file>', needed: true, sentence: 'The new one; it must not exist yet.' }),
} as const satisfies CommandOptions;
export type SalvageArguments = Values<typeof SALVAGE_OPTIONS>;

/** Reads the arguments of `salvage`. */
export const parseSalvageArguments = (args: readonly string[]): SalvageArguments =>
  readArguments(SALVAGE_OPTIONS, args).values;
