import type { Delimiter } from './dialect.ts';
import { pollKey } from './poll-key.ts';
import type { Stretch } from './records.ts';
import { internField, type StoreInterner, UNUSABLE } from './store-interner.ts';
import { civilDay } from './timestamp.ts';

/**
 * The fast parse: reads rows of the form that real poll files have straight from their bytes, and stops at the first one
 * that is anything else, which then goes through the plain readers (`scanRecord` and `readPollRow`, the twin that tests
 * hold this file against). One pass over the bytes, no object and no call a field but those below.
 */

/** Where the fields of a poll stand in a row. */
export type PollLayout = {
  readonly delimiter: number;
  /** What each column holds, up to the last one that is read. */
  readonly columns: Uint8Array;
};

/** Rows as far as they were read: store numbers of the interner, and keys (poll-key.ts), in file order. */
export type PollRows = { readonly stores: Uint32Array; readonly keys: Float64Array; count: number };

const OTHER = 0;
const STORE = 1;
const TIMESTAMP = 2;
const STATUS = 3;

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const ZERO = 0x30;

/** Where a field is not of the usual form. */
const UNUSUAL = -1;

/** So far from the end of the bytes a field must begin, so that nothing beyond it is looked at. */
const MARGIN = 64;
/** A longer row is left to the plain reader, which knows how long one may be. */
const LONGEST_ROW = 4096;

/** Of the columns that a header names; `undefined` where one column is to be two things. */
export function pollLayout(
  delimiter: Delimiter,
  [store = -1, timestamp = -1, status = -1]: readonly number[],
): PollLayout | undefined {
  if (new Set([store, timestamp, status, -1]).size < 4) return undefined;
  const columns = new Uint8Array(Math.max(store, timestamp, status) + 1).fill(OTHER);
  columns[store] = STORE;
  columns[timestamp] = TIMESTAMP;
  columns[status] = STATUS;
  return { delimiter: delimiter.charCodeAt(0), columns };
}

/**
 * Reads the rows that begin in [from, stop) until one is not of the usual form, or too near to `until`; answers where that
 * one begins. Up to `until` the bytes must be UTF-8 and hold no NUL.
 */
export function readFastRows(
  bytes: Uint8Array,
  [from, stop, until]: Stretch,
  { delimiter, columns }: PollLayout,
  interner: StoreInterner,
  rows: PollRows,
): number {
  const { stores, keys } = rows;
  const lastColumn = columns.length - 1;
  const limit = until - MARGIN;
  let count = rows.count;
  let start = from;
  while (start < stop) {
    let i = start;
    let storeStart = start;
    let storeEnd = start;
    let active = 0;
    for (let column = 0; column <= lastColumn; column++) {
      if (column > 0) i = bytes[i] === delimiter ? i + 1 : UNUSUAL;
      if (i >= limit) i = UNUSUAL;
      if (i === UNUSUAL) break;
      switch (columns[column]) {
        case STORE:
          storeStart = i;
          i = fieldEnd(bytes, i, delimiter, limit);
          storeEnd = i;
          break;
        case TIMESTAMP:
          i = timestampEnd(bytes, i, limit);
          break;
        case STATUS: {
          const isInactive = bytes[i] === 0x69 && bytes[i + 1] === 0x6e;
          active = isInactive ? 0 : 1;
          i = isInactive ? activeEnd(bytes, i + 2) : activeEnd(bytes, i);
          break;
        }
        default:
          i = fieldEnd(bytes, i, delimiter, limit);
      }
      if (i === UNUSUAL) break;
    }
    while (i !== UNUSUAL && bytes[i] === delimiter) i = fieldEnd(bytes, i + 1, delimiter, limit);
    if (i === UNUSUAL) break;
    if (bytes[i] === CR) i++;
    if (bytes[i] !== LF || i - start > LONGEST_ROW) break;
    const store = internField(interner, bytes, storeStart, storeEnd);
    if (store === UNUSABLE) break;
    stores[count] = store;
    keys[count++] = pollKey(found[0] as number, active);
    start = i + 1;
  }
  rows.count = count;
  return start;
}

