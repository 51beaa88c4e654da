import { type LostSalesColumn, lostSales } from './lost-sales.ts';
import { type NamedNumber, type NumberName, numbersOf, periodsHeld, type ReportNumbers } from './numbers.ts';
import type { Report } from './report.ts';
import { countedPlaces } from './set-aside.ts';
import { METHODS } from './types.ts';
import { uptimePercent } from './uptime.ts';

/** Several stores as one (SPEC §10). */
export type RollUp = {
  readonly stores: number;
  /** The sum over the stores of each number of the report. */
  readonly numbers: readonly NamedNumber[];
  readonly uptimes: readonly Uptime[];
  /** Of the stores with a figure for their sales, and how many those are. */
  readonly lostSales: readonly LostSum[];
  readonly storesWithSales: number;
};

/** Σ up ÷ (Σ up + Σ down) in percent, rounded as a store's is; `undefined` where nothing is known. */
export type Uptime = Omit<NumberName, 'measure'> & { readonly percent: number | undefined };

export type LostSum = Omit<LostSalesColumn, 'values'> & { readonly amount: number };

/** `group` is `undefined` for the stores without one. */
export type GroupRollUp = { readonly group: string | undefined; readonly rollUp: RollUp };

/** Rolls up all stores of a report but those set aside, and each group of them; groups by name, the stores without one last. */
export function rollUpReport(report: Report): { readonly fleet: RollUp; readonly groups: GroupRollUp[] } {
  const { groups, salesPerHour } = report.details;
  const lost = lostSales(report, salesPerHour);
  const counted = countedPlaces(report);
  const rollUp = (places: readonly number[]): RollUp => {
    const sold = places.filter((store) => salesPerHour[store] !== undefined);
    return {
      stores: places.length,
      numbers: sumNumbers(report, places),
      uptimes: uptimesOf(report, places),
      lostSales: lost.map(({ values, ...name }) => ({ ...name, amount: sum(values, sold) })),
      storesWithSales: sold.length,
    };
  };
  return {
    fleet: rollUp(counted),
    groups: placesByGroup(groups, counted).map(([group, places]) => ({ group, rollUp: rollUp(places) })),
  };
}

/** The places of some stores by group; groups by name, the stores without one last. */
export function placesByGroup(
  groups: readonly (string | undefined)[],
  places: Iterable<number>,
): readonly (readonly [group: string | undefined, places: readonly number[]])[] {
  const placesOf = new Map<string | undefined, number[]>();
  for (const store of places) {
    const group = groups[store];
    const places = placesOf.get(group) ?? [];
    places.push(store);
    placesOf.set(group, places);
  }
  return [...placesOf].sort(([a], [b]) => compareGroups(a, b));
}

/** The same of all. */
export const groupPlaces = (groups: readonly (string | undefined)[]) => placesByGroup(groups, groups.keys());

/** By name, the stores without a group last. */
export function compareGroups(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a < b ? -1 : Number(a > b);
}

/** Each number of a report, added up over some of its stores. */
export function sumNumbers(
  { columns }: Pick<ReportNumbers, 'columns'>,
  places: readonly number[],
): NamedNumber[] {
  return columns.map(({ values, ...name }) => ({ ...name, time: sum(values, places) }));
}

/** The uptime of some stores together, by each method in each window. */
export function uptimesOf(report: Pick<ReportNumbers, 'columns'>, places: readonly number[]): Uptime[] {
  return METHODS.flatMap((method) =>
    periodsHeld(report).map((window) => {
      const up = sum(numbersOf(report, method, 'up', window), places);
      const down = sum(numbersOf(report, method, 'down', window), places);
      return { method, window, percent: uptimePercent(up, down) };
    }),
  );
}

function sum(values: Float64Array, places: readonly number[]): number {
  return places.reduce((total, store) => total + (values[store] as number), 0);
}
