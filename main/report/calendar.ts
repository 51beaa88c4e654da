import { toWallClock, type ZoneOffsets } from './time-zone.ts';
import type { Milliseconds } from './types.ts';
import { DAY, weekPosition } from './weekly-hours.ts';

/** A date as a number: days since 1970-01-01. */
export type Day = number;

/** What a period can be cut into (SPEC §14). */
export const STEPS = ['day', 'week', 'month'] as const;
export type Step = (typeof STEPS)[number];

/** The day that a text such as 2023-01-31 names; `undefined`: it names none. */
export function readDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = Date.parse(`${text}T00:00:00Z`) / DAY;
  return Number.isInteger(day) && dayText(day) === text ? day : undefined;
}

/** As readDay, of a text that is known to name a day. */
export function dayOf(text: string): Day {
  const day = readDay(text);
  if (day === undefined) throw new Error(`“${text}” is not a date.`);
  return day;
}

/** A day as 2023-01-31. */
export function dayText(day: Day): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The day that a zone's calendar shows at an instant. */
export function dayAt(zone: ZoneOffsets, instant: Milliseconds): Day {
  return Math.floor(toWallClock(zone, instant) / DAY);
}

/**
 * The first instant of a day in a zone: its midnight, the first one where it comes twice, and the first instant after it
 * where a change skips it (SPEC §14). `toInstant` tells another one where a change skips more than up to midnight.
 */
export function firstInstantOf({ starts, offsets }: ZoneOffsets, day: Day): Milliseconds {
  for (let i = 0; i < starts.length; i++) {
    const midnight = day * DAY - (offsets[i] as number);
    if (midnight < (starts[i + 1] ?? Number.POSITIVE_INFINITY)) {
      return i === 0 ? midnight : Math.max(midnight, starts[i] as number);
    }
  }
  return Number.POSITIVE_INFINITY;
}

/** Whether a day, a week (from Monday) or a month begins with a day. */
export function isFirstOf(step: Step, day: Day): boolean {
  switch (step) {
    case 'day':
      return true;
    case 'week':
      return weekPosition(day * DAY) === 0;
    case 'month':
      return new Date(day * DAY).getUTCDate() === 1;
  }
}

/** The first day of the day, the week or the month that a day lies in. */
export function firstDayOf(step: Step, day: Day): Day {
  switch (step) {
    case 'day':
      return day;
    case 'week':
      return day - weekPosition(day * DAY) / DAY;
    case 'month':
      return firstOfMonth(day, 0);
  }
}

/** Periods by name, counted from today (SPEC §14; years by docs/numbers.md). */
export const PRESETS = [
  'today',
  'yesterday',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-year',
  'last-year',
  'last-7-days',
  'last-30-days',
  'last-90-days',
] as const;
export type Preset = (typeof PRESETS)[number];

/** The first and the last day of a preset. */
export function presetDays(preset: Preset, today: Day): { readonly from: Day; readonly to: Day } {
  const monday = today - weekPosition(today * DAY) / DAY;
  const lastDays = (count: number) => ({ from: today - count, to: today - 1 });
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return lastDays(1);
    case 'this-week':
      return { from: monday, to: monday + 6 };
    case 'last-week':
      return { from: monday - 7, to: monday - 1 };
    case 'this-month':
      return { from: firstOfMonth(today, 0), to: firstOfMonth(today, 1) - 1 };
    case 'last-month':
      return { from: firstOfMonth(today, -1), to: firstOfMonth(today, 0) - 1 };
    case 'this-year':
      return { from: firstOfYear(today, 0), to: firstOfYear(today, 1) - 1 };
    case 'last-year':
      return { from: firstOfYear(today, -1), to: firstOfYear(today, 0) - 1 };
    case 'last-7-days':
      return lastDays(7);
    case 'last-30-days':
      return lastDays(30);
    case 'last-90-days':
      return lastDays(90);
  }
}

/** The first day of the month so many months from that of a day. */
function firstOfMonth(day: Day, months: number): Day {
  const date = new Date(day * DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / DAY;
}

/** The first day of the year so many years from that of a day. */
function firstOfYear(day: Day, years: number): Day {
  return Date.UTC(new Date(day * DAY).getUTCFullYear() + years, 0, 1) / DAY;
}
