import { createNumbers, type NamedNumber } from './numbers.ts';
import type { PollSeries } from './poll-series.ts';
import type { ReportedStore } from './report.ts';
import { groupPlaces, sumNumbers, type Uptime, uptimesOf } from './roll-up.ts';
import type { ReportQuestion, StorePlan } from './store-plan.ts';
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

/** Computes one week of a trend store by store: `add` each, by its place; then `finish`. */
export function createTrendWeek(question: ReportQuestion, stores: readonly ReportedStore[]) {
  const numbers = createNumbers(stores.map(({ id }) => id));
  const reportStore = createStoreReport(question);
  const together = (places: readonly number[]): TrendNumbers => ({
    numbers: sumNumbers(numbers, places),
    uptimes: uptimesOf(numbers, places),
  });
  return {
    add: (store: number, plan: StorePlan, polls: PollSeries) =>
      numbers.write(store, reportStore(plan, polls)),
    finish: (): TrendWeek => ({
      asOf: question.asOf,
      fleet: together([...stores.keys()]),
      groups: groupPlaces(stores.map(({ group }) => group)).map(([group, places]) => ({
        group,
        ...together(places),
      })),
    }),
  };
}
