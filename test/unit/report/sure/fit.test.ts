import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FOLDS, findWeights } from '../../../../main/report/sure/fit.ts';

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

test('the loops in WebAssembly find the weights that plain numbers do, of all rows and without each fold', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(row, fc.nat(FOLDS - 1)), { maxLength: 12 }),
      fc.constantFrom(1, 15),
      (some, times) => {
        // Many times over, so that a fold has more than one tile of rows.
        const rows = Array.from({ length: times }, () => some).flat();
        const folds = Uint8Array.from(rows, ([, fold]) => fold);
        const found = findWeights(folds, (place) => Float64Array.from(rows[place]?.[0] ?? []));
        const expectAlike = (weights: Float64Array | undefined, of: typeof rows) => {
          plainWeights(of.map(([numbers]) => numbers)).forEach((weight, kind) => {
            expect(Math.abs(weight - (weights?.[kind] ?? Number.NaN))).toBeLessThan(2e-5);
          });
        };
        expectAlike(found.all, rows);
        for (const left of [...new Set([0, ...folds])].slice(0, 2)) {
          expectAlike(
            found.withoutFold[left],
            rows.filter(([, fold]) => fold !== left),
          );
        }
      },
    ),
    { numRuns: 6 },
  );
});
