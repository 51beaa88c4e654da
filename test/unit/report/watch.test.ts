import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createWatch, timeNobodyWatched } from '../../../main/report/watch.ts';

const MINUTE = 60_000;
const REACH = 2 * MINUTE;
const FROM = 100 * MINUTE;
const EXTENT = { from: FROM, to: FROM + 30 * MINUTE };
const PERIODS = [
  { name: 'week', ...EXTENT },
  { name: 'day', from: FROM + 11 * MINUTE, to: EXTENT.to },
] as const;
/** Everything happens at whole steps, so that a plain count of steps is exact. */
const STEP = MINUTE / 4;
const instant = fc.integer({ min: -20, max: 140 }).map((step) => FROM + step * STEP);
const store = fc.record({
  polls: fc.array(instant, { maxLength: 3 }),
  unknown: fc.array(fc.tuple(instant, instant), { maxLength: 4 }),
});

type Store = { readonly polls: readonly number[]; readonly unknown: readonly (readonly [number, number])[] };

function watched(parts: readonly (readonly Store[])[], times = 1): number[] {
  return timeNobodyWatched(
    parts.map((stores) => {
      const watch = createWatch(EXTENT, PERIODS, REACH);
      for (const { polls, unknown } of stores) {
        const at = Float64Array.from(polls).sort();
        watch.hearPolls({ at, active: new Uint8Array(at.length), count: at.length });
        for (let time = 0; time < times; time++) {
          for (const [from, to] of unknown) watch.hear('unknown', from, to);
        }
        watch.hear('down', EXTENT.from, EXTENT.to);
      }
      return watch.finish();
    }),
  );
}

/** Step by step. */
function counted(stores: readonly Store[]): number[] {
  const polls = stores.flatMap((one) => one.polls);
  return PERIODS.map(({ from, to }) => {
    let time = 0;
    for (let at = from; at < to; at += STEP) {
      const middle = at + STEP / 2;
      if (polls.some((poll) => Math.abs(poll - middle) < REACH)) continue;
      for (const { unknown } of stores) {
        time += STEP * unknown.filter(([begin, end]) => begin < middle && middle < end).length;
      }
    }
    return time;
  });
}

it('adds up the unknown time of all stores while no poll of any was within reach, however they are shared out', () => {
  fc.assert(
    fc.property(fc.array(store, { maxLength: 6 }), fc.array(store, { maxLength: 6 }), (one, other) => {
      expect(watched([one, other])).toEqual(counted([...one, ...other]));
      expect(watched([[...other, ...one]])).toEqual(counted([...one, ...other]));
    }),
    { numRuns: 500 },
  );
});

it('does so for more stretches than are gathered at once, polls coming in between', () => {
  const times = 70_000;
  fc.assert(
    fc.property(fc.array(store, { minLength: 2, maxLength: 4 }), (stores) => {
      const one = counted(stores);
      expect(watched([stores], times)).toEqual(one.map((time) => time * times));
    }),
    { numRuns: 4 },
  );
});
