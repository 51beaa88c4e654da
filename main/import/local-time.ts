import { trimBlanks } from './kinds/row.ts';
import { parseClock, parseStartTime } from './time-of-day.ts';
import { civilDay } from './timestamp.ts';

const DAY = 86_400_000;
const LOCAL_TIME = /^(\d{4})-(\d{2})-(\d{2})(?:[ T]\s*(\S.*))?$/i;

/**
 * Reads a date, or a date and a time of day, on the wall clock of a store: milliseconds from 1970-01-01 00:00 on that
 * same clock. A date alone is its first instant, or as an `end` the first one after it; `24:00` is only an end.
 * `undefined`: neither.
 */
export function parseLocalTime(text: string, side: 'start' | 'end'): number | undefined {
  const match = LOCAL_TIME.exec(trimBlanks(text));
  if (match === null) return undefined;
  const [, year, month, day, clock] = match;
  const date = civilDay(Number(year), Number(month), Number(day));
  if (date === undefined) return undefined;
  if (clock === undefined) return (side === 'end' ? date + 1 : date) * DAY;
  const time = side === 'start' ? parseStartTime(clock) : parseClock(clock);
  return time === undefined ? undefined : date * DAY + time;
}

/** Writes what parseLocalTime reads, in as few words as say the same. */
export function writeLocalTime(at: number, side: 'start' | 'end'): string {
  if (at % DAY === 0) return new Date(side === 'end' ? at - DAY : at).toISOString().slice(0, 10);
  return new Date(at)
    .toISOString()
    .replace('T', ' ')
    .replace(/(?::00)?\.000Z$|Z$/, '');
}
