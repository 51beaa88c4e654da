import type { Heatmap } from './heatmap.ts';
import { numbersOf, periodsHeld } from './numbers.ts';
import { ENDINGS } from './outages.ts';
import type { Report } from './report.ts';
import { type GroupRollUp, type RollUp, rollUpReport } from './roll-up.ts';
import { leftOutTest } from './set-aside.ts';
import { downAtClosingTest } from './standing-flags.ts';
import type { Milliseconds, PeriodName } from './types.ts';

/** A report at a glance, without the stores that are set aside. Stores are named by their place in it. */
export type ReportOverview = {
  readonly fleet: RollUp;
  readonly groups: readonly GroupRollUp[];
  /** Stores down at as-of by the interpolated method, and since when in the last week; the longest down first. */
  readonly downNow: readonly { readonly store: number; readonly since: Milliseconds }[];
  /** Stores that were down when they closed, since when in the last week, the longest first (standing.ts). */
  readonly downAtClosing: ReportOverview['downNow'];
  /** How many are left out of all this but the hours of the week, and what was not observed of them (counted-time.ts). */
  readonly setAside: number;
  readonly observed: readonly Observed[];
  readonly heatmap: Heatmap;
};

/** Business time of all stores together in a window: `known` + `nobodyWatched` + `thisStoreOnly`. */
export type Observed = {
  readonly window: PeriodName;
  readonly known: Milliseconds;
  /** Unknown in minutes in which nothing is known of any store: nobody was watched then. */
  readonly nobodyWatched: Milliseconds;
  /** Unknown while something is known of others. */
  readonly thisStoreOnly: Milliseconds;
};

export function overviewOf(report: Report): ReportOverview {
  const { fleet, groups } = rollUpReport(report);
  return {
    fleet,
    groups,
    downNow: downAtEnd(report),
    downAtClosing: downAtClosing(report),
    setAside: report.leftOut?.length ?? 0,
    observed: observedOf(report),
    heatmap: report.details.heatmap,
  };
}

/** Of all stores of a report, those set aside too, in each of its windows. */
export function observedOf(report: Report): Observed[] {
  return periodsHeld(report).map((name, window) => observedIn(report, name, window));
}

const AS_OF = ENDINGS.indexOf('as-of');

function downAtEnd(report: Report): ReportOverview['downNow'] {
  const { outages } = report.details;
  const isLeftOut = leftOutTest(report);
  const down: { store: number; since: Milliseconds }[] = [];
  for (let place = 0; place < outages.count; place++) {
    const store = outages.store[place] as number;
    if (outages.endedBy[place] !== AS_OF || isLeftOut(store)) continue;
    down.push({ store, since: outages.started[place] as number });
  }
  return longestDownFirst(down);
}

/** Business time after a closing there is none: the last outage of a store that was down then is the one it was down in. */
function downAtClosing(report: Report): ReportOverview['downAtClosing'] {
  const { outages } = report.details;
  const isLeftOut = leftOutTest(report);
  const wasDown = downAtClosingTest(report.details);
  const since = new Map<number, Milliseconds>();
  for (let place = 0; place < outages.count; place++) {
    const store = outages.store[place] as number;
    if (wasDown(store) && !isLeftOut(store)) since.set(store, outages.started[place] as number);
  }
  return longestDownFirst([...since].map(([store, from]) => ({ store, since: from })));
}

const longestDownFirst = (down: readonly ReportOverview['downNow'][number][]): ReportOverview['downNow'] =>
  down.toSorted((a, b) => a.since - b.since || a.store - b.store);

function observedIn(report: Report, window: PeriodName, place: number): Observed {
  const sum = (measure: 'up' | 'down' | 'unknown') =>
    numbersOf(report, 'interpolated', measure, window).reduce((total, time) => total + time, 0);
  const nobodyWatched = report.details.nobodyWatched[place] as number;
  return {
    window,
    known: sum('up') + sum('down'),
    nobodyWatched,
    thisStoreOnly: sum('unknown') - nobodyWatched,
  };
}
