import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  fromBlob,
  mergeBlocks,
  newestOf,
  oldestOf,
  packBlock,
  toBlob,
  unpackBlocks,
} from '../../../../main/database/polls/poll-block.ts';
import { weekOf, weekOfKey } from '../../../../main/import/poll-key.ts';
import type { PollSeries } from '../../../../main/report/poll-series.ts';

const WEEK = 604_800_000;

const week = fc.integer({ min: -100_000, max: 420_000 });
const into = fc.oneof(fc.nat(6), fc.constantFrom(WEEK - 1, WEEK - 2), fc.nat(WEEK - 1));
const polls = fc.array(fc.tuple(into, fc.boolean()), { maxLength: 40 }).map((rows) => new Map(rows));

function keysOf(block: ReadonlyMap<number, boolean>, base: number): Float64Array {
  return Float64Array.from([...block].map(([at, active]) => (base + at) * 2 + (active ? 1 : 0))).sort();
}

it('packs the polls of weeks and gives back those between two instants', () => {
  const pair = fc.tuple(week, polls, polls, into, into, fc.boolean());
  fc.assert(
    fc.property(pair, ([number, first, second, early, late, cut]) => {
      const expected: { at: number; active: boolean }[] = [];
      const base = number * WEEK;
      const from = cut ? base + early : base;
      const to = cut ? base + WEEK + late : base + 2 * WEEK;
      const blocks = [first, second].map((rows, index) => {
        const start = base + index * WEEK;
        for (const [at, active] of [...rows].sort(([a], [b]) => a - b)) {
          expect(weekOf(start + at)).toBe(number + index);
          if (start + at >= from && start + at <= to) expected.push({ at: start + at, active });
        }
        const keys = keysOf(rows, start);
        for (const key of keys) expect(weekOfKey(key)).toBe(number + index);
        return { week: number + index, block: fromBlob(toBlob(packBlock(keys, number + index))) };
      });
      const series: PollSeries = { at: new Float64Array(1), active: new Uint8Array(1), count: 1 };
      unpackBlocks(blocks, from, to, series);
      const unpacked = Array.from({ length: series.count }, (_, i) => ({
        at: series.at[i],
        active: series.active[i] === 1,
      }));
      expect(unpacked).toEqual(expected);
      const newest = Math.max(...[...first.keys()].map((at) => base + at));
      const [block] = blocks;
      if (block && first.size > 0) expect(newestOf(toBlob(block.block), number)).toBe(newest);
      const oldest = Math.min(...[...first.keys()].map((at) => base + at));
      if (block && first.size > 0) expect(oldestOf(toBlob(block.block).subarray(0, 4), number)).toBe(oldest);
    }),
    { numRuns: 500 },
  );
});

it('reads a stored block wherever its bytes begin', () => {
  const block = Uint32Array.of(1, 2 ** 31, 2 * WEEK - 1);
  const apart = Buffer.concat([Buffer.from('x'), toBlob(block)]).subarray(1);
  const unaligned = Buffer.from(new ArrayBuffer(16), 1, 12);
  apart.copy(unaligned);
  expect(fromBlob(unaligned)).toEqual(block);
});

/** As of a week's file and the next one's: one ends before the other begins, or in the same instant. */
const oneAfterOther = fc.tuple(polls, polls, fc.boolean(), fc.nat(1)).map(([one, other, swap, gap]) => {
  const last = Math.max(0, ...one.keys()) >>> 1;
  const before = new Map([...one].map(([at, active]) => [at >>> 1, active]));
  const after = new Map(
    [...other].map(([at, active]) => [Math.min(WEEK - 1, last + gap + (at >>> 1)), active]),
  );
  return swap ? ([after, before] as const) : ([before, after] as const);
});

it('merges as a Map would, the later status winning, and counts', () => {
  fc.assert(
    fc.property(fc.oneof(fc.tuple(polls, polls), oneAfterOther), ([stored, later]) => {
      const merged = mergeBlocks(packBlock(keysOf(stored, 0), 0), packBlock(keysOf(later, 0), 0));
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
