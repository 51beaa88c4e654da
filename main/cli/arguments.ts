import { type ParseArgsConfig, parseArgs } from 'node:util';
import { AS_OF_RULE, type AsOf, parseAsOf } from '../jobs/report/as-of.ts';
import { type PeriodOptions, type PeriodRequest, readPeriod } from '../jobs/report/ask-period.ts';
import { PORT } from '../limits.ts';
import { STEPS, type Step } from '../report/calendar.ts';
import { parseReach, REACH_MINUTES, REACH_RULE } from '../report/reach.ts';
import { isMethod, type Method } from '../report/types.ts';

/** Arguments that make no sense; the message says which and why. */
export class UsageError extends Error {}

/**
 * `reach` in milliseconds; no `database` means a temporary one; `out` or `outages` `-` is standard output; without
 * `outages` they are not written.
 */
export type ReportArguments = {
  readonly files: readonly string[];
  readonly method: Method;
  readonly asOf: AsOf;
  readonly reach: number;
  readonly extended: boolean;
  readonly bounds: boolean;
  /** How often each store was down in the last hour, day and week too (SPEC §15). */
  readonly counts: boolean;
  /** In place of the last hour, day and week, and its parts where `by` names some (SPEC §14). */
  readonly period: PeriodRequest | undefined;
  readonly by: Step | undefined;
  readonly out: string;
  readonly outages: string | undefined;
  readonly database: string | undefined;
  /** The bundled sample is imported too. */
  readonly sample: boolean;
};

const REPORT_OPTIONS = {
  method: { type: 'string' },
  'as-of': { type: 'string' },
  reach: { type: 'string' },
  extended: { type: 'boolean' },
  bounds: { type: 'boolean' },
  counts: { type: 'boolean' },
  period: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  by: { type: 'string' },
  zone: { type: 'string' },
  out: { type: 'string' },
  outages: { type: 'string' },
  database: { type: 'string' },
  sample: { type: 'boolean' },
} as const;

/** Reads the arguments of `report` (SPEC §6, §12 and §14). */
export function parseReportArguments(args: readonly string[]): ReportArguments {
  const { values, positionals } = parse(args, REPORT_OPTIONS, true);
  const method = values.method ?? 'poll-count';
  if (!isMethod(method)) throw new UsageError(`--method is poll-count or interpolated, not “${method}”.`);
  const reachText = values.reach ?? String(REACH_MINUTES.usual);
  const reach = parseReach(reachText);
  if (reach === undefined) {
    throw new UsageError(`--reach is ${REACH_RULE}, not “${reachText}”.`);
  }
  const { period, by } = readPeriodOptions(values);
  const out = values.out ?? 'report.csv';
  const { outages } = values;
  for (const [option, name] of [['--out', out] as const, ['--outages', outages] as const]) {
    if (name === '') throw new UsageError(`${option} needs a file name, or - for standard output.`);
  }
  if (out === '-' && outages === '-') {
    throw new UsageError('--out and --outages cannot both be -: standard output takes one of them.');
  }
  return {
    files: positionals,
    method,
    asOf: asOf(values['as-of'] ?? 'latest'),
    reach,
    extended: values.extended ?? false,
    bounds: values.bounds ?? false,
    counts: values.counts ?? false,
    period,
    by,
    out,
    outages,
    database: databaseFile(values.database),
    sample: values.sample ?? (positionals.length === 0 && values.database === undefined),
  };
}

/** What the report of the last hour, day and week alone has columns or methods for. */
const OF_WINDOWS = ['counts', 'method', 'extended', 'bounds'] as const;

type PeriodValues = Partial<PeriodOptions> & { readonly by?: string | undefined } & {
  readonly [O in (typeof OF_WINDOWS)[number]]?: string | boolean | undefined;
};

function readPeriodOptions(values: PeriodValues): Pick<ReportArguments, 'period' | 'by'> {
  const { period, from, to, zone } = values;
  const read = readPeriod(
    { period, from, to, zone },
    { period: '--period', from: '--from', to: '--to', zone: '--zone' },
  );
  if (!read.ok) throw new UsageError(read.message);
  const by = STEPS.find((step) => step === values.by);
  if (values.by !== undefined && by === undefined) {
    throw new UsageError(`--by is ${STEPS.join(', ')}, not “${values.by}”.`);
  }
  if (read.period === undefined) {
    if (by === undefined) return { period: undefined, by };
    throw new UsageError('--by is for a period: give --period, or --from and --to.');
  }
  const other = OF_WINDOWS.find((option) => values[option] !== undefined);
  if (other === undefined) return { period: read.period, by };
  throw new UsageError(
    `--${other} is for the last hour, day and week: a period has all of its columns anyway.`,
  );
}

