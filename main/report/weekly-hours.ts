import { mergeStretches, type Stretch, type Stretches } from './stretch.ts';
import type { Milliseconds, OpeningHours } from './types.ts';

export const HOUR: Milliseconds = 3_600_000;
export const DAY: Milliseconds = 24 * HOUR;
export const WEEK: Milliseconds = 7 * DAY;

/** Real files write inclusive ends; an interval this close before the next one runs on to it (SPEC §1). */
const RUN_ON: Milliseconds = 60_000;

/** An opening interval in wall-clock milliseconds since Monday 00:00; `end` may lie beyond the week's end. */
export type WeekSpan = { readonly start: Milliseconds; readonly end: Milliseconds };

/** Reads hours as SPEC §1 means them: overnight ends carried over midnight, inclusive ends run on to the next start. */
export function readWeekSpans(hours: readonly OpeningHours[]): WeekSpan[] {
  const spans = hours.map(toSpan);
  const runsOn = distanceToRunOn(spans);
  return spans.map(({ start, end }) => ({ start, end: end + runsOn(end) }));
}

/** An opening as its row states it, and how far its end runs on to the next opening. */
export type HoursAsRead = OpeningHours & { readonly runsOn: Milliseconds };

/** What readWeekSpans makes of each opening, to be shown. */
export function hoursAsRead(hours: readonly OpeningHours[]): HoursAsRead[] {
  const runsOn = distanceToRunOn(hours.map(toSpan));
  return hours.map((opening) => ({ ...opening, runsOn: runsOn(toSpan(opening).end) }));
}

function toSpan({ day, start, end }: OpeningHours): WeekSpan {
  const runsPastMidnight = end <= start;
  return { start: day * DAY + start, end: day * DAY + end + (runsPastMidnight ? DAY : 0) };
}

/** Answers how far an end runs on to the next start of a week that goes round. A file may give a store any number of hours. */
function distanceToRunOn(spans: readonly WeekSpan[]): (end: Milliseconds) => Milliseconds {
  const starts = Float64Array.from(spans, ({ start }) => start).sort();
  return (end) => {
    const place = end % WEEK;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as number) < place) low = middle + 1;
      else high = middle;
    }
    const next = starts[low] ?? (starts[0] ?? Number.POSITIVE_INFINITY) + WEEK;
    return next - place <= RUN_ON ? next - place : 0;
  };
}

/**
 * The spans merged into stretches of one week on the clock, from 0 to WEEK. A span that reaches the week's end also covers Monday 00:00:00.000, the same instant on the clock.
 */
export function weekCoverage(spans: readonly WeekSpan[]): Stretches {
  const stretches: Stretch[] = [];
  for (const { start, end } of spans) {
    stretches.push({ start, end: Math.min(end, WEEK) });
    if (end >= WEEK) stretches.push({ start: 0, end: end - WEEK });
  }
  return mergeStretches(stretches);
}

/** Position in the week of a wall-clock time, in milliseconds since Monday 00:00. 1970-01-01 was a Thursday. */
export function weekPosition(wallClock: Milliseconds): Milliseconds {
  const position = (wallClock + 3 * DAY) % WEEK;
  return position < 0 ? position + WEEK : position;
}
