/**
 * The kernel: reads rows as the readers in TypeScript do, sixteen bytes at a time. AssemblyScript, which scripts/kernel
 * compiles to WebAssembly.
 *
 * It does not know what an id may be, but for one that is plain: where it meets another that it was not taught, or a row of
 * another form than real files have, it stops, and the readers in TypeScript go on.
 */
import { BYTES, COLUMNS, END, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, ROW_KEYS, ROW_STORES } from './memory';

export { factRows, readFacts } from './facts';
export { longestRest, mostRests, restEntry, teachRest } from './rests';
export { idEndsAt, idStartsAt, metNewStore, read, rowsRead } from './rows';
export { countStores, entryOf, longestId, mostStores, storeCount, storeLength, teachStore } from './stores';

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
