import type { Extent } from '../period.ts';
import type { Milliseconds } from '../types.ts';
import { WEEK } from '../weekly-hours.ts';

/** Fewer weeks say when it happened, not when it usually does. */
export const FEWEST_WEEKS = 3;

/** Whether so much time says when downtime usually is. */
export function isLongEnough(time: Milliseconds): boolean {
  return time >= FEWEST_WEEKS * WEEK;
}

/** Whether so many weeks do in which something was observed: of a quarter that was watched for a week, one week is known. */
export function areEnough(weeks: number): boolean {
  return weeks >= FEWEST_WEEKS;
}

/** Adds the weeks that a stretch of observed time touches; they are counted back from an instant that it does not go beyond. */
export function addWeeks(weeks: Set<number>, { from, to }: Extent, until: Milliseconds): void {
  const oldest = Math.ceil((until - from) / WEEK) - 1;
  for (let week = Math.floor((until - to) / WEEK); week <= oldest; week++) weeks.add(week);
}

/** Down and observed time (ms) by the hour of the local week, Monday 00:00 first, and in how many weeks any was observed. */
export type HoursOfWeek = {
  readonly down: Float64Array;
  readonly known: Float64Array;
  readonly weeks: number;
};

/** An hour of the local week, Monday 00:00 first, and how much of what was observed of it was down. */
export type UsualHour = { readonly hour: number; readonly down: Milliseconds; readonly share: number };

/**
 * The hours of the week with most downtime over observed time, the worst first (SPEC §16); `undefined` where the time at
 * hand is shorter than three weeks, or was observed in fewer. Hours without downtime, or that nobody observed, are not among them.
 */
export function usualHours(
  { from, to }: Extent,
  { down, known, weeks }: HoursOfWeek,
): UsualHour[] | undefined {
  if (!isLongEnough(to - from) || !areEnough(weeks)) return undefined;
  return Array.from(down, (time, hour) => ({ hour, down: time, share: time / (known[hour] as number) }))
    .filter(({ down }) => down > 0)
    .sort((a, b) => b.share - a.share || b.down - a.down || a.hour - b.hour);
}
