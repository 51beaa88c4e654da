import { readStoreId } from './kinds/row.ts';
import { decode } from './records.ts';

/**
 * Numbers store ids in order of first sight, straight from their bytes: making a string of every id of 2 million polls
 * would take longer than reading them (0.4 s against 0.05 s), and strings of a million ids take twice the room of their
 * bytes. An open-addressing hash table over one arena of bytes.
 */
export type StoreInterner = {
  /** How many it has numbered. */
  count: number;
  arena: Uint8Array;
  arenaUsed: number;
  /** Slot → number + 1; 0 is free. */
  slots: Int32Array;
  /** Where the bytes of each end. */
  ends: Uint32Array;
};

/** Texts as they go from thread to thread: their bytes, and where those of each end. */
export type PackedTexts = { readonly bytes: Uint8Array; readonly ends: Uint32Array };

/** What internField answers where the bytes are not a store id as they stand; the plain row reader then says why. */
export const UNUSABLE = -1;

export function createInterner(): StoreInterner {
  return {
    count: 0,
    arena: new Uint8Array(1 << 16),
    arenaUsed: 0,
    slots: new Int32Array(1 << 12),
    ends: new Uint32Array(1 << 11),
  };
}

/** The text with a number that was given. */
export function textOf({ arena, ends }: StoreInterner, number: number): string {
  return decode(arena, beginOf(ends, number), ends[number] as number);
}

/** All texts in the order of their numbers; those that are numbered meanwhile, too. */
export function* textsOf(interner: StoreInterner): Generator<string> {
  for (let number = 0; number < interner.count; number++) yield textOf(interner, number);
}

/** What is asked of a text as it lies in memory: its bytes are [from, to). */
type VisitText = (bytes: Uint8Array, from: number, to: number, number: number) => void;

/** Visits every text in the order of their numbers, without a string of any. */
export function visitTexts({ arena, ends, count }: StoreInterner, visit: VisitText): void {
  let from = 0;
  for (let number = 0; number < count; number++) {
    const to = ends[number] as number;
    visit(arena, from, to, number);
    from = to;
  }
}

/** A copy of the texts from a number on. */
export function packTexts({ arena, arenaUsed, ends, count }: StoreInterner, from: number): PackedTexts {
  const begin = beginOf(ends, from);
  return { bytes: arena.slice(begin, arenaUsed), ends: ends.slice(from, count).map((end) => end - begin) };
}

export function visitPacked({ bytes, ends }: PackedTexts, visit: VisitText): void {
  let from = 0;
  ends.forEach((to, number) => {
    visit(bytes, from, to, number);
    from = to;
  });
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
  const length = encodeId(id);
  return internText(interner, scratch, 0, length);
}

/** The number of a text, or -1 where it has none. */
export function findText(interner: StoreInterner, text: string): number {
  const length = encodeId(text);
  const { slots } = interner;
  const mask = slots.length - 1;
  for (let slot = hash(scratch, 0, length) & mask; ; slot = (slot + 1) & mask) {
    const number = (slots[slot] as number) - 1;
    if (number === -1 || isSame(interner, number, scratch, 0, length)) return number;
  }
}

/** One for all: to encode each id into memory of its own takes longer than to look it up. */
let scratch = new Uint8Array(1024);

function encodeId(text: string): number {
  const most = text.length * MOST_BYTES_A_UNIT;
  if (scratch.length < most) scratch = new Uint8Array(most);
  return encoder.encodeInto(text, scratch).written;
}

/** UTF-8 takes no more for a unit of UTF-16. */
const MOST_BYTES_A_UNIT = 3;

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
  { arena, ends }: StoreInterner,
  number: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  const from = beginOf(ends, number);
  if ((ends[number] as number) - from !== end - start) return false;
  for (let i = start, k = from; i < end; i++, k++) if (bytes[i] !== arena[k]) return false;
  return true;
}

const beginOf = (ends: Uint32Array, number: number) => (number === 0 ? 0 : (ends[number - 1] as number));

function add(interner: StoreInterner, slot: number, bytes: Uint8Array, start: number, end: number): number {
  const number = interner.count++;
  growArena(interner, end - start);
  interner.arena.set(bytes.subarray(start, end), interner.arenaUsed);
  interner.arenaUsed += end - start;
  interner.ends[number] = interner.arenaUsed;
  interner.slots[slot] = number + 1;
  if (interner.count * 2 >= interner.slots.length) rehash(interner);
  return number;
}

function growArena(interner: StoreInterner, wanted: number): void {
  if (interner.arenaUsed + wanted <= interner.arena.length) return;
  const larger = new Uint8Array((interner.arenaUsed + wanted) * 2);
  larger.set(interner.arena.subarray(0, interner.arenaUsed));
  interner.arena = larger;
}

/** Twice the slots, and ends for half as many texts as there are slots. */
function rehash(interner: StoreInterner): void {
  const slots = new Int32Array(interner.slots.length * 2);
  const mask = slots.length - 1;
  let from = 0;
  for (let number = 0; number < interner.count; number++) {
    const end = interner.ends[number] as number;
    let slot = hash(interner.arena, from, end) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
    from = end;
  }
  const ends = new Uint32Array(slots.length / 2);
  ends.set(interner.ends);
  interner.slots = slots;
  interner.ends = ends;
}
