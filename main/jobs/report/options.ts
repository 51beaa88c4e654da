import { PRESETS, STEPS, type Step } from '../../report/calendar.ts';
import { NO_GROUP } from '../../report/groups.ts';
import { parseReach, REACH_MINUTES, REACH_RULE } from '../../report/reach.ts';
import type { ColumnOption } from '../../report/sheets/store-measures.ts';
import type { StoresAsked } from '../../report/sheets/stores.ts';
import { METHODS, type Method } from '../../report/types.ts';
import { FILE_FORMATS, type FileFormat } from '../../report/write/formats.ts';
import { AS_OF_RULE, type AsOf, parseAsOf } from './as-of.ts';
import type { PeriodOptions } from './ask-period.ts';
import type { ChoiceOption, FlagOption, Options, TypedOption } from './option.ts';

/** What a report is asked to be of (SPEC §2 and §3). */
export const QUESTION_OPTIONS = {
  asOf: {
    kind: 'typed',
    flag: 'as-of',
    sentence:
      'The moment that the report is of: “latest” (the newest poll), “now” (this computer’s clock) or an instant. Later polls are ignored.',
    shown: 'latest|now|<instant>',
    usual: 'latest',
    read: parseAsOf,
    rule: AS_OF_RULE,
    schema: { type: 'string', examples: ['latest', 'now', '2023-01-25T18:13:22Z'] },
  } satisfies TypedOption<AsOf>,
  reach: {
    kind: 'typed',
    flag: 'reach',
    parameter: 'reach_minutes',
    sentence: 'How far a poll speaks for the time around it, in the interpolated method.',
    shown: '<minutes>',
    usual: String(REACH_MINUTES.usual),
    read: parseReach,
    rule: REACH_RULE,
    schema: { type: 'number', minimum: REACH_MINUTES.least, maximum: REACH_MINUTES.most },
  } satisfies TypedOption<number>,
} satisfies Options;

/** What is told of a report of the last hour, day and week alone (SPEC §4 and §7): one of a period has it anyway, or not at all. */
export const WINDOWS_OPTIONS = {
  method: {
    kind: 'choice',
    flag: 'method',
    sentence: 'How the numbers are computed: by counting polls, or by the time between them.',
    values: METHODS,
    usual: 'poll-count',
  } satisfies ChoiceOption<Method>,
  extended: {
    kind: 'flag',
    flag: 'extended',
    sentence: 'Appends the columns of unknown time.',
  },
  bounds: {
    kind: 'flag',
    flag: 'bounds',
    sentence: 'Appends the columns of the least and the most downtime.',
  },
  counts: {
    kind: 'flag',
    flag: 'counts',
    sentence: 'Appends how many outages have downtime in the last hour, day and week.',
  },
} as const satisfies Options;

/** What is told of a complete report. A column option without an entry here does not compile. */
export const STORES_OPTIONS = {
  ...WINDOWS_OPTIONS,
  likely: {
    kind: 'flag',
    flag: 'likely',
    sentence: 'Appends the likely range of the downtime, which holds for nine stores in ten.',
  },
} satisfies { readonly method: ChoiceOption<Method> } & Readonly<Record<ColumnOption, FlagOption>>;

/** What is told of the outages of a complete report. */
export const OUTAGES_OPTIONS = {
  shared: {
    kind: 'flag',
    flag: 'shared',
    sentence:
      'Appends to the outages how long other stores were down together with it, what share of them was down meanwhile, and what share usually is.',
  },
} as const satisfies Options;

const END = 'Both are dates, in each store’s own time, or both instants; without an offset these are in UTC.';
const asGiven = (text: string) => text;

/** Of which period a report is, in place of the last hour, day and week (SPEC §14); readPeriod reads them together. */
export const PERIOD_OPTIONS = {
  period: {
    kind: 'typed',
    flag: 'period',
    sentence: `A period in place of the last hour, day and week, in whole days of the report zone: ${PRESETS.join(', ')}.`,
    shown: '<name>',
    read: asGiven,
    rule: 'text',
    schema: { type: 'string', enum: PRESETS },
  },
  from: {
    kind: 'typed',
    flag: 'from',
    sentence: `The first date of a period, or the instant that it begins at. ${END}`,
    shown: '<date or instant>',
    read: asGiven,
    rule: 'text',
    schema: { type: 'string', examples: ['2023-01-18', '2023-01-18T06:00:00Z'] },
  },
  to: {
    kind: 'typed',
    flag: 'to',
    sentence: `The last date of a period, or the instant that it goes up to. ${END}`,
    shown: '<date or instant>',
    read: asGiven,
    rule: 'text',
    schema: { type: 'string', examples: ['2023-01-24', '2023-01-25T06:00:00Z'] },
  },
  zone: {
    kind: 'typed',
    flag: 'zone',
    sentence: 'The report zone, in IANA’s names; without one, the zone that most stores are in.',
    shown: '<time zone>',
    read: asGiven,
    rule: 'text',
    schema: { type: 'string', examples: ['America/Chicago'] },
  },
} as const satisfies Readonly<Record<keyof PeriodOptions, TypedOption<string>>>;

/** What is told of a report of a period. */
export const PARTS_OPTIONS = {
  by: {
    kind: 'choice',
    flag: 'by',
    sentence: 'Of a period: a row for each day, week or month of each store.',
    values: STEPS,
  },
} as const satisfies Options;

/** Of which stores a file is. */
export const GROUP_OPTIONS = {
  groups: {
    kind: 'names',
    flag: 'group',
    sentence: `Only the stores of this group, compared exactly; can be given several times. “${NO_GROUP}” are the stores without one.`,
    shown: '<name>',
  },
} as const satisfies Options;

/** As what a report is written. */
export const FORMAT_OPTIONS = {
  format: {
    kind: 'choice',
    flag: 'format',
    sentence:
      'What kind of file to write: the specified CSV, the same table as Parquet, or an Excel workbook or a PDF with a summary, the stores, their outages, and what it was made from.',
    values: FILE_FORMATS,
  } satisfies ChoiceOption<FileFormat>,
} as const satisfies Options;

/** Of a report: which stores, and what is told of them. */
export type RowsAsked = StoresAsked & GroupsAsked & ViewAsked;
/** The places of what is shown, in the order that it is shown in; in place of groups. */
export type ViewAsked = { readonly rows?: readonly number[] };
/** All that a table shows: its columns too, by their names, and by what its rows were chosen, in words. */
export type ShownAsked = ViewAsked & {
  readonly columns?: readonly string[];
  readonly chosenBy?: readonly string[];
};
/** None means the stores of all. */
export type PeriodAsked = GroupsAsked &
  ViewAsked & { readonly by?: Step | undefined; readonly likely?: boolean };
export type GroupsAsked = { readonly groups?: readonly string[] };
