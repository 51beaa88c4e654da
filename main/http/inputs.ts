import { readPeriod } from '../jobs/report/ask-period.ts';
import {
  type ChoiceOption,
  type NamesOption,
  type Option,
  type Options,
  parameterOf,
  readOption,
  ruleOf,
  usualValue,
  type ValueOf,
  type ValuesOf,
  valuesOf,
} from '../jobs/report/option.ts';
import {
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
import type { Step } from '../report/calendar.ts';
import type { OutagesAsked } from '../report/sheets/outages.ts';
import { FILE_FORMATS } from '../report/write/formats.ts';
import { badInput } from './error.ts';

/** Parameters as they were sent, whether in the query, as JSON or as form fields. */
export type Parameters = readonly (readonly [name: string, value: unknown])[];

const REPORT_ID = 'report_id';

/** What `/trigger_report` is asked for. */
export function readTrigger(given: Parameters): ReportRequest {
  const { asOf, reach, ...asked } = read({ ...QUESTION_OPTIONS, ...PERIOD_OPTIONS }, given);
  const { period, from, to, zone } = PERIOD_OPTIONS;
  const names = { period: period.flag, from: from.flag, to: to.flag, zone: zone.flag };
  const found = readPeriod(asked, names);
  if (!found.ok) throw badInput(found.message);
  return { asOf, reach, ...(found.period && { period: found.period }) };
}

export const FORMATS = [...FILE_FORMATS, 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** In which format a complete report is answered (SPEC §17); where nobody says, the Accept header does. */
const FORMAT_OPTIONS = {
  format: {
    kind: 'choice',
    flag: 'format',
    sentence:
      'Answers a complete report as CSV, as an Excel workbook, a PDF, typed Parquet, or as JSON that holds the CSV, whatever the Accept header says; without it the header decides.',
    values: FORMATS,
  } satisfies ChoiceOption<Format>,
} as const satisfies Options;

export type ReportQuestion = RowsAsked &
  OutagesAsked & {
    readonly id: string;
    readonly by: Step | undefined;
    readonly format: Format | undefined;
  };

/** Refuses what a report does not have: columns of the last hour, day and week of a period, or parts without one. */
export function refuseUnfit(given: Parameters, ofPeriod: boolean): void {
  const unfit = Object.values<Option>(ofPeriod ? WINDOWS_OPTIONS : PARTS_OPTIONS).map(parameterOf);
  const found = given.find(([name]) => unfit.includes(name))?.[0];
  if (found === undefined) return;
  throw badInput(
    ofPeriod
      ? `${found} is for a report of the last hour, day and week; this one is of a period and has all of its columns.`
      : `${found} is for a report of a period; this one is of the last hour, day and week.`,
  );
}

/** What `/get_report` takes, and `/get_outages`. */
export const REPORT_OPTIONS = {
  ...STORES_OPTIONS,
  ...PARTS_OPTIONS,
  ...GROUP_OPTIONS,
  ...FORMAT_OPTIONS,
} as const;
export const OUTAGES_REPORT_OPTIONS = { ...REPORT_OPTIONS, ...OUTAGES_OPTIONS } as const;

/** What `/get_report` or `/get_outages` is asked for. */
export function readReportQuestion(
  given: Parameters,
  options: typeof REPORT_OPTIONS | typeof OUTAGES_REPORT_OPTIONS = REPORT_OPTIONS,
): ReportQuestion {
  const asked = read<typeof REPORT_OPTIONS>(options, given, [REPORT_ID]);
  const id = given.find(([name]) => name === REPORT_ID)?.[1] ?? '';
  if (typeof id !== 'string') throw badInput(`${REPORT_ID} is text.`);
  if (id === '') throw badInput(`${REPORT_ID} is missing.`);
  return { id, ...asked };
}

/** An unknown name is refused: a misspelt one would quietly give another report than the one meant. */
function read<O extends Options>(options: O, given: Parameters, others: readonly string[] = []): ValuesOf<O> {
  const names = given.map(([name]) => name);
  const repeatable = Object.values(options)
    .filter(({ kind }) => kind === 'names')
    .map(parameterOf);
  const twice = names.find((name, index) => names.indexOf(name) !== index && !repeatable.includes(name));
  if (twice !== undefined) throw badInput(`${twice} is given more than once.`);
  const known = [...others, ...Object.values(options).map(parameterOf)];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw badInput(`There is no parameter “${unknown}”. There are: ${known.join(', ')}.`);
  }
  return valuesOf(options, (option) => {
    const values = given.filter(([name]) => name === parameterOf(option)).map(([, value]) => value);
    if (option.kind === 'names') return readNames(parameterOf(option), values);
    return values.length === 0 ? usualValue(option) : readValue(option, values[0]);
  });
}

/** Each by itself, or, in JSON, in a list. */
function readNames(parameter: string, values: readonly unknown[]): readonly string[] {
  return values.flat().map((value) => {
    if (typeof value === 'string') return value;
    throw badInput(`${parameter} is text.`);
  });
}

function readValue(option: Exclude<Option, NamesOption>, value: unknown): ValueOf<Option> {
  const name = parameterOf(option);
  if (option.kind === 'flag') {
    if (value === true || value === 'true' || value === '1') return true;
    if (value === false || value === 'false' || value === '0') return false;
    throw badInput(`${name} is true or false.`);
  }
  const mayBeNumber = option.kind === 'typed' && option.schema.type === 'number';
  const text = mayBeNumber && typeof value === 'number' ? String(value) : value;
  const meant = typeof text === 'string' ? readOption(option, text) : undefined;
  if (meant === undefined) throw badInput(`${name} is ${ruleOf(option)}.`);
  return meant;
}
