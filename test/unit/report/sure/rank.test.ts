import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ranked, rankChances } from '../../../../main/report/sure/rank.ts';

const HOUR = 3_600_000;
const store = fc
  .record({ mean: fc.double({ min: 0, max: 40, noNaN: true }), deviation: fc.constantFrom(0, 0.5, 3, 9) })
  .map(
    ({ mean, deviation }): Ranked => ({
      likely: { mean, variance: deviation ** 2 },
      atLeast: Math.max(0, mean - 5) * HOUR,
      atMost: (mean + 5) * HOUR,
    }),
  );
const stores = fc.array(fc.option(store, { nil: undefined, freq: 9 }), { minLength: 1, maxLength: 60 });

test('chances of ranks are those of ten places, who has no range has none, and they are always the same', () => {
  fc.assert(
    fc.property(stores, (all) => {
      const chances = rankChances(all);
      expect(rankChances(all)).toEqual(chances);
      const told = all.flatMap((one, place) => (one === undefined ? [] : [place]));
      expect(Array.from(chances, Number.isNaN)).toEqual(all.map((one) => one === undefined));
      const sum = told.reduce((total, place) => total + (chances[place] ?? 0), 0);
      expect(sum).toBeCloseTo(Math.min(10, told.length), 6);
    }),
    { numRuns: 60 },
  );
});

test('who cannot be beaten is among the worst, who cannot come up to ten others is not', () => {
  const at = (hours: number, deviation: number): Ranked => ({
    likely: { mean: hours, variance: deviation ** 2 },
    atLeast: Math.max(0, hours - 1) * HOUR,
    atMost: (hours + 1) * HOUR,
  });
  const sure = Array.from({ length: 9 }, () => at(30, 2));
  const doubtful = [10, 10, 8].map((mean) => ({ ...at(mean, 3), atLeast: 0, atMost: 29 * HOUR }));
  const chances = rankChances([...sure, ...doubtful, at(3, 1), at(0, 0)]);
  expect([...chances.slice(0, 9)]).toEqual(Array(9).fill(expect.closeTo(1, 9)));
  expect(chances[12]).toBeLessThan(0.05);
  expect(chances[13]).toBe(0);
  // Two that are alike share the last place fairly, but for the third.
  expect(Math.abs((chances[9] ?? 0) - (chances[10] ?? 0))).toBeLessThan(0.08);
  expect(chances[11]).toBeLessThan(chances[10] ?? 0);
});

test('of equal downtime the first come first', () => {
  const one: Ranked = { likely: { mean: 5, variance: 0 }, atLeast: 0, atMost: 10 * HOUR };
  const chances = rankChances(Array(12).fill(one));
  expect(Array.from(chances, (chance) => Math.round(chance))).toEqual([...Array(10).fill(1), 0, 0]);
});
