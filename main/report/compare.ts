import { hasNumbers, type Measure, numbersOf, periodsHeld } from './numbers.ts';
import { type AskedPeriod, sharedTime } from './period.ts';
import type { StoredReport } from './report.ts';
import { groupPlaces } from './roll-up.ts';
import { compareStoreIds } from './store-order.ts';
import type { Method, Milliseconds, PeriodName } from './types.ts';
import { uptimePercent } from './uptime.ts';
import { DAY } from './weekly-hours.ts';

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
  readonly method: Method;
  /** Lengths of time in milliseconds; uptime in percent, rounded as a report's is. */
  readonly measure: ComparedMeasure;
  readonly window: PeriodName;
  readonly before: Float64Array;
  readonly after: Float64Array;
};
export type ComparedMeasure = Extract<Measure, 'up' | 'down' | 'unknown'> | 'uptime';

export type Compared = {
  /** Store ids, or groups, `undefined` being the stores without one; of the fleet one alone. */
  readonly names: readonly (string | undefined)[];
  readonly presences: readonly Presence[];
  readonly columns: readonly ComparedColumn[];
};

/** Reports this near to each other on the clock count as of one time of the day. */
const SAME_TIME: Milliseconds = 15 * 60_000;

/** What makes two reports less than alike, so that a difference may come from it. */
export type Caveat =
  | { readonly kind: 'reach'; readonly before: Milliseconds; readonly after: Milliseconds }
  /** Their periods share so much time. */
  | { readonly kind: 'overlap'; readonly shared: Milliseconds }
  /** Of different times of the day, which the last hour and poll count's gates look at. */
  | { readonly kind: 'time-of-day' }
  | { readonly kind: 'stores'; readonly added: number; readonly gone: number }
  /** One was made before reports kept the groups of stores. */
  | { readonly kind: 'no-groups' };

export type Comparison = {
  readonly caveats: readonly Caveat[];
  readonly fleet: Compared;
  /** By the group that a store had in each report, by name, the stores without one last; empty where none was kept. */
  readonly groups: Compared;
  /** Every store of either report, in the order of reports. */
  readonly stores: Compared;
  /** Of each store, as the later report calls it, or else the earlier. */
  readonly details: readonly { readonly name: string | undefined; readonly group: string | undefined }[];
};

const MEASURES: readonly { readonly method: Method; readonly measure: 'up' | 'down' | 'unknown' }[] = [
  { method: 'poll-count', measure: 'up' },
  { method: 'poll-count', measure: 'down' },
  { method: 'interpolated', measure: 'up' },
  { method: 'interpolated', measure: 'down' },
  { method: 'interpolated', measure: 'unknown' },
];

/**
 * Holds a report against an earlier one. The fleet's difference is the sum of those of the stores in both, plus the new
 * ones, minus those gone, and the sum of the groups' likewise.
 */
export function compareReports(before: ComparedReport, after: ComparedReport): Comparison {
  const sides = [before.report, after.report] as const;
  const placeIn = sides.map(({ stores }) => new Map(stores.map((id, place) => [id, place])));
  const ids = [...new Set([...before.report.stores, ...after.report.stores])].sort(compareStoreIds);
  const single = (place: number | undefined) => (place === undefined ? [] : [place]);
  const stores = compareParts(
    sides,
    ids.map((name) => ({ name, places: [single(placeIn[0]?.get(name)), single(placeIn[1]?.get(name))] })),
  );
  const fleet = compareParts(sides, [
    { name: undefined, places: [[...before.report.stores.keys()], [...after.report.stores.keys()]] },
  ]);
  const groupsKept = sides.every(({ details }) => details !== undefined);
  const groups = compareParts(sides, groupsKept ? groupParts(sides) : []);
  const caveats = caveatsOf(before, after, stores.presences, groupsKept);
  const details = ids.map((id) => {
    const later = placeIn[1]?.get(id);
    return later === undefined ? detailOf(before.report, placeIn[0]?.get(id)) : detailOf(after.report, later);
  });
  return { caveats, fleet, groups, stores, details };
}

type Sides = readonly [StoredReport, StoredReport];
/** Some stores, by their places in either report. */
type Part = {
  readonly name: string | undefined;
  readonly places: readonly [readonly number[], readonly number[]];
};

function detailOf({ details }: StoredReport, place = -1) {
  return { name: details?.names[place], group: details?.groups[place] };
}

function groupParts([before, after]: Sides): Part[] {
  const [earlier, later] = [before, after].map(
    ({ details }) => new Map(groupPlaces(details?.groups ?? [])),
  ) as [Map<string | undefined, readonly number[]>, Map<string | undefined, readonly number[]>];
  const names = groupPlaces([...earlier.keys(), ...later.keys()]).map(([name]) => name);
  return names.map((name) => ({ name, places: [earlier.get(name) ?? [], later.get(name) ?? []] }));
}

function compareParts(sides: Sides, parts: readonly Part[]): Compared {
  const lengths = MEASURES.flatMap(({ method, measure }) =>
    periodsHeld(sides[0]).map((window): ComparedColumn => {
      const values = (side: 0 | 1) => {
        if (!hasNumbers(sides[side], method, measure)) return new Float64Array(parts.length).fill(Number.NaN);
        const numbers = numbersOf(sides[side], method, measure, window);
        return Float64Array.from(parts, ({ places }) =>
          places[side].length === 0 ? Number.NaN : sum(numbers, places[side]),
        );
      };
      return { method, measure, window, before: values(0), after: values(1) };
    }),
  );
  return {
    names: parts.map(({ name }) => name),
    presences: parts.map(({ places: [earlier, later] }) =>
      earlier.length === 0 ? 'new' : later.length === 0 ? 'gone' : 'both',
    ),
    columns: [...lengths, ...uptimeColumns(lengths)],
  };
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

function caveatsOf(
  before: ComparedReport,
  after: ComparedReport,
  presences: readonly Presence[],
  groupsKept: boolean,
): Caveat[] {
  const caveats: Caveat[] = [];
  if (before.reach !== after.reach) caveats.push({ kind: 'reach', before: before.reach, after: after.reach });
  const apart = Math.abs(after.asOf - before.asOf);
  const shared = sharedTime(before, after);
  if (shared > 0) caveats.push({ kind: 'overlap', shared });
  const ofDay = apart % DAY;
  const looksAtNow = before.period === undefined;
  if (looksAtNow && Math.min(ofDay, DAY - ofDay) > SAME_TIME) caveats.push({ kind: 'time-of-day' });
  const count = (wanted: Presence) => presences.filter((presence) => presence === wanted).length;
  const [added, gone] = [count('new'), count('gone')];
  if (added + gone > 0) caveats.push({ kind: 'stores', added, gone });
  if (!groupsKept) caveats.push({ kind: 'no-groups' });
  return caveats;
}
