import { trimBlanks } from './kinds/row.ts';

const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)? ?(?:Z|UTC|GMT|([+-])(\d{2})(?::?(\d{2}))?( ?UTC)?)?$/i;
const EPOCH = /^\d{10}(?:\d{3})?$/;

/**
 * Reads a timestamp in any form of SPEC §1 (`2023-01-22 12:09:39.388884 UTC`, ISO 8601 with `T`, `Z` or an offset, seconds
 * or milliseconds since the epoch; no suffix means UTC) into milliseconds since the epoch, the rest of the fraction cut
 * off. `undefined`: not a timestamp.
 */
export function parseTimestamp(text: string): number | undefined {
  const trimmed = trimBlanks(text);
  if (EPOCH.test(trimmed)) return Number(trimmed) * (trimmed.length === 10 ? 1000 : 1);
  const match = TIMESTAMP.exec(trimmed);
  if (match === null) return undefined;
  const [, year, month, day, hours, minutes, second = '0', fraction = ''] = match;
  const [, , , , , , , , sign, offsetHours = '0', offsetMinutes = '0', alsoUtc] = match;
  const date = civilDay(Number(year), Number(month), Number(day));
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (date === undefined || hour > 23 || minute > 59 || Number(second) > 59) return undefined;
  if (Number(offsetHours) > 23 || Number(offsetMinutes) > 59) return undefined;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '-' ? -1 : 1);
  // `+0530 UTC` says two things at once.
  if (alsoUtc !== undefined && offset !== 0) return undefined;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return date * 86_400_000 + (hour * 60 + minute - offset) * 60_000 + Number(second) * 1000 + milliseconds;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970-01-01 of a Gregorian date, or `undefined` where the calendar has no such day. */
export function civilDay(year: number, month: number, day: number): number | undefined {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 && leap ? 29 : MONTH_DAYS[month - 1];
  if (length === undefined || day < 1 || day > length) return undefined;
  // Counts from 1 March of year 0, so that the leap day is the last of its year and months follow one formula.
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
