import { DAY, type WallClock, WEEK } from './wall-clock.ts';

const MINUTE = 60_000;
const COUNTS_AS_MIDNIGHT = DAY - MINUTE;

/** An interval as it is meant: `start` and `end` count from midnight of `day`, `end` may pass 24 h. */
export type Interval = { readonly day: number; readonly start: number; readonly end: number };

/** SPEC §1 for one store's rows, as they stand in the file. */
export function meantHours(rows: readonly Interval[]): Interval[] {
  const intervals = rows.map(({ day, start, end }) => {
    // In this order: 23:59 or later is midnight first, and only then may an end lie at or before its start.
    const dayEnd = end >= COUNTS_AS_MIDNIGHT ? DAY : end;
    return { day, start, end: dayEnd <= start ? dayEnd + DAY : dayEnd };
  });
  return intervals.map((interval) => {
    // An interval that ends at most 60 s before another begins gets its end moved to the other's start. It
    // keeps its own day, which matters to the gates, and both then meet. Should several begin within those
    // 60 s, it runs on to each of them, hence to the last.
    const gaps = intervals.map((other) =>
      modulo(weekly(other) - (weekly(interval) + lengthOf(interval)), WEEK),
    );
    const bridged = gaps.filter((gap) => gap <= MINUTE);
    return { ...interval, end: interval.end + Math.max(0, ...bridged) };
  });
}

/** Weekly wall-clock coordinate of the start: Monday 00:00 is 0; they go round after a week. */
function weekly(interval: Interval): number {
  return interval.day * DAY + interval.start;
}

function lengthOf(interval: Interval): number {
  return interval.end - interval.start;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/** Closed ends: Tuesday 00:00:00.000 lies in a Monday interval that ends at midnight. */
export function contains(interval: Interval, clock: WallClock): boolean {
  const position = clock.weekday * DAY + clock.timeOfDay;
  return modulo(position - weekly(interval), WEEK) <= lengthOf(interval);
}

/** Day and week gates: only the time of day, of the interval's own day or of the day after. */
export function coversTimeOfDay(interval: Interval, timeOfDay: number): boolean {
  return isWithin(interval, timeOfDay) || isWithin(interval, timeOfDay + DAY);
}

/** Hour gate: today's interval, or yesterday's that runs past midnight. */
export function coversNow(interval: Interval, now: WallClock): boolean {
  if (interval.day === now.weekday && isWithin(interval, now.timeOfDay)) return true;
  return interval.day === yesterdayOf(now.weekday) && isWithin(interval, now.timeOfDay + DAY);
}

/** Monday's yesterday is Sunday. */
export function yesterdayOf(weekday: number): number {
  return modulo(weekday - 1, 7);
}

function isWithin(interval: Interval, time: number): boolean {
  return interval.start <= time && time <= interval.end;
}