/** Where a field without quotes ends: at a delimiter, or at the end of its line. */
function fieldEnd(bytes: Uint8Array, start: number, delimiter: number, limit: number): number {
  if (bytes[start] === QUOTE) return UNUSUAL;
  for (let i = start; i < limit; i++) {
    const byte = bytes[i];
    if (byte === delimiter) return i;
    if (byte === LF) return i > start && bytes[i - 1] === CR ? i - 1 : i;
  }
  return UNUSUAL;
}

/** Where `active` ends, which must begin at `i`. */
function activeEnd(bytes: Uint8Array, i: number): number {
  const difference =
    ((bytes[i] as number) ^ 0x61) |
    ((bytes[i + 1] as number) ^ 0x63) |
    ((bytes[i + 2] as number) ^ 0x74) |
    ((bytes[i + 3] as number) ^ 0x69) |
    ((bytes[i + 4] as number) ^ 0x76) |
    ((bytes[i + 5] as number) ^ 0x65);
  return difference === 0 ? i + 6 : UNUSUAL;
}

/** The time that timestampEnd found last, in ms since the epoch. */
const found = new Float64Array(1);

/** Where `YYYY-MM-DD HH:MM:SS[.f…][ UTC]` (or `T`, `Z`) ends, which must begin at `i`. */
function timestampEnd(bytes: Uint8Array, i: number, limit: number): number {
  const marks =
    ((bytes[i + 4] as number) ^ 0x2d) |
    ((bytes[i + 7] as number) ^ 0x2d) |
    ((bytes[i + 13] as number) ^ 0x3a) |
    ((bytes[i + 16] as number) ^ 0x3a);
  const separator = bytes[i + 10];
  if (marks !== 0 || (separator !== SPACE && separator !== 0x54)) return UNUSUAL;
  const year = twoDigits(bytes, i) * 100 + twoDigits(bytes, i + 2);
  const day = dayOf((year * 100 + twoDigits(bytes, i + 5)) * 100 + twoDigits(bytes, i + 8));
  const hour = twoDigits(bytes, i + 11);
  const minute = twoDigits(bytes, i + 14);
  const second = twoDigits(bytes, i + 17);
  if (Number.isNaN(day) || !(hour <= 23 && minute <= 59 && second <= 59)) return UNUSUAL;
  let end = i + 19;
  let milliseconds = 0;
  if (bytes[end] === 0x2e) {
    end++;
    if (!isDigit(bytes[end])) return UNUSUAL;
    for (let weight = 100; isDigit(bytes[end]); weight = weight === 100 ? 10 : weight === 10 ? 1 : 0) {
      milliseconds += ((bytes[end++] as number) - ZERO) * weight;
      if (end >= limit) return UNUSUAL;
    }
  }
  found[0] = day + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  if (bytes[end] === 0x5a) return end + 1;
  if (bytes[end] !== SPACE) return end;
  return bytes[end + 1] === 0x55 && bytes[end + 2] === 0x54 && bytes[end + 3] === 0x43 ? end + 4 : UNUSUAL;
}

/** More than any number of two digits where one of the two is none. */
const NO_NUMBER = 1_000_000_000;

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? NO_NUMBER : tens * 10 + ones;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}

/** Days of the dates met last, by their number `yyyymmdd`: polls of a file fall on few dates, in any order. */
const CACHE_SIZE = 256;
const cachedDates = new Float64Array(CACHE_SIZE).fill(-1);
const cachedDays = new Float64Array(CACHE_SIZE);

/** Milliseconds since the epoch at the start of the date `yyyymmdd`, or NaN. */
function dayOf(date: number): number {
  const slot = date % CACHE_SIZE;
  if (cachedDates[slot] === date) return cachedDays[slot] as number;
  if (date >= NO_NUMBER) return Number.NaN;
  const day = civilDay(Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100);
  const time = (day ?? Number.NaN) * 86_400_000;
  cachedDates[slot] = date;
  cachedDays[slot] = time;
  return time;
}
