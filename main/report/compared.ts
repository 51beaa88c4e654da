import { type Clarity, clarityOf, likelyOr, type Observation } from './clarity.ts';
import type { Difference } from './hours-differ.ts';
import { hasNumbers, longestHeld, type Measure, numbersOf, periodsHeld } from './numbers.ts';
import type { AskedPeriod } from './period.ts';
import type { StoredReport } from './report.ts';
import type { SameHours } from './same-hours.ts';
import type { Change } from './sure/change.ts';
import type { Method, Milliseconds, PeriodName } from './types.ts';
import { periodPercent, uptimePercent } from './uptime.ts';

/** A report to compare; times in milliseconds. */
export type ComparedReport = {
  readonly asOf: Milliseconds;
  readonly reach: Milliseconds;
  /** What it is of; both are of one, or neither is. */
  readonly period?: AskedPeriod | undefined;
  readonly report: StoredReport;
};

/** Whether something is in both reports, or in the later or the earlier one alone. */
export const PRESENCES = ['both', 'new', 'gone'] as const;
export type Presence = (typeof PRESENCES)[number];

/** A number of each thing compared, in both reports; NaN where it is not in one, or nothing is known. */
export type ComparedColumn = {
  /** What is told of how well was observed is of the interpolated method. */
  readonly method: Method;
  /** Lengths of time in milliseconds; uptime, and the part of business time observed, in percent. */
  readonly measure: ComparedMeasure;
  readonly window: PeriodName;
  readonly before: Float64Array;
  readonly after: Float64Array;
};
export type ComparedMeasure =
  | Extract<Measure, 'up' | 'down' | 'unknown'>
  | 'uptime'
  | 'observed'
  /** Uptime over the hours of the week that both observed (SPEC §16). */
  | 'same-hours';

export type Compared = {
  /** Store ids, or groups, `undefined` being the stores without one; of the fleet one alone. */
  readonly names: readonly (string | undefined)[];
  readonly presences: readonly Presence[];
  readonly columns: readonly ComparedColumn[];
  /** What can be said of the change in each of the windows. */
  readonly clarities: readonly { readonly window: PeriodName; readonly of: readonly Clarity[] }[];
  /** What of its business time is not the same in both; of several stores, where it is not of one of them. */
  readonly differences: readonly (Difference | undefined)[];
};

const MEASURES: readonly { readonly method: Method; readonly measure: 'up' | 'down' | 'unknown' }[] = [
  { method: 'poll-count', measure: 'up' },
  { method: 'poll-count', measure: 'down' },
  { method: 'interpolated', measure: 'up' },
  { method: 'interpolated', measure: 'down' },
  { method: 'interpolated', measure: 'unknown' },
];

export type Sides = readonly [StoredReport, StoredReport];
/** Some stores, by their places in either report. */
export type Part = {
  readonly name: string | undefined;
  readonly places: readonly [readonly number[], readonly number[]];
};
/** What is known of a store in both reports, by its place in the earlier one. */
export type Pairs = ReadonlyMap<number, Pair>;
export type Pair = {
  readonly later: number;
  readonly same: SameHours | undefined;
  readonly difference: Difference | undefined;
};

/** Whether uptime of a part changed in the longest window by more than chance, where that is known; by its name. */
export type LikelyChanges = (name: string | undefined) => Change | undefined;

/** What two reports say of each of some parts. */
export function compareParts(
  sides: Sides,
  pairs: Pairs,
  parts: readonly Part[],
  likely: LikelyChanges = () => undefined,
): Compared {
  const windows = periodsHeld(sides[0]);
  const lengths = MEASURES.flatMap(({ method, measure }) =>
    windows.map((window): ComparedColumn => {
      const values = (side: 0 | 1) => timesIn(sides[side], parts, side, { method, measure, window });
      return { method, measure, window, before: values(0), after: values(1) };
    }),
  );
  const paired = parts.map((part) => pairsIn(part, pairs));
  const observed = windows.map((window) => ({ window, sides: observationsIn(sides, parts, window) }));
  return {
    names: parts.map(({ name }) => name),
    presences: parts.map(({ places: [earlier, later] }) =>
      earlier.length === 0 ? 'new' : later.length === 0 ? 'gone' : 'both',
    ),
    columns: [
      ...lengths,
      ...uptimeColumns(lengths),
      ...observed.map(({ window, sides: [was, is] }) => observedColumn(window, was, is)),
      sameHoursColumn(longestHeld(sides[0]), paired),
    ],
    clarities: observed.map(({ window, sides: [was, is] }) => ({
      window,
      of: parts.map(({ name }, place) => {
        const told = clarityOf(was[place] as Observation, is[place] as Observation);
        const clarity = window === longestHeld(sides[0]) ? likelyOr(told, likely(name)) : told;
        const isAlike = paired[place]?.areAll === true && paired[place]?.difference === undefined;
        return clarity === 'unobserved' || isAlike ? clarity : 'unclear';
      }),
    })),
    differences: paired.map(({ difference }) => difference),
  };
}

