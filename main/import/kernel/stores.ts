import { ENTRIES, ENTRY_BYTES, HASH, LENGTH, MOST_STORES, SLOTS } from './memory';
import { hashOf, part } from './parts';

const LONGEST_ID: usize = HASH;

/** A power of two, at least twice as many as stores. */
let slots: u32 = 1 << 12;
let taught: u32 = 0;
/** The number of the next store. */
let numbers: u32 = 0;

/** Tells how many stores have numbers, also those that it was not taught. */
export function countStores(count: u32): void {
  numbers = count;
}

export function storeCount(): u32 {
  return numbers;
}

/** As numberOf, and the next number where the id is a new one that needs no reading: it stands for itself alone. */
export function numberOrLearn(at: usize, length: usize): u32 {
  const known = numberOf(at, length);
  if (known !== 0 || numbers >= MOST_STORES || length > LONGEST_ID || !isPlain(at, length)) return known;
  memory.copy(entryOf(numbers), at, length);
  teachStore(numbers, length);
  return ++numbers;
}

/** Whether it is of letters, digits, `-` and `_` alone: no reader of ids rejects such a one, or takes another from it. */
function isPlain(at: usize, length: usize): bool {
  for (let i: usize = 0; i < length; i++) {
    const byte: u32 = load<u8>(at + i);
    const isDigit = byte - 0x30 <= 9;
    const isLetter = (byte | 0x20) - 0x61 <= 25;
    if (!isDigit && !isLetter && byte !== 0x2d && byte !== 0x5f) return false;
  }
  return length > 0;
}

/** One more than the number of the store whose id stands at `at`; 0 where it was not taught. */
export function numberOf(at: usize, length: usize): u32 {
  if (length > LONGEST_ID) return 0;
  const first = part(at, length, 0);
  const second = part(at, length, 16);
  const third = part(at, length, 32);
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

/** Takes the id that stands in the entry of the store `number`, filled up with zeros, for its own. */
export function teachStore(number: u32, length: usize): void {
  const entry = entryOf(number);
  store<u32>(entry + HASH, hashOf(v128.load(entry), v128.load(entry + 16), v128.load(entry + 32)));
  store<u32>(entry + LENGTH, <u32>length);
  taught++;
  if (taught * 2 > slots) makeRoom(number + 1);
  else fillSlot(number);
}

function makeRoom(count: u32): void {
  memory.fill(SLOTS, 0, (<usize>slots) << 2);
  slots <<= 1;
  for (let number: u32 = 0; number < count; number++) {
    if (load<u32>(entryOf(number) + LENGTH) !== 0) fillSlot(number);
  }
}

function fillSlot(number: u32): void {
  let slot = load<u32>(entryOf(number) + HASH) & (slots - 1);
  while (load<u32>(SLOTS + ((<usize>slot) << 2)) !== 0) slot = (slot + 1) & (slots - 1);
  store<u32>(SLOTS + ((<usize>slot) << 2), number + 1);
}

export function entryOf(number: u32): usize {
  return ENTRIES + <usize>number * ENTRY_BYTES;
}

/** How long the id of a store is; 0 where it was not taught. */
export function storeLength(number: u32): u32 {
  return load<u32>(entryOf(number) + LENGTH);
}

export function longestId(): usize {
  return LONGEST_ID;
}

export function mostStores(): u32 {
  return MOST_STORES;
}
