import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  firstEndingFrom,
  mergeStretches,
  sumStretches,
  timeUntil,
  timeWithin,
} from '../../../main/report/stretch.ts';

const instant = fc.integer({ min: 0, max: 300 });
const stretches = fc
  .array(fc.tuple(instant, fc.integer({ min: 0, max: 9 })), { maxLength: 60 })
  .map((drawn) => mergeStretches(drawn.map(([start, length]) => ({ start, end: start + length }))));

it('finds the first stretch that ends at an instant or later, from wherever it is looked for', () => {
  fc.assert(
    fc.property(stretches, fc.nat(60), instant, (all, from, at) => {
      const first = Math.min(2 * from, all.length);
      let place = first;
      while (place < all.length && (all[place + 1] ?? 0) < at) place += 2;
      expect(firstEndingFrom(all, first, at)).toBe(place);
    }),
    { numRuns: 2000 },
  );
});

it('knows how much of stretches lies before an instant', () => {
  fc.assert(
    fc.property(stretches, instant, (all, at) => {
      expect(timeUntil(sumStretches(all), at)).toBe(timeWithin(all, -1, at));
    }),
    { numRuns: 2000 },
  );
});
