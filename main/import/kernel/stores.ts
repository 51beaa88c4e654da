import { ENTRIES, ENTRY_BYTES, HASH, IS_TAUGHT, MOST_STORES, SLOTS } from './memory';

const LONGEST_ID: usize = HASH;

/** A power of two, at least twice as many as stores. */
let slots: u32 = 1 << 12;
let taught: u32 = 0;
/** One more than the greatest number taught. */
let numbers: u32 = 0;

/** One more than the number of the store whose id stands at `at`; 0 where it was not taught. */
export function numberOf(at: usize, length: usize): u32 {
  if (length > LONGEST_ID) return 0;
  const first = idPart(at, length);
  const second = length > 16 ? idPart(at + 16, length - 16) : i64x2.splat(0);
  const third = length > 32 ? idPart(at + 32, length - 32) : i64x2.splat(0);
  let slot = hashOf(first, second, third) & (slots - 1);
  let number = load<u32>(SLOTS + ((<usize>slot) << 2));
  while (number !== 0) {
    const entry = entryOf(number - 1);
    const differs = v128.or(
      v128.xor(first, v128.load(entry)),
      v128.or(v128.xor(second, v128.load(entry + 16)), v128.xor(third, v128.load(entry + 32))),
    );
    // An id holds no zero, so that one that is filled up is no other's.
    if (!v128.any_true(differs)) return number;
    slot = (slot + 1) & (slots - 1);
    number = load<u32>(SLOTS + ((<usize>slot) << 2));
  }
  return 0;
}

/** Takes an id for that of the store `number`; answers whether there is room for it. */
export function teachStore(number: u32, at: usize, length: usize): bool {
  if (number >= MOST_STORES || length > LONGEST_ID) return false;
  const entry = entryOf(number);
  memory.copy(entry, at, length);
  store<u32>(entry + HASH, hashOf(v128.load(entry), v128.load(entry + 16), v128.load(entry + 32)));
  store<u32>(entry + IS_TAUGHT, 1);
  numbers = max(numbers, number + 1);
  taught++;
  if (taught * 2 > slots) makeRoom();
  else fillSlot(number);
  return true;
}

function makeRoom(): void {
  memory.fill(SLOTS, 0, (<usize>slots) << 2);
  slots <<= 1;
  for (let number: u32 = 0; number < numbers; number++) {
    if (load<u32>(entryOf(number) + IS_TAUGHT) === 1) fillSlot(number);
  }
}

function fillSlot(number: u32): void {
  let slot = load<u32>(entryOf(number) + HASH) & (slots - 1);
  while (load<u32>(SLOTS + ((<usize>slot) << 2)) !== 0) slot = (slot + 1) & (slots - 1);
  store<u32>(SLOTS + ((<usize>slot) << 2), number + 1);
}

function entryOf(number: u32): usize {
  return ENTRIES + <usize>number * ENTRY_BYTES;
}

/** Sixteen bytes of an id of which `length` are left, those beyond them made zero. */
function idPart(at: usize, length: usize): v128 {
  const bytes = v128.load(at);
  if (length >= 16) return bytes;
  const places = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  return v128.and(bytes, i8x16.lt_s(places, i8x16.splat(<i8>length)));
}

function hashOf(first: v128, second: v128, third: v128): u32 {
  const mixed = mix(first) + mix(second) * 3 + mix(third) * 5;
  return <u32>(((mixed ^ (mixed >> 29)) * 0xbf58476d1ce4e5b9) >> 32);
}

function mix(part: v128): u64 {
  const low = <u64>i64x2.extract_lane(part, 0) * 0x9e3779b97f4a7c15;
  return low ^ (<u64>i64x2.extract_lane(part, 1) * 0xc2b2ae3d27d4eb4f);
}