/** No `database` means the sample in a temporary one; port 0 any free one. */
export type ServeArguments = {
  readonly port: number;
  readonly database: string | undefined;
  readonly requireToken: boolean;
};

/** Reads the arguments of `serve` (SPEC §6). */
export function parseServeArguments(args: readonly string[]): ServeArguments {
  const { values } = parse(args, {
    port: { type: 'string' },
    database: { type: 'string' },
    'no-token': { type: 'boolean' },
  });
  const portText = values.port ?? String(PORT.usual);
  if (!/^\d{1,5}$/.test(portText) || Number(portText) > PORT.highest) {
    throw new UsageError(
      `--port is a number from 0 to ${PORT.highest}, not “${portText}”; 0 is any free port.`,
    );
  }
  return {
    port: Number(portText),
    database: databaseFile(values.database),
    requireToken: !(values['no-token'] ?? false),
  };
}

export type BackupArguments = { readonly database: string; readonly to: string };

/** Reads the arguments of `backup` (SPEC §13). */
export function parseBackupArguments(args: readonly string[]): BackupArguments {
  const { values } = parse(args, { database: { type: 'string' }, to: { type: 'string' } });
  return { database: needed('--database', values.database), to: needed('--to', values.to) };
}

export type RestoreArguments = { readonly from: string; readonly database: string };

/** Reads the arguments of `restore` (SPEC §13). */
export function parseRestoreArguments(args: readonly string[]): RestoreArguments {
  const { values } = parse(args, { from: { type: 'string' }, database: { type: 'string' } });
  return { from: needed('--from', values.from), database: needed('--database', values.database) };
}

export type SalvageArguments = { readonly from: string; readonly to: string };

/** Reads the arguments of `salvage`. */
export function parseSalvageArguments(args: readonly string[]): SalvageArguments {
  const { values } = parse(args, { from: { type: 'string' }, to: { type: 'string' } });
  return { from: needed('--from', values.from), to: needed('--to', values.to) };
}

function needed(option: string, name: string | undefined): string {
  if (name === undefined || name === '') throw new UsageError(`${option} needs a file name.`);
  return name;
}

function databaseFile(name: string | undefined): string | undefined {
  if (name === '') throw new UsageError('--database needs a file name.');
  return name;
}

type Options = NonNullable<ParseArgsConfig['options']>;

function parse<T extends Options>(args: readonly string[], options: T, allowPositionals = false) {
  const lenient = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options,
    tokens: true,
  });
  const given = new Set<string>();
  for (const token of lenient.tokens) {
    if (token.kind === 'option') {
      checkOption(token, options[token.name]?.type);
      if (given.has(token.name)) throw new UsageError(`${token.rawName} is given more than once.`);
      given.add(token.name);
    } else if (token.kind === 'positional') {
      if (token.value === '') throw new UsageError('A file name is empty.');
      if (!allowPositionals) throw new UsageError(`This command takes no files: “${token.value}”.`);
    }
  }
  return parseArgs({ args: [...args], allowPositionals, options });
}

type OptionToken = {
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
};

/** Throws a UsageError where an option is not known, or has no value where it needs one, or one where it takes none. */
function checkOption({ rawName, value, inlineValue }: OptionToken, type: 'string' | 'boolean' | undefined) {
  switch (type) {
    case undefined: {
      const hint = rawName.startsWith('--') ? '' : ` A file whose name begins with - is written ./-….`;
      throw new UsageError(`There is no option ${rawName}.${hint}`);
    }
    case 'boolean':
      if (value !== undefined) throw new UsageError(`${rawName} takes no value.`);
      return;
    case 'string':
      if (value === undefined || (inlineValue === false && /^-./.test(value))) {
        throw new UsageError(`${rawName} needs a value. One that begins with - is written ${rawName}=-….`);
      }
  }
}

function asOf(text: string): AsOf {
  const value = parseAsOf(text);
  if (value === undefined) {
    throw new UsageError(`--as-of is ${AS_OF_RULE}, not “${text}”.`);
  }
  return value;
}
