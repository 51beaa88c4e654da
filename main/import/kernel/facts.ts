/**
 * Rows of facts about stores, as fact-segment.ts reads them; fact-kernel.ts is the other side of it. It takes rows that say
 * what it was taught that others said: of each the numbers of its store's id and of the rest of it.
 */
import { CR, fieldEnd, LF, UNUSUAL } from './fields';
import { MARGIN, MOST_ROWS, ROW_KEYS, ROW_STORES } from './memory';
import { restOf } from './rests';
import { numberOrLearn } from './stores';

let rows: usize = 0;
let idStart: usize = 0;
let idEnd: usize = 0;
/** Where the row ends, without its line end. */
let end: usize = 0;

/** How many rows there are once `readFacts` has stopped. */
export function factRows(): usize {
  return rows;
}

/**
 * Reads the rows that begin in [from, stop); answers where the one begins that it stopped at. Up to `until` the bytes must be
 * UTF-8 and hold no NUL.
 */
export function readFacts(from: usize, stop: usize, until: usize, delimiter: u32, idColumn: usize): usize {
  const limit = until - MARGIN;
  rows = 0;
  let row = from;
  while (row < stop && rows < MOST_ROWS) {
    const next = rowEnd(row, limit, delimiter, idColumn);
    if (next === UNUSUAL) break;
    const rest = restOf(row, idStart, idEnd, end);
    if (rest === 0) break;
    const number = numberOrLearn(idStart, idEnd - idStart);
    if (number === 0) break;
    store<u32>(ROW_STORES + (rows << 2), number - 1);
    store<u32>(ROW_KEYS + (rows << 2), rest - 1);
    rows++;
    row = next;
  }
  return row;
}

/** Where the row at `row` ends, its line end included; 0 where it is not of the usual form, or has no such column. */
function rowEnd(row: usize, limit: usize, delimiter: u32, idColumn: usize): usize {
  const delimiters = i8x16.splat(<i8>delimiter);
  let i = row;
  for (let column: usize = 0; ; column++) {
    const start = i;
    if (i >= limit) return UNUSUAL;
    i = fieldEnd(i, delimiters, limit);
    if (i === UNUSUAL) return UNUSUAL;
    if (column === idColumn) {
      idStart = start;
      idEnd = i;
    }
    if (<u32>load<u8>(i) !== delimiter) {
      if (column < idColumn) return UNUSUAL;
      break;
    }
    i++;
  }
  end = i;
  if (<u32>load<u8>(i) === CR) i++;
  return <u32>load<u8>(i) === LF ? i + 1 : UNUSUAL;
}
