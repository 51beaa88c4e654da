import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  fromBlob,
  mergeWeek,
  POLL_WEEK_MS,
  packWeek,
  toBlob,
  weekOf,
} from '../../../main/database/poll-week.ts';

const week = fc.integer({ min: -100_000, max: 420_000 });
const into = fc.oneof(
  fc.nat(6),
  fc.constantFrom(POLL_WEEK_MS - 1, POLL_WEEK_MS - 2),
  fc.nat(POLL_WEEK_MS - 1),
);
const polls = fc.array(fc.tuple(into, fc.boolean()), { maxLength: 40 }).map((rows) => new Map(rows));

function keysOf(block: ReadonlyMap<number, boolean>, base: number): Float64Array {
  return Float64Array.from([...block].map(([at, active]) => (base + at) * 2 + (active ? 1 : 0))).sort();
}

it('packs the polls of a week and gives them back', () => {
  fc.assert(
    fc.property(week, polls, (number, block) => {
      const base = number * POLL_WEEK_MS;
      for (const at of block.keys()) expect(weekOf(base + at)).toBe(number);
      const keys = keysOf(block, base);
      const packed = fromBlob(toBlob(packWeek(keys, number)));
      expect([...packed].map((key) => key + base * 2)).toEqual([...keys]);
    }),
  );
});

it('reads a stored block wherever its bytes begin', () => {
  const block = Uint32Array.of(1, 2 ** 31, 2 * POLL_WEEK_MS - 1);
  const apart = Buffer.concat([Buffer.from('x'), toBlob(block)]).subarray(1);
  const unaligned = Buffer.from(new ArrayBuffer(16), 1, 12);
  apart.copy(unaligned);
  expect(fromBlob(unaligned)).toEqual(block);
});

it('merges as a Map would, the later status winning, and counts', () => {
  fc.assert(
    fc.property(polls, polls, (stored, later) => {
      const merged = mergeWeek(packWeek(keysOf(stored, 0), 0), packWeek(keysOf(later, 0), 0));
      const both = [...later].filter(([at]) => stored.has(at));
      const replaced = both.filter(([at, active]) => stored.get(at) !== active).length;
      expect([...merged.block]).toEqual([...keysOf(new Map([...stored, ...later]), 0)]);
      expect({ ...merged, block: undefined }).toEqual({
        block: undefined,
        added: later.size - both.length,
        replaced,
        unchanged: both.length - replaced,
      });
    }),
    { numRuns: 1000 },
  );
});
