/**
 * What rows of facts say apart from their ids, by its bytes: what stands before the id, then what stands behind it. Their
 * columns being the same for all rows of a file, no two rows that say otherwise have the same.
 */
import { JOINED, LONGEST_REST, MOST_RESTS, REST_ENTRIES, REST_SLOTS } from './memory';
import { hashOf, part } from './parts';

const SLOT_COUNT: u32 = MOST_RESTS << 1;

/** One more than the number of what the row at [row, end) says apart from its id; 0 where it was not taught. */
export function restOf(row: usize, idStart: usize, idEnd: usize, end: usize): u32 {
  const before = idStart - row;
  const length = before + (end - idEnd);
  if (length > LONGEST_REST) return 0;
  let at = idEnd;
  if (before > 0) {
    memory.copy(JOINED, row, before);
    memory.copy(JOINED + before, idEnd, end - idEnd);
    at = JOINED;
  }
  const first = part(at, length, 0);
  const second = part(at, length, 16);
  const third = part(at, length, 32);
  const fourth = part(at, length, 48);
  let slot = hashOf(v128.xor(first, fourth), second, third) & (SLOT_COUNT - 1);
  let number = load<u32>(REST_SLOTS + ((<usize>slot) << 2));
  while (number !== 0) {
    const entry = restEntry(number - 1);
    const differs = v128.or(
      v128.or(v128.xor(first, v128.load(entry)), v128.xor(second, v128.load(entry + 16))),
      v128.or(v128.xor(third, v128.load(entry + 32)), v128.xor(fourth, v128.load(entry + 48))),
    );
    // A row holds no zero, so that one that is filled up is no other's.
    if (!v128.any_true(differs)) return number;
    slot = (slot + 1) & (SLOT_COUNT - 1);
    number = load<u32>(REST_SLOTS + ((<usize>slot) << 2));
  }
  return 0;
}

/** Takes what stands in the entry of the rest `number`, filled up with zeros, for it. */
export function teachRest(number: u32): void {
  const entry = restEntry(number);
  const ends = v128.xor(v128.load(entry), v128.load(entry + 48));
  let slot = hashOf(ends, v128.load(entry + 16), v128.load(entry + 32)) & (SLOT_COUNT - 1);
  while (load<u32>(REST_SLOTS + ((<usize>slot) << 2)) !== 0) slot = (slot + 1) & (SLOT_COUNT - 1);
  store<u32>(REST_SLOTS + ((<usize>slot) << 2), number + 1);
}

export function restEntry(number: u32): usize {
  return REST_ENTRIES + <usize>number * LONGEST_REST;
}

export function mostRests(): u32 {
  return MOST_RESTS;
}

export function longestRest(): usize {
  return LONGEST_REST;
}
