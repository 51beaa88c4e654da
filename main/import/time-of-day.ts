import { trimBlanks } from './kinds/row.ts';
import { remember } from './remember.ts';

const TIME_OF_DAY =
  /^(?:(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(?:\s*([ap])\.?m\.?)?|(\d{2})(\d{2})|(\d{1,2})\s*([ap])\.?m\.?)$/i;
const DAY = 86_400_000;
const INCLUSIVE_MIDNIGHT = 23 * 3_600_000 + 59 * 60_000;

/**
 * Reads `HH:MM` or `HH:MM:SS[.fff]`, the hour with one digit or two, or of twelve with AM or PM, `0900` or `9am`, into
 * milliseconds after midnight; `undefined` where it is no time of day.
 */
export function parseStartTime(text: string): number | undefined {
  const time = parseClock(text);
  return time === undefined || time >= DAY ? undefined : time;
}

/** As parseStartTime, for the end of an interval: 23:59 or later, and `24:00`, mean the end of the day (SPEC §1). */
export function parseEndTime(text: string): number | undefined {
  const time = parseClock(text);
  return time === undefined || time < INCLUSIVE_MIDNIGHT ? time : DAY;
}

/** Reads a time of day up to `24:00` into milliseconds after midnight; `undefined` where it is none. */
export const parseClock = remember(readClock);

function readClock(text: string): number | undefined {
  const match = TIME_OF_DAY.exec(trimBlanks(text));
  if (match === null) return undefined;
  const [, longHour, longMinute, seconds = '0', fraction = '', longHalf, joinedHour, joinedMinute] = match;
  const [, , , , , , , , shortHour, shortHalf] = match;
  const half = longHalf ?? shortHalf;
  const hours = Number(longHour ?? joinedHour ?? shortHour);
  const [minute, second] = [Number(longMinute ?? joinedMinute ?? '0'), Number(seconds)];
  const hour = half === undefined ? hours : hourOfTwelve(hours, half);
  if (!(hour <= 24) || minute > 59 || second > 59) return undefined;
  const time = ((hour * 60 + minute) * 60 + second) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return time <= DAY ? time : undefined;
}

/** 12 AM is midnight and 12 PM noon; not a number where no clock of twelve hours shows that hour. */
function hourOfTwelve(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}
