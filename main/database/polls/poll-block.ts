import { firstKeyOf, WEEK_MS } from '../../import/poll-key.ts';
import type { PollSeries } from '../../report/poll-series.ts';

/**
 * How polls are stored: one block for each store and week (counted from 1970-01-01, a Thursday), ascending unsigned
 * 32-bit little-endian numbers, each a poll's key counted from the key of the week's first millisecond, one per time.
 *
 * A row per poll was measured first: 2 million polls then took 0.75 s to insert and 0.25 s to read back at best; blocks
 * take 0.1 s and 0.02 s and a third of the space, and a new week's import rewrites that week's blocks only.
 */
export type PollBlock = Uint32Array;

export { firstKeyOf, weekOf, weekStart } from '../../import/poll-key.ts';

/** Packs ascending keys, all of `week`, one per time. */
export function packBlock(keys: Float64Array, week: number): PollBlock {
  const base = firstKeyOf(week);
  const block = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i++) block[i] = (keys[i] as number) - base;
  return block;
}

/** A block of one store, and the week it belongs to. */
export type WeekBlock = { readonly week: number; readonly block: PollBlock };

/** Puts the polls of a store's blocks (weeks ascending) that were taken from `from` to `to` in place of what `into` held. */
export function unpackBlocks(blocks: readonly WeekBlock[], from: number, to: number, into: PollSeries): void {
  const size = blocks.reduce((sum, { block }) => sum + block.length, 0);
  if (size > into.at.length) {
    into.at = new Float64Array(size * 2);
    into.active = new Uint8Array(size * 2);
  }
  const { at, active } = into;
  let count = 0;
  for (const { week, block } of blocks) {
    const start = week * WEEK_MS;
    if (start > to || start + WEEK_MS <= from) continue;
    for (let i = 0; i < block.length; i++) {
      const packed = block[i] as number;
      const instant = start + (packed >>> 1);
      if (instant < from) continue;
      if (instant > to) break;
      at[count] = instant;
      active[count++] = packed & 1;
    }
  }
  into.count = count;
}

/** The polls of a block of `week` that were not taken after `until` (ms). */
export function takeUntil(block: PollBlock, week: number, until: number): PollBlock {
  const last = until - week * WEEK_MS;
  let end = block.length;
  while (end > 0 && (block[end - 1] as number) >>> 1 > last) end--;
  return block.subarray(0, end);
}

/** The time of the newest poll of a stored block (ms since the epoch). */
export function newestOf(blob: Buffer, week: number): number {
  return week * WEEK_MS + (blob.readUInt32LE(blob.length - 4) >>> 1);
}

/** The time of its oldest poll. */
export function oldestOf(blob: Buffer, week: number): number {
  return week * WEEK_MS + (blob.readUInt32LE(0) >>> 1);
}

/** Whether a block holds exactly this poll, packed as in a block of the same week. */
export function holds(block: PollBlock, packed: number): boolean {
  let low = 0;
  let high = block.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((block[middle] as number) < packed) low = middle + 1;
    else high = middle;
  }
  return block[low] === packed;
}

/** The polls of a week's block that were taken at an instant (ms since the epoch) or later. */
export function takeFrom(block: PollBlock, week: number, from: number): PollBlock {
  const least = 2 * (from - week * WEEK_MS);
  const first = block.findIndex((packed) => packed >= least);
  return first === -1 ? block.subarray(block.length) : block.subarray(first);
}

/** A block as stored, and back. Every machine this runs on is little-endian; that is checked once. */
export function toBlob(block: PollBlock): Buffer {
  return Buffer.from(block.buffer, block.byteOffset, block.byteLength);
}

export function fromBlob(blob: Buffer): PollBlock {
  if (blob.byteOffset % 4 === 0) return new Uint32Array(blob.buffer, blob.byteOffset, blob.byteLength >>> 2);
  return new Uint32Array(Uint8Array.prototype.slice.call(blob).buffer);
}

if (new Uint8Array(Uint32Array.of(1).buffer)[0] !== 1) {
  throw new Error('Store Monitor runs on little-endian machines only.');
}

type MergedBlock = {
  readonly block: PollBlock;
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
};

/** Merges a later block into a stored one of the same store and week; where they disagree the later status wins. */
export function mergeBlocks(stored: PollBlock, later: PollBlock): MergedBlock {
  // So does each week's file, and nearly every push.
  if (endsBefore(stored, later)) return joined(stored, later, later.length);
  if (endsBefore(later, stored)) return joined(later, stored, later.length);
  const merged = new Uint32Array(stored.length + later.length);
  let used = 0;
  let replaced = 0;
  let unchanged = 0;
  let s = 0;
  let l = 0;
  while (s < stored.length || l < later.length) {
    const a = s < stored.length ? (stored[s] as number) : Number.POSITIVE_INFINITY;
    const b = l < later.length ? (later[l] as number) : Number.POSITIVE_INFINITY;
    const sameTime = a !== Number.POSITIVE_INFINITY && b !== Number.POSITIVE_INFINITY && a >>> 1 === b >>> 1;
    if (sameTime) {
      if (a === b) unchanged++;
      else replaced++;
      s++;
      l++;
      merged[used++] = b;
    } else if (a < b) {
      s++;
      merged[used++] = a;
    } else {
      l++;
      merged[used++] = b;
    }
  }
  return { block: merged.slice(0, used), added: later.length - replaced - unchanged, replaced, unchanged };
}

function endsBefore(one: PollBlock, other: PollBlock): boolean {
  const [last, first] = [one.at(-1), other.at(0)];
  return last === undefined || first === undefined || last >>> 1 < first >>> 1;
}

function joined(one: PollBlock, other: PollBlock, added: number): MergedBlock {
  const block = new Uint32Array(one.length + other.length);
  block.set(one);
  block.set(other, one.length);
  return { block, added, replaced: 0, unchanged: 0 };
}

/**
 * How many polls of a block of new ones lie in the second of another poll of their store that has another fraction: a
 * stored one, or an earlier one of the block.
 */
export function countSameSecond(stored: PollBlock | undefined, block: PollBlock): number {
  let count = 0;
  let s = 0;
  let previous = -1;
  for (const packed of block) {
    const at = packed >>> 1;
    // A week's milliseconds fit into 32 bits, which is faster to cut than to round down.
    const second = (at / 1000) | 0;
    let isShared = second === previous;
    if (stored !== undefined) {
      while (s < stored.length && (stored[s] as number) >>> 1 < second * 1000) s++;
      for (let k = s; k < stored.length && !isShared; k++) {
        const other = (stored[k] as number) >>> 1;
        if (other >= (second + 1) * 1000) break;
        isShared = other !== at;
      }
    }
    if (isShared) count++;
    previous = second;
  }
  return count;
}
