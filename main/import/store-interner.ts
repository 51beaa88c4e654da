import { readStoreId } from './kinds/row.ts';
import { decode } from './records.ts';

/**
 * Numbers store ids in order of first sight, straight from their bytes: making a string of every id of 2 million polls
 * would take longer than reading them (0.4 s against 0.05 s). An open-addressing hash table over one arena of bytes.
 */
export type StoreInterner = {
  readonly names: string[];
  arena: Uint8Array;
  arenaUsed: number;
  /** Slot → number + 1; 0 is free. */
  slots: Int32Array;
  ends: number[];
};

/** What internField answers where the bytes are not a store id as they stand; the plain row reader then says why. */
export const UNUSABLE = -1;

export function createInterner(): StoreInterner {
  return {
    names: [],
    arena: new Uint8Array(1 << 16),
    arenaUsed: 0,
    slots: new Int32Array(1 << 12),
    ends: [],
  };
}

/**
 * The number of the store id at [start, end) of a row that is UTF-8, or UNUSABLE where the plain row reader would reject
 * the field or read another id from it.
 */
export function internField(interner: StoreInterner, bytes: Uint8Array, start: number, end: number): number {
  const { slots } = interner;
  const mask = slots.length - 1;
  let slot = hash(bytes, start, end) & mask;
  for (;;) {
    const number = (slots[slot] as number) - 1;
    if (number === -1)
      return isIdAsItStands(bytes, start, end) ? add(interner, slot, bytes, start, end) : UNUSABLE;
    if (isSame(interner, number, bytes, start, end)) return number;
    slot = (slot + 1) & mask;
  }
}

function isIdAsItStands(bytes: Uint8Array, start: number, end: number): boolean {
  const field = decode(bytes, start, end);
  const read = readStoreId(field);
  return read.ok && read.row === field;
}

const encoder = new TextEncoder();

/** The number of the text at [start, end) of a row that is UTF-8, whatever it is. */
export function internText(interner: StoreInterner, bytes: Uint8Array, start: number, end: number): number {
  const { slots } = interner;
  const mask = slots.length - 1;
  let slot = hash(bytes, start, end) & mask;
  for (;;) {
    const number = (slots[slot] as number) - 1;
    if (number === -1) return add(interner, slot, bytes, start, end);
    if (isSame(interner, number, bytes, start, end)) return number;
    slot = (slot + 1) & mask;
  }
}

/** The number of a store id that the plain row reader read. */
export function internId(interner: StoreInterner, id: string): number {
  const bytes = encoder.encode(id);
  return internText(interner, bytes, 0, bytes.length);
}

/** FNV-1a over four bytes at a time: a multiplication each is what the hash of a byte costs. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let h = 0x811c9dc5 ^ (end - start);
  let i = start;
  for (; i + 4 <= end; i += 4) {
    const word =
      (bytes[i] as number) |
      ((bytes[i + 1] as number) << 8) |
      ((bytes[i + 2] as number) << 16) |
      ((bytes[i + 3] as number) << 24);
    h = Math.imul(h ^ word, 0x01000193);
    h ^= h >>> 15;
  }
  for (; i < end; i++) h = Math.imul(h ^ (bytes[i] as number), 0x01000193);
  return h ^ (h >>> 13);
}

function isSame(
  interner: StoreInterner,
  number: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  const from = number === 0 ? 0 : (interner.ends[number - 1] as number);
  if ((interner.ends[number] as number) - from !== end - start) return false;
  for (let i = start, k = from; i < end; i++, k++) if (bytes[i] !== interner.arena[k]) return false;
  return true;
}

function add(interner: StoreInterner, slot: number, bytes: Uint8Array, start: number, end: number): number {
  const name = decode(bytes, start, end);
  const number = interner.names.length;
  interner.names.push(name);
  growArena(interner, end - start);
  interner.arena.set(bytes.subarray(start, end), interner.arenaUsed);
  interner.arenaUsed += end - start;
  interner.ends.push(interner.arenaUsed);
  interner.slots[slot] = number + 1;
  if (interner.names.length * 2 > interner.slots.length) rehash(interner);
  return number;
}

function growArena(interner: StoreInterner, wanted: number): void {
  if (interner.arenaUsed + wanted <= interner.arena.length) return;
  const larger = new Uint8Array((interner.arenaUsed + wanted) * 2);
  larger.set(interner.arena.subarray(0, interner.arenaUsed));
  interner.arena = larger;
}

function rehash(interner: StoreInterner): void {
  const slots = new Int32Array(interner.slots.length * 2);
  const mask = slots.length - 1;
  let from = 0;
  interner.ends.forEach((end, number) => {
    let slot = hash(interner.arena, from, end) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
    from = end;
  });
  interner.slots = slots;
}
