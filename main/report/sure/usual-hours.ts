import type { Extent } from '../period.ts';
import type { Milliseconds } from '../types.ts';
import { WEEK } from '../weekly-hours.ts';

/** Fewer weeks say when it happened, not when it usually does. */
const FEWEST_WEEKS = 3;

/** Whether so much time says when downtime usually is. */
export function isLongEnough(time: Milliseconds): boolean {
  return time >= FEWEST_WEEKS * WEEK;
}

/** An hour of the local week, Monday 00:00 first, and how much of what was observed of it was down. */
export type UsualHour = { readonly hour: number; readonly down: Milliseconds; readonly share: number };

/**
 * The hours of the week with most downtime over observed time, the worst first (SPEC §16); `undefined` where the time at
 * hand is shorter than three weeks. Hours without downtime, or that nobody observed, are not among them.
 */
export function usualHours(
  { from, to }: Extent,
  { down, known }: { readonly down: Float64Array; readonly known: Float64Array },
): UsualHour[] | undefined {
  if (!isLongEnough(to - from)) return undefined;
  return Array.from(down, (time, hour) => ({ hour, down: time, share: time / (known[hour] as number) }))
    .filter(({ down }) => down > 0)
    .sort((a, b) => b.share - a.share || b.down - a.down || a.hour - b.hour);
}
