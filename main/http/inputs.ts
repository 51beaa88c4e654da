import * as v from 'valibot';
import { AS_OF_RULE, parseAsOf } from '../jobs/report/as-of.ts';
import { readPeriod } from '../jobs/report/ask-period.ts';
import type { ReportRequest } from '../jobs/service/service.ts';
import { STEPS, type Step } from '../report/calendar.ts';
import { parseReach, REACH_MINUTES, REACH_RULE } from '../report/reach.ts';
import type { StoresAsked } from '../report/sheets/stores.ts';
import { METHODS } from '../report/types.ts';
import { badInput } from './error.ts';

/** Parameters as they were sent, whether in the query, as JSON or as form fields. */
export type Parameters = readonly (readonly [name: string, value: unknown])[];

const REACH = `reach_minutes is ${REACH_RULE}.`;
const AS_OF = `as_of is ${AS_OF_RULE}.`;

/** A schema for text that `parse` understands. */
function readBy<T>(parse: (text: string) => T | undefined, message: string) {
  return v.rawTransform<string, T>(({ dataset, addIssue, NEVER }) => {
    const value = parse(dataset.value);
    if (value !== undefined) return value;
    addIssue({ message });
    return NEVER;
  });
}

function parseFlag(text: string): boolean | undefined {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

function flag(name: string) {
  const rule = `${name} is true or false.`;
  return v.optional(v.union([v.boolean(), v.pipe(v.string(), readBy(parseFlag, rule))], rule), false);
}

/** An unknown name is refused: a misspelt one would quietly give another report than the one meant. */
function parameters<T extends v.ObjectEntries>(entries: T) {
  return v.strictObject(entries, ({ expected, received }) => {
    const name = (expected === 'never' ? received : expected).replaceAll('"', '');
    if (expected !== 'never') return `${name} is missing.`;
    const known = Object.keys(entries).join(', ');
    return `There is no parameter “${name}”. There are: ${known}.`;
  });
}

const text = (name: string) => v.optional(v.string(`${name} is text.`));

const TriggerParameters = parameters({
  as_of: v.optional(v.pipe(v.string(AS_OF), readBy(parseAsOf, AS_OF)), 'latest'),
  reach_minutes: v.optional(
    v.pipe(v.union([v.string(), v.number()], REACH), v.transform(String), readBy(parseReach, REACH)),
    REACH_MINUTES.usual,
  ),
  period: text('period'),
  from: text('from'),
  to: text('to'),
  zone: text('zone'),
});

const ReportParameters = parameters({
  report_id: v.pipe(v.string('report_id is text.'), v.nonEmpty('report_id is missing.')),
  method: v.optional(v.picklist(METHODS, `method is ${METHODS.join(' or ')}.`), 'poll-count'),
  extended: flag('extended'),
  bounds: flag('bounds'),
  counts: flag('counts'),
  by: v.optional(v.picklist(STEPS, `by is ${STEPS.join(', ')}.`)),
});

/** What `/trigger_report` is asked for. */
export function readTrigger(given: Parameters): ReportRequest {
  const { as_of, reach_minutes, period, from, to, zone } = read(TriggerParameters, given);
  const asked = readPeriod(
    { period, from, to, zone },
    { period: 'period', from: 'from', to: 'to', zone: 'zone' },
  );
  if (!asked.ok) throw badInput(asked.message);
  return { asOf: as_of, reach: reach_minutes, ...(asked.period && { period: asked.period }) };
}

export type ReportQuestion = StoresAsked & { readonly id: string; readonly by?: Step | undefined };

/** Refuses what a report does not have: columns of the last hour, day and week of a period, or parts without one. */
export function refuseUnfit(given: Parameters, ofPeriod: boolean): void {
  const unfit: readonly string[] = ofPeriod ? ['method', 'extended', 'bounds', 'counts'] : ['by'];
  const found = given.find(([name]) => unfit.includes(name))?.[0];
  if (found === undefined) return;
  throw badInput(
    ofPeriod
      ? `${found} is for a report of the last hour, day and week; this one is of a period and has all of its columns.`
      : `${found} is for a report of a period; this one is of the last hour, day and week.`,
  );
}

/** What `/get_report` and `/get_outages` are asked for. */
export function readReportQuestion(given: Parameters): ReportQuestion {
  const { report_id: id, ...options } = read(ReportParameters, given);
  return { id, ...options };
}

function read<T extends v.GenericSchema>(schema: T, given: Parameters): v.InferOutput<T> {
  const names = given.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw badInput(`${twice} is given more than once.`);
  const result = v.safeParse(schema, Object.fromEntries(given), { abortEarly: true, abortPipeEarly: true });
  if (!result.success) throw badInput(result.issues[0].message);
  return result.output;
}