/** The stores of a part that are in it on both sides. */
function pairsIn({ places: [earlier, later] }: Part, pairs: Pairs) {
  const laterOnes = new Set(later);
  const both = earlier.flatMap((place) => {
    const pair = pairs.get(place);
    return pair !== undefined && laterOnes.has(pair.later) ? [pair] : [];
  });
  const found = new Set(both.map(({ difference }) => difference));
  const hasBoth = found.has('hours-and-closures') || (found.has('hours') && found.has('closures'));
  const difference: Difference | undefined = hasBoth
    ? 'hours-and-closures'
    : found.has('hours')
      ? 'hours'
      : found.has('closures')
        ? 'closures'
        : undefined;
  return { both, difference, areAll: both.length === earlier.length && both.length === later.length };
}

function timesIn(
  report: StoredReport,
  parts: readonly Part[],
  side: 0 | 1,
  { method, measure, window }: { method: Method; measure: Measure; window: PeriodName },
): Float64Array {
  if (!hasNumbers(report, method, measure)) return new Float64Array(parts.length).fill(Number.NaN);
  const numbers = numbersOf(report, method, measure, window);
  return Float64Array.from(parts, ({ places }) =>
    places[side].length === 0 ? Number.NaN : sum(numbers, places[side]),
  );
}

function observationsIn(sides: Sides, parts: readonly Part[], window: PeriodName) {
  const observations = (side: 0 | 1): Observation[] => {
    const [up, down, unknown, atLeast, atMost] = (
      ['up', 'down', 'unknown', 'down-at-least', 'down-at-most'] as const
    ).map((measure) => timesIn(sides[side], parts, side, { method: 'interpolated', measure, window }));
    const at = (values: Float64Array | undefined, place: number) => values?.[place] ?? Number.NaN;
    return parts.map((_, place) => ({
      up: at(up, place),
      down: at(down, place),
      unknown: at(unknown, place),
      atLeast: at(atLeast, place),
      atMost: at(atMost, place),
    }));
  };
  return [observations(0), observations(1)] as const;
}

function observedColumn(
  window: PeriodName,
  was: readonly Observation[],
  is: readonly Observation[],
): ComparedColumn {
  const percents = (side: readonly Observation[]) =>
    Float64Array.from(side, (one) => periodPercent(one.up + one.down, one.unknown));
  return {
    method: 'interpolated',
    measure: 'observed',
    window,
    before: percents(was),
    after: percents(is),
  };
}

function sameHoursColumn(window: PeriodName, parts: readonly ReturnType<typeof pairsIn>[]): ComparedColumn {
  const percents = (side: 0 | 1) =>
    Float64Array.from(parts, ({ both }) => {
      const total = (of: (same: SameHours) => number) =>
        both.reduce((total, { same }) => total + (same === undefined ? 0 : of(same)), 0);
      const down = total((same) => same.down[side]);
      return uptimePercent(total(({ known }) => known) - down, down) ?? Number.NaN;
    });
  return { method: 'interpolated', measure: 'same-hours', window, before: percents(0), after: percents(1) };
}

function uptimeColumns(lengths: readonly ComparedColumn[]): ComparedColumn[] {
  return lengths.flatMap((up) => {
    const down = lengths.find(
      ({ method, measure, window }) => measure === 'down' && method === up.method && window === up.window,
    );
    if (up.measure !== 'up' || down === undefined) return [];
    const percents = (side: 'before' | 'after') =>
      up[side].map((time, place) => uptimePercent(time, down[side][place] as number) ?? Number.NaN);
    return [{ ...up, measure: 'uptime' as const, before: percents('before'), after: percents('after') }];
  });
}

function sum(values: Float64Array, places: readonly number[]): number {
  return places.reduce((total, place) => total + (values[place] as number), 0);
}
