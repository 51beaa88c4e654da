/**
 * How polls are stored: one block for each store and week (counted from 1970-01-01, a Thursday), ascending unsigned
 * 32-bit little-endian numbers, each `milliseconds into the week × 2 + (active ? 1 : 0)`, one per time.
 *
 * A row per poll was measured first: 2 million polls then took 0.75 s to insert and 0.25 s to read back at best; blocks
 * take 0.1 s and 0.02 s and a third of the space, and a new week's import rewrites that week's blocks only.
 */
export const POLL_WEEK_MS = 604_800_000;

export function weekOf(at: number): number {
  return Math.floor(at / POLL_WEEK_MS);
}

/** Packs keys (`at × 2 + (active ? 1 : 0)`, ascending, all in `week`) into a block's numbers. */
export function packWeek(keys: Float64Array, week: number): Uint32Array {
  const base = week * POLL_WEEK_MS * 2;
  const packed = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i++) packed[i] = (keys[i] as number) - base;
  return packed;
}

/** A block's numbers as stored, and back. Every machine this runs on is little-endian; that is checked once. */
export function toBlob(block: Uint32Array): Buffer {
  return Buffer.from(block.buffer, block.byteOffset, block.byteLength);
}

export function fromBlob(blob: Buffer): Uint32Array {
  if (blob.byteOffset % 4 === 0) return new Uint32Array(blob.buffer, blob.byteOffset, blob.byteLength >>> 2);
  return new Uint32Array(Uint8Array.prototype.slice.call(blob).buffer);
}

if (new Uint8Array(Uint32Array.of(1).buffer)[0] !== 1) {
  throw new Error('Store Monitor runs on little-endian machines only.');
}

export type MergedWeek = {
  readonly block: Uint32Array;
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
};

/** Merges a later block into a stored one of the same store and week; where they disagree the later status wins. */
export function mergeWeek(stored: Uint32Array, later: Uint32Array): MergedWeek {
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
