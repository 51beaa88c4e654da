import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFit } from '../../../../main/report/sure/fit.ts';

const KINDS = 42;

/** The same in plain numbers: equal weights, then 200 times the mean of each row's shares (SPEC §16). */
function plainWeights(rows: readonly (readonly number[])[]): number[] {
  let weights = Array.from({ length: KINDS }, () => 1 / KINDS);
  for (let round = 0; rows.length > 0 && round < 200; round++) {
    const sums = weights.map(() => 0);
    for (const row of rows) {
      const all = row.reduce((sum, likelihood, kind) => sum + likelihood * (weights[kind] ?? 0), 0);
      row.forEach((likelihood, kind) => {
        sums[kind] = (sums[kind] ?? 0) + likelihood / all;
      });
    }
    weights = weights.map((weight, kind) => (weight * (sums[kind] ?? 0)) / rows.length);
  }
  return weights;
}

/** Rows whose greatest number is 1, with some that are next to nothing. */
const row = fc
  .array(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1e-300, 1)), {
    minLength: KINDS,
    maxLength: KINDS,
  })
  .chain((numbers) => fc.nat(KINDS - 1).map((one) => numbers.map((of, kind) => (kind === one ? 1 : of))));

test('the loop in WebAssembly finds the weights that plain numbers do, whichever rows are left out', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), fc.nat(4), (rows, every) => {
      const fit = createFit(rows.length);
      rows.forEach((numbers, place) => void fit.write(place, Float64Array.from(numbers)));
      const isLeftOut = (place: number) => every > 0 && place % every === 0;
      for (const isOut of [() => false, isLeftOut, () => true, () => false]) {
        const found = fit.weights(isOut);
        const expected = plainWeights(rows.filter((_, place) => !isOut(place)));
        found.forEach((weight, kind) => {
          expect(Math.abs(weight - (expected[kind] ?? 0))).toBeLessThan(1e-11);
        });
      }
    }),
    { numRuns: 40 },
  );
});
