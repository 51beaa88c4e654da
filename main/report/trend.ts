import { createNumbers, cutTo, type NamedNumber, NUMBER_NAMES, type NumberColumn } from './numbers.ts';
import { periodNames, type ReportQuestion } from './period.ts';
import type { PollSeries } from './poll-series.ts';
import type { ReportedStore } from './report-part.ts';
import { groupPlaces, sumNumbers, type Uptime, uptimesOf } from './roll-up.ts';
import type { StorePlan } from './store-plan.ts';
import { createStoreReport } from './store-report.ts';
import { type Change, changeOf, type WeekCells } from './sure/change.ts';
import { createDayCellsPart, type DayCellsPart, joinDayCells } from './sure/day-cells.ts';
import type { Milliseconds } from './types.ts';
import { WEEK } from './weekly-hours.ts';

/** Weeks that a trend looks back over, the report's own among them (SPEC §11). */
export const TREND_WEEKS = 12;

/** What a report as of an earlier instant would say of several stores together. */
export type TrendNumbers = {
  readonly numbers: readonly NamedNumber[];
  readonly uptimes: readonly Uptime[];
  /** From the week before to this one (SPEC §16), where both are known. */
  readonly change?: Change | undefined;
};

export type TrendWeek = {
  readonly asOf: Milliseconds;
  readonly fleet: TrendNumbers;
  /** By name; `undefined` stands for the stores without a group, and comes last. */
  readonly groups: readonly ({ readonly group: string | undefined } & TrendNumbers)[];
};

/** The as-of of the week so many weeks before a report's. */
export function trendInstant(asOf: Milliseconds, weeksBefore: number): Milliseconds {
  return asOf - weeksBefore * WEEK;
}

/** The numbers of some stores in one week of a trend, in any order. */
export type TrendPart = {
  readonly groups: readonly (string | undefined)[];
  /** In the order of NUMBER_NAMES. */
  readonly columns: readonly NumberColumn[];
  readonly days: DayCellsPart;
};

/** Computes one week of a trend of at most `room` stores, one after another: `add` each, then `finish`. */
export function createTrendPart(question: ReportQuestion, room: number) {
  const names = periodNames(question);
  const report = createStoreReport(question, names.length);
  const numbers = createNumbers(room, report.numbers, names);
  const groups: (string | undefined)[] = [];
  const days = createDayCellsPart(question, room);
  return {
    add({ id, group }: Pick<ReportedStore, 'id' | 'group'>, plan: StorePlan, polls: PollSeries): void {
      if (question.without?.has(id) === true) return;
      report.compute(plan, polls);
      numbers.write(groups.length);
      groups.push(group);
      days.add({ id }, plan, polls);
    },
    finish: (): TrendPart => ({
      groups,
      columns: cutTo(numbers.columns, groups.length),
      days: days.finish(),
    }),
  };
}

/** The week whose parts these are. */
export function joinTrendWeek(asOf: Milliseconds, parts: readonly TrendPart[]): TrendWeek {
  const groups = parts.flatMap((part) => part.groups);
  const columns = NUMBER_NAMES.map((name, column): NumberColumn => {
    const values = new Float64Array(groups.length);
    let place = 0;
    for (const part of parts) {
      values.set((part.columns[column] as NumberColumn).values, place);
      place += part.groups.length;
    }
    return { ...name, values };
  });
  const together = (places: readonly number[]): TrendNumbers => ({
    numbers: sumNumbers({ columns }, places),
    uptimes: uptimesOf({ columns }, places),
  });
  return {
    asOf,
    fleet: together([...groups.keys()]),
    groups: groupPlaces(groups).map(([group, places]) => ({ group, ...together(places) })),
  };
}

/** The days of the stores of a week, by their ids: what a change from another week is told by. */
export type TrendDays = {
  readonly stores: readonly string[];
  readonly groups: readonly (string | undefined)[];
  readonly cells: WeekCells;
};

/** Those of the week whose parts these are. */
export function joinTrendDays(parts: readonly TrendPart[]): TrendDays {
  const all = parts.flatMap(({ days, groups }) =>
    days.stores.map((store, at) => ({ store, group: groups[at] })),
  );
  all.sort((a, b) => (a.store < b.store ? -1 : 1));
  const placeOf = new Map(all.map(({ store }, place) => [store, place]));
  return {
    stores: all.map(({ store }) => store),
    groups: all.map(({ group }) => group),
    cells: joinDayCells(
      parts.map(({ days }) => days.cells),
      parts.map(({ days }) => Uint32Array.from(days.stores, (store) => placeOf.get(store) as number)),
      all.length,
    ),
  };
}

/** A week with what changed from the one before; as it is where the two are not of the same stores. */
export function withChanges(week: TrendWeek, later: TrendDays, earlier: TrendDays): TrendWeek {
  const { stores, groups } = later;
  if (stores.length !== earlier.stores.length || stores.some((store, at) => store !== earlier.stores[at])) {
    return week;
  }
  const placesOf = new Map(groupPlaces(groups));
  const changed = <N extends TrendNumbers>(numbers: N, places: Iterable<number> = []): N => {
    const change = changeOf(later.cells, earlier.cells, places);
    return change === undefined ? numbers : { ...numbers, change };
  };
  return {
    asOf: week.asOf,
    fleet: changed(week.fleet, stores.keys()),
    groups: week.groups.map((of) => changed(of, placesOf.get(of.group))),
  };
}
