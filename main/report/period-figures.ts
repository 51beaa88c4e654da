import { numbersOf } from './numbers.ts';
import { countByStore } from './outage-table.ts';
import type { PartFigure, PartRows } from './parts.ts';
import { type AskedPeriod, extentOf, resolvePeriod } from './period.ts';
import type { Report } from './report.ts';
import { readZoneOffsets, type ZoneOffsets } from './time-zone.ts';
import type { Milliseconds } from './types.ts';
import { DAY, HOUR } from './weekly-hours.ts';

/** What a period, or a part of it, was like for a store; rows are numbers that `rows` gives out (SPEC §14). */
export type PeriodFigures = {
  readonly rows: Iterable<number>;
  /** The place of the row's store in the report. */
  store(row: number): number;
  /** Instants cut to as-of, lengths of time in milliseconds, and counts of polls and outages. */
  figure(name: PartFigure, row: number): number;
};

/** What a report of a period asked, as far as its figures need it. */
export type PeriodOf = { readonly asOf: Milliseconds; readonly period: AskedPeriod };

/** The figures of the whole period, a row a store. */
export function wholeFigures(report: Report, { asOf, period }: PeriodOf): PeriodFigures {
  const { outages, zones } = report.details;
  const number = (method: 'poll-count' | 'interpolated', measure: 'up' | 'down') =>
    numbersOf(report, method, measure, 'period');
  const of = {
    up: number('interpolated', 'up'),
    down: number('interpolated', 'down'),
    unknown: numbersOf(report, 'interpolated', 'unknown', 'period'),
    atLeast: numbersOf(report, 'interpolated', 'down-at-least', 'period'),
    atMost: numbersOf(report, 'interpolated', 'down-at-most', 'period'),
    active: number('poll-count', 'up'),
    inactive: number('poll-count', 'down'),
    ...countByStore(outages, report.stores.length),
    ...likelyOf(report),
  };
  const instantsOf = keeping((zone) => resolvePeriod(period, zone), { asOf, period });
  const instant = (end: 'from' | 'to', row: number) => Math.min(asOf, instantsOf(zones[row] as string)[end]);
  return {
    rows: [...report.stores.keys()],
    store: (row) => row,
    figure(name, row) {
      switch (name) {
        case 'from':
        case 'to':
          return instant(name, row);
        case 'active':
        case 'inactive':
          return (of[name][row] as number) / HOUR;
        default:
          return of[name][row] as number;
      }
    },
  };
}

function likelyOf({
  stores,
  details: { sure },
}: Report): Readonly<Record<'likelyLow' | 'likelyHigh', Float64Array>> {
  const range = sure?.ranges.find(({ window }) => window === 'period');
  const none = () => new Float64Array(stores.length).fill(Number.NaN);
  return { likelyLow: range?.low ?? none(), likelyHigh: range?.high ?? none() };
}

/**
 * The figures of each part, the stores in the order of the report and of each in order of time. A store that has no likely
 * range in the whole has none in its parts.
 */
export function partFigures(report: Report, parts: readonly PartRows[]): PeriodFigures {
  const { stores } = report;
  const { likelyLow } = likelyOf(report);
  const placeOf = new Map(stores.map((id, place) => [id, place]));
  // The rows of one after those of another.
  let base = 0;
  const tables = parts.map((rows) => {
    const count = rows.from.length;
    const storeOf = new Uint32Array(count);
    rows.stores.forEach((id, place) => {
      storeOf.fill(placeOf.get(id) ?? 0, rows.firstRow[place], rows.firstRow[place + 1]);
    });
    const table = { rows, storeOf, first: base, after: base + count };
    base = table.after;
    return table;
  });
  const tableOf = (row: number) => tables.find(({ after }) => row < after) as (typeof tables)[number];
  const runs = stores.map((): { first: number; after: number } | undefined => undefined);
  for (const { rows, first } of tables) {
    rows.stores.forEach((id, place) => {
      runs[placeOf.get(id) ?? -1] = {
        first: first + (rows.firstRow[place] as number),
        after: first + (rows.firstRow[place + 1] as number),
      };
    });
  }
  return {
    rows: {
      *[Symbol.iterator]() {
        for (const run of runs) for (let row = run?.first ?? 0; row < (run?.after ?? 0); row++) yield row;
      },
    },
    store(row) {
      const { storeOf, first } = tableOf(row);
      return storeOf[row - first] as number;
    },
    figure(name, row) {
      const { rows, first, storeOf } = tableOf(row);
      const isLikely = name === 'likelyLow' || name === 'likelyHigh';
      if (isLikely && Number.isNaN(likelyLow[storeOf[row - first] as number])) return Number.NaN;
      return rows[name][row - first] as number;
    },
  };
}

/** Answers of zones, each of which is read once, as far as a question reaches. */
function keeping<T>(
  answer: (zone: ZoneOffsets) => T,
  question: Parameters<typeof extentOf>[0],
): (zone: string) => T {
  const { from, to } = extentOf(question);
  const kept = new Map<string, T>();
  return (name) => {
    const known = kept.get(name) ?? answer(readZoneOffsets(name, from - DAY, to + DAY));
    kept.set(name, known);
    return known;
  };
}
