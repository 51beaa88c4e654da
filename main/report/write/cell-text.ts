import { type Column, UNITS } from '../sheets/sheet.ts';
import type { Milliseconds } from '../types.ts';

const MINUTE: Milliseconds = 60_000;

/** How the cells of a column read as plain text, in files for programs: empty where nothing is known (SPEC §4 and §8). */
export function cellText(column: Column): (row: number) => string {
  switch (column.kind) {
    case 'id':
    case 'text':
    case 'word':
      return (row) => column.at(row) ?? '';
    case 'duration': {
      const unit = UNITS[column.unit];
      return (row) => number(column.at(row), unit);
    }
    case 'percent':
      return column.decimals === 'needed'
        ? (row) => number(column.at(row), 1)
        : (row) => bothDecimals(column.at(row));
    case 'money':
      return (row) => number(column.at(row), 1);
    case 'count':
      return (row) => number(column.at(row), 1);
    case 'instant':
      return column.clock === 'utc'
        ? (row) => new Date(column.at(row)).toISOString()
        : (row) => localTime(column.at(row), column.wallClock(row));
  }
}

/**
 * A length of time in the given unit, rounded half up to two decimals, without trailing zeros; a change by its size, so
 * that it is as large one way as the other.
 */
export const formatTime = (time: Milliseconds, unit: Milliseconds): string => String(timeIn(time, unit));

/** The same as a number. */
export function timeIn(time: Milliseconds, unit: Milliseconds): number {
  const size = Math.round((Math.abs(time) * 100) / unit) / 100;
  return time < 0 && size > 0 ? -size : size;
}

const amounts = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A number of a table as people read it, in the window and on paper: "1,234.5". Files for programs have no separators. */
export const amountText = (value: number): string => amounts.format(value);

const number = (value: number, unit: number): string => (Number.isNaN(value) ? '' : formatTime(value, unit));

const bothDecimals = (value: number): string => (Number.isNaN(value) ? '' : value.toFixed(2));

/** ISO 8601 with milliseconds and the offset, such as 2023-01-25T12:13:22.479-06:00. */
function localTime(instant: Milliseconds, wallClock: Milliseconds): string {
  const minutes = Math.round((wallClock - instant) / MINUTE);
  const two = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${new Date(wallClock).toISOString().slice(0, -1)}${offset}`;
}
