/**
 * Rows of polls, as fast-poll.ts reads them; poll-kernel.ts is the other side of it. What it takes must be exactly what the
 * readers in TypeScript would take, which go on where it stops.
 */
import { CR, fieldEnd, LF, UNUSUAL } from './fields';
import { COLUMNS, MARGIN, MOST_WAITING, ROW_KEYS, ROW_STORES, WAITING, WAITING_BYTES } from './memory';
import { numberOrLearn } from './stores';
import { found, timestampEnd } from './times';

const STORE: u32 = 1;
const TIMESTAMP: u32 = 2;
const STATUS: u32 = 3;

/** A longer row is left to the plain reader, which knows how long one may be. */
const LONGEST_ROW: usize = 4096;

let rows: usize = 0;
let idStart: usize = 0;
let idEnd: usize = 0;
let isNew: bool = false;
/** The key of the row that was read last. */
let key: f64 = 0;
/** How many rows to look up stores for together. */
let together: usize = 1;

/** How many rows there are once `read` has stopped. */
export function rowsRead(): usize {
  return rows;
}

/** Whether it stopped at an id that it was not taught and that may be read as another, or as none; where that stands. */
export function metNewStore(): bool {
  return isNew;
}
export function idStartsAt(): usize {
  return idStart;
}
export function idEndsAt(): usize {
  return idEnd;
}

/**
 * Reads the rows that begin in [from, stop), behind `already` others; answers where the one begins that it stopped at. Up
 * to `until` the bytes must be UTF-8 and hold no NUL.
 */
export function read(
  from: usize,
  stop: usize,
  until: usize,
  delimiter: u32,
  columns: usize,
  already: usize,
): usize {
  const limit = until - MARGIN;
  rows = already;
  isNew = false;
  let row = from;
  while (row < stop) {
    // The entries of stores are far apart: looked up for many rows at once, one is fetched while others are.
    let count: usize = 0;
    let next = row;
    while (count < together && row < stop) {
      next = rowEnd(row, limit, delimiter, columns);
      if (next === UNUSUAL) break;
      const place = WAITING + count * WAITING_BYTES;
      store<usize>(place, row);
      store<usize>(place + 4, idStart);
      store<usize>(place + 8, idEnd);
      store<f64>(place + 16, key);
      count++;
      row = next;
    }
    for (let i: usize = 0; i < count; i++) {
      const place = WAITING + i * WAITING_BYTES;
      idStart = load<usize>(place + 4);
      idEnd = load<usize>(place + 8);
      const number = numberOrLearn(idStart, idEnd - idStart);
      if (number === 0) {
        // What was read beyond it is read again: less, where many are new.
        together = 1;
        isNew = true;
        return load<usize>(place);
      }
      store<u32>(ROW_STORES + (rows << 2), number - 1);
      store<f64>(ROW_KEYS + (rows << 3), load<f64>(place + 16));
      rows++;
    }
    if (next === UNUSUAL) return row;
    together = min(together << 1, MOST_WAITING);
  }
  return row;
}

/** Where the row at `row` ends, its line end included; 0 where it is not of the usual form. */
function rowEnd(row: usize, limit: usize, delimiter: u32, columns: usize): usize {
  const delimiters = i8x16.splat(<i8>delimiter);
  let i = row;
  let active: i64 = 0;
  let column: usize = 0;
  for (;;) {
    if (i >= limit) return UNUSUAL;
    const what: u32 = load<u8>(COLUMNS + column);
    if (what === STORE) {
      idStart = i;
      i = fieldEnd(i, delimiters, limit);
      idEnd = i;
    } else if (what === TIMESTAMP) {
      i = timestampEnd(i, limit);
    } else if (what === STATUS) {
      // Capital letters differ from small ones in one bit, and no other byte becomes a letter by it.
      const word = load<u64>(i) | 0x2020202020202020;
      if (word === 0x6576697463616e69) {
        i += 8;
      } else if ((word & 0xffffffffffff) === 0x657669746361) {
        i += 6;
        active = 1;
      } else {
        return UNUSUAL;
      }
    } else {
      i = fieldEnd(i, delimiters, limit);
    }
    if (i === UNUSUAL) return UNUSUAL;
    column++;
    if (column === columns) break;
    if (<u32>load<u8>(i) !== delimiter) return UNUSUAL;
    i++;
  }
  while (<u32>load<u8>(i) === delimiter) {
    i = fieldEnd(i + 1, delimiters, limit);
    if (i === UNUSUAL) return UNUSUAL;
  }
  if (<u32>load<u8>(i) === CR) i++;
  if (<u32>load<u8>(i) !== LF || i - row > LONGEST_ROW) return UNUSUAL;
  key = <f64>((found << 1) + active);
  return i + 1;
}
