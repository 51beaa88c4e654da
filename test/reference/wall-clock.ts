import { DateTime } from 'luxon';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** What a clock on the store's wall shows: weekday (0 = Monday) and milliseconds it shows after midnight. */
export type WallClock = { readonly weekday: number; readonly timeOfDay: number };

export function wallClock(at: number, zone: string): WallClock {
  const local = DateTime.fromMillis(at, { zone });
  return {
    weekday: local.weekday - 1,
    // The hands of the clock, not the time since midnight: on a DST day the two differ.
    timeOfDay: local.hour * HOUR + local.minute * 60_000 + local.second * 1000 + local.millisecond,
  };
}

/** Local midnight of a calendar date, written as if the zone were UTC, so that calendar days are plain sums. */
export function calendarDate(at: number, zone: string): number {
  const local = DateTime.fromMillis(at, { zone });
  return DateTime.utc(local.year, local.month, local.day).toMillis();
}

/** 0 = Monday. */
export function weekdayOf(date: number): number {
  return DateTime.fromMillis(date, { zone: 'utc' }).weekday - 1;
}

function offsetAt(at: number, zone: string): number {
  return DateTime.fromMillis(at, { zone }).offset * 60_000;
}

/**
 * The instant of a wall-clock reading (SPEC §3b.1), the reading written as if the zone were UTC.
 *
 * Not Luxon's `fromObject`: it guesses with the offset in force *today*, so in November it takes the second
 * 01:30 of Chicago's autumn change and in July the first, and it is an hour wrong for the day after Apia's
 * changes of 2011, before Apia moved across the date line. Luxon only says here which offset is in force when.
 */
export function instantOf(reading: number, zone: string): number {
  // Offsets lie between -12 h and +14 h, so these two instants are surely before and after the reading.
  const offsetBefore = offsetAt(reading - 15 * HOUR, zone);
  const offsetAfter = offsetAt(reading + 13 * HOUR, zone);
  const real = [reading - offsetBefore, reading - offsetAfter].filter(
    (instant) => instant + offsetAt(instant, zone) === reading,
  );
  // Twice real: a repeated time, which means its first occurrence.
  if (real.length > 0) return Math.min(...real);
  // Never real: a skipped time. Counting on with the offset before the change moves it forward by the skip.
  return reading - offsetBefore;
}
