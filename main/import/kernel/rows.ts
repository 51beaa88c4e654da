/**
 * The kernel: reads rows of polls as fast-poll.ts does, sixteen bytes at a time. AssemblyScript, which scripts/kernel
 * compiles to WebAssembly; poll-kernel.ts is its other side.
 *
 * It does not know what an id may be: where it meets a store that it was not taught, or a row of another form than real
 * files have, it stops, and the readers in TypeScript go on. What it takes must be exactly what they would take.
 */
import {
  BYTES,
  COLUMNS,
  END,
  MARGIN,
  MOST_BYTES,
  MOST_COLUMNS,
  MOST_ROWS,
  MOST_WAITING,
  ROW_KEYS,
  ROW_STORES,
  WAITING,
  WAITING_BYTES,
} from './memory';
import { numberOf, teachStore } from './stores';
import { found, timestampEnd } from './times';

const STORE: u32 = 1;
const TIMESTAMP: u32 = 2;
const STATUS: u32 = 3;

const LF: u32 = 0x0a;
const CR: u32 = 0x0d;
const QUOTE: u32 = 0x22;

/** Where a field is not of the usual form. */
const UNUSUAL: usize = 0;
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

memory.grow(<i32>((END >> 16) + 1));

export function columnsAt(): usize {
  return COLUMNS;
}
export function mostColumns(): usize {
  return MOST_COLUMNS;
}
export function bytesAt(): usize {
  return BYTES;
}
export function mostBytes(): usize {
  return MOST_BYTES;
}
export function storesAt(): usize {
  return ROW_STORES;
}
export function keysAt(): usize {
  return ROW_KEYS;
}
export function mostRows(): usize {
  return MOST_ROWS;
}

/** How many rows there are once `read` has stopped. */
export function rowsRead(): usize {
  return rows;
}

/** Whether it stopped at a store that it was not taught; where that store's id stands. */
export function metNewStore(): bool {
  return isNew;
}
export function idStartsAt(): usize {
  return idStart;
}
export function idEndsAt(): usize {
  return idEnd;
}

/** Takes the id at which `read` stopped for that of the store `number`; answers whether there is room for it. */
export function teach(number: u32): bool {
  return teachStore(number, idStart, idEnd - idStart);
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
      const number = numberOf(idStart, idEnd - idStart);
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

/** Where a field without quotes ends: at a delimiter, or at the end of its line. */
function fieldEnd(start: usize, delimiters: v128, limit: usize): usize {
  if (<u32>load<u8>(start) === QUOTE) return UNUSUAL;
  for (let i = start; i < limit; i += 16) {
    const bytes = v128.load(i);
    const ends = i8x16.bitmask(v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, i8x16.splat(<i8>LF))));
    if (ends !== 0) {
      const end = i + <usize>ctz(ends);
      if (end >= limit) return UNUSUAL;
      return <u32>load<u8>(end) === LF && end > start && <u32>load<u8>(end - 1) === CR ? end - 1 : end;
    }
  }
  return UNUSUAL;
}
