import type { Method, ReportTable, WindowName } from '../../../preload/contract.ts';
import { timesOf, WINDOWS } from '../report-numbers.ts';
import { isNotObserved } from '../stores/store-filter.ts';

/** What happened to all stores together in one window. */
export type WindowFacts = {
  readonly window: WindowName;
  /** For reading; "–" where nothing is known. */
  readonly uptime: string;
  readonly storesDown: number;
  /** Stores that were open without any poll that speaks for it. */
  readonly storesNotObserved: number;
  /** Whether polls speak for any of the time in it in which stores were open, whichever method is shown. */
  readonly observation: 'observed' | 'not-observed' | 'all-closed';
  /** The place in the report of the store with the most downtime, if any had some. */
  readonly worst: number | undefined;
};

export function windowFacts(table: ReportTable, method: Method): readonly WindowFacts[] {
  return WINDOWS.map((window) => {
    const summary = table.summaries[method].windows.find((one) => one.window === window);
    let storesNotObserved = 0;
    let known = 0;
    let unknown = 0;
    let worst: number | undefined;
    let mostDown = 0;
    for (let store = 0; store < table.stores.length; store++) {
      if (isNotObserved(table, window, store)) storesNotObserved++;
      const seen = timesOf(table, 'interpolated', window, store);
      known += seen.up + seen.down;
      unknown += seen.unknown;
      const { down } = timesOf(table, method, window, store);
      if (down > mostDown) [worst, mostDown] = [store, down];
    }
    return {
      window,
      uptime: summary?.uptime ?? '',
      storesDown: summary?.storesDown ?? 0,
      storesNotObserved,
      observation: known > 0 ? 'observed' : unknown > 0 ? 'not-observed' : 'all-closed',
      worst,
    };
  });
}
