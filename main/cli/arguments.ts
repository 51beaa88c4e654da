import { parseArgs } from 'node:util';
import { parseTimestamp } from '../import/timestamp.ts';
import type { AsOf } from '../jobs/protocol.ts';
import { isMethod } from '../report/csv.ts';
import { DEFAULT_REACH_MINUTES, parseReach } from '../report/reach.ts';
import type { Method } from '../report/types.ts';

/** Arguments that make no sense; the message says which and why. */
export class UsageError extends Error {}

/** `reach` in milliseconds; no `database` means a temporary one; `out` `-` is standard output. */
export type ReportArguments = {
  readonly files: readonly string[];
  readonly method: Method;
  readonly asOf: AsOf;
  readonly reach: number;
  readonly extended: boolean;
  readonly out: string;
  readonly database: string | undefined;
};

/** Reads the arguments of `report` (SPEC §6). */
export function parseReportArguments(args: readonly string[]): ReportArguments {
  const { values, positionals } = parse(args);
  const method = values.method ?? 'poll-count';
  if (!isMethod(method)) throw new UsageError(`--method is poll-count or interpolated, not “${method}”.`);
  const reachText = values.reach ?? String(DEFAULT_REACH_MINUTES);
  const reach = parseReach(reachText);
  if (reach === undefined) {
    throw new UsageError(`--reach is a number of minutes from 1 to 1440, not “${reachText}”.`);
  }
  const out = values.out ?? 'report.csv';
  if (out === '') throw new UsageError('--out needs a file name, or - for standard output.');
  if (values.database === '') throw new UsageError('--database needs a file name.');
  return {
    files: positionals,
    method,
    asOf: parseAsOf(values['as-of'] ?? 'latest'),
    reach,
    extended: values.extended ?? false,
    out,
    database: values.database,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        method: { type: 'string' },
        'as-of': { type: 'string' },
        reach: { type: 'string' },
        extended: { type: 'boolean' },
        out: { type: 'string' },
        database: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function parseAsOf(text: string): AsOf {
  if (text === 'latest' || text === 'now') return text;
  const instant = parseTimestamp(text);
  if (instant === undefined) {
    throw new UsageError(`--as-of is latest, now or an instant such as 2023-01-25T18:13:22Z, not “${text}”.`);
  }
  return instant;
}
