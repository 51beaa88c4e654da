import { createNumbers, cutTo, type NamedNumber, NUMBER_NAMES, type NumberColumn } from './numbers.ts';
import { periodNames, type ReportQuestion } from './period.ts';
import type { PollSeries } from './poll-series.ts';
import type { ReportedStore } from './report-part.ts';
import { groupPlaces, sumNumbers, type Uptime, uptimesOf } from './roll-up.ts';
import type { StorePlan } from './store-plan.ts';
import { createStoreReport } from './store-report.ts';
import type { Milliseconds } from './types.ts';
import { WEEK } from './weekly-hours.ts';

/** Weeks that a trend looks back over, the report's own among them (SPEC §11). */
export const TREND_WEEKS = 12;

/** What a report as of an earlier instant would say of several stores together. */
export type TrendNumbers = { readonly numbers: readonly NamedNumber[]; readonly uptimes: readonly Uptime[] };

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
};

/** Computes one week of a trend of at most `room` stores, one after another: `add` each, then `finish`. */
export function createTrendPart(question: ReportQuestion, room: number) {
  const names = periodNames(question);
  const report = createStoreReport(question, names.length);
  const numbers = createNumbers(room, report.numbers, names);
  const groups: (string | undefined)[] = [];
  return {
    add({ id, group }: Pick<ReportedStore, 'id' | 'group'>, plan: StorePlan, polls: PollSeries): void {
      if (question.without?.has(id) === true) return;
      report.compute(plan, polls);
      numbers.write(groups.length);
      groups.push(group);
    },
    finish: (): TrendPart => ({ groups, columns: cutTo(numbers.columns, groups.length) }),
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
