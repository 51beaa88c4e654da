import { hasNumbers, longestHeld, numbersOf } from './numbers.ts';
import type { StoredReport } from './report.ts';
import type { PlacesOfStore } from './same-hours.ts';
import type { Milliseconds } from './types.ts';
import { createMeetings, isAllClosed, isAllOpen, weeksOnClocks } from './week-on-clock.ts';
import { STRIP_HOURS } from './week-strip.ts';

/** What of a store's business time is not the same in two reports, so that a difference may come from it. */
export const DIFFERENCES = ['hours', 'closures', 'hours-and-closures'] as const;
export type Difference = (typeof DIFFERENCES)[number];

/**
 * Tells whether closures took another time from a store's weeks, and whether its weekly hours were others (SPEC §16): a
 * week is of the same length on the clock wherever it begins, so that its business time, closures counted in, can differ
 * by the hours alone. Of a period, only closures; `undefined` of what the reports do not hold.
 */
export function differencesBetween(
  before: StoredReport,
  after: StoredReport,
): (places: PlacesOfStore) => Difference | undefined {
  const [was, is] = [before, after].map(businessTimes);
  const isOtherWeek = weekTest(before, after);
  return ([earlier, later]) => {
    if (was === undefined || is === undefined) return undefined;
    const [closedBefore, closedAfter] = [was.closed[earlier] as number, is.closed[later] as number];
    const hours = isOtherWeek([earlier, later], {
      total: [(was.open[earlier] as number) + closedBefore, (is.open[later] as number) + closedAfter],
      isClosed: [closedBefore > 0, closedAfter > 0],
    });
    if (closedBefore === closedAfter) return hours ? 'hours' : undefined;
    return hours ? 'hours-and-closures' : 'closures';
  };
}

/** Of every store in the week, or the period: business time, and what closures took of it. */
function businessTimes(report: StoredReport) {
  if (!hasNumbers(report, 'interpolated', 'closed')) return undefined;
  const longest = longestHeld(report);
  const [up, down, unknown, closed] = (['up', 'down', 'unknown', 'closed'] as const).map((measure) =>
    numbersOf(report, 'interpolated', measure, longest),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  return {
    open: up.map((time, store) => time + (down[store] as number) + (unknown[store] as number)),
    closed,
  };
}

type BusinessTime = {
  /** Closures counted in. */
  readonly total: readonly [Milliseconds, Milliseconds];
  /** Whether closures took any of it. */
  readonly isClosed: readonly [boolean, boolean];
};

function weekTest(before: StoredReport, after: StoredReport) {
  const [was, is] = [before.details, after.details];
  if (was === undefined || is === undefined || was.strips.length === 0 || is.strips.length === 0) {
    return () => false;
  }
  const [clockBefore, clockAfter] = [weeksOnClocks(before), weeksOnClocks(after)];
  const meetings = createMeetings();
  return ([earlier, later]: PlacesOfStore, { total, isClosed }: BusinessTime): boolean => {
    const weeks = [clockBefore(was.zones[earlier] as string), clockAfter(is.zones[later] as string)] as const;
    const isComparable = weeks.every(({ isChanged }) => !isChanged);
    if (isComparable && total[0] !== total[1]) return true;
    return meetings(...weeks).some(({ hours }) => {
      const flags = was.strips[earlier * STRIP_HOURS + hours[0]] as number;
      const laterFlags = is.strips[later * STRIP_HOURS + hours[1]] as number;
      return (
        (!isClosed[0] && isAllClosed(flags) && isAllOpen(laterFlags)) ||
        (!isClosed[1] && isAllOpen(flags) && isAllClosed(laterFlags))
      );
    });
  };
}
