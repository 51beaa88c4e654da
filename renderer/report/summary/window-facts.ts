import type { Method, PeriodName, ReportTable } from '../../../preload/contract.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { leftOutTest } from '../shared/left-out.ts';
import { isGateClosed, timesOfAll, windowsOf } from '../shared/report-numbers.ts';
import { notObservedTest } from '../shared/store-filter.ts';

/** What happened to all stores together, but those set aside, in one window. */
export type WindowFacts = {
  readonly window: PeriodName;
  /** For reading; "–" where nothing is known. */
  readonly uptime: string;
  readonly storesDown: number;
  /** Stores that were open without any poll that speaks for it. */
  readonly storesNotObserved: number;
  /** Stores that poll count leaves out for the time of day of as-of (SPEC §3a.1); none by the other method. */
  readonly storesLeftOut: number;
  /** Whether polls speak for any of the time in it in which stores were open, whichever method is shown. */
  readonly observation: 'observed' | 'not-observed' | 'all-closed';
  /** The place in the report of the store with the most downtime, if any had some. */
  readonly worst: number | undefined;
};

type FactsOfTable = Partial<Record<Method, readonly WindowFacts[]>>;

/** More than one view of a report tells of them. */
const known = new WeakMap<ReportTable, FactsOfTable>();

/** What happened in each window; worked out once a table and method. */
export function windowFacts(table: ReportTable, method: Method): readonly WindowFacts[] {
  const before = known.get(table);
  const facts = before?.[method] ?? gatherFacts(table, method);
  if (before?.[method] === undefined) known.set(table, { ...before, [method]: facts });
  return facts;
}

function gatherFacts(table: ReportTable, method: Method): readonly WindowFacts[] {
  const isLeftOut = leftOutTest(table);
  return windowsOf(table).map((window) => {
    const summary = table.summaries[method].windows.find((one) => one.window === window);
    const seen = timesOfAll(table, 'interpolated', window);
    const { down: downs } = timesOfAll(table, method, window);
    const isNotObserved = notObservedTest(table, window);
    let storesNotObserved = 0;
    let storesLeftOut = 0;
    let hasKnown = false;
    let hasUnknown = false;
    let worst: number | undefined;
    let mostDown = 0;
    for (let store = 0; store < table.stores.length; store++) {
      if (isLeftOut(store)) continue;
      if (isNotObserved(store)) storesNotObserved++;
      if (isGateClosed(table, method, window, store)) storesLeftOut++;
      hasKnown ||= (seen.up[store] ?? 0) + (seen.down[store] ?? 0) > 0;
      hasUnknown ||= (seen.unknown[store] ?? 0) > 0;
      const down = downs[store] ?? 0;
      if (down > mostDown) [worst, mostDown] = [store, down];
    }
    return {
      window,
      uptime: summary?.uptime ?? '',
      storesDown: summary?.storesDown ?? 0,
      storesNotObserved,
      storesLeftOut,
      observation: hasKnown ? 'observed' : hasUnknown ? 'not-observed' : 'all-closed',
      worst,
    };
  });
}

/** What happened in the last week or the period, by the method that leads. */
export const longestFacts = (table: ReportTable): WindowFacts | undefined =>
  windowFacts(table, LEADING_METHOD).at(-1);

/** What to say where no store has downtime: no all-clear where nothing was observed. */
export function noDowntimeWords(facts: WindowFacts | undefined): string {
  switch (facts?.observation) {
    case 'not-observed':
      return 'Nothing was observed.';
    case 'all-closed':
      return 'Every store was closed.';
    case 'observed':
    case undefined:
      return 'No poll found a store down during its business hours.';
  }
}
