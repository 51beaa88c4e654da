import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KINDS_COUNT } from '../../../../main/report/sure/kinds.ts';
import { createPackedMoments, readMoments } from '../../../../main/report/sure/packed-moments.ts';

const HALF_A_STEP = 0.51 / 65_535;
/** Hours of which single precision knows nothing. */
const NOTHING = 1e-30;

test('moments come back right to half a 65,535th of the greatest of their period, and none from another', () => {
  const hours = fc.double({ min: 0, max: 200, noNaN: true });
  const ofKinds = fc.array(fc.oneof(hours, fc.constant(0)), {
    minLength: KINDS_COUNT,
    maxLength: KINDS_COUNT,
  });
  const period = fc.record({ means: ofKinds, deviations: ofKinds });
  fc.assert(
    fc.property(fc.array(fc.oneof(period, fc.constant(undefined)), { maxLength: 9 }), (periods) => {
      const nothing = { means: new Array<number>(KINDS_COUNT).fill(0), deviations: [] as number[] };
      const all = periods.map((one) => one ?? { ...nothing, deviations: nothing.means });
      const packing = createPackedMoments(all.length);
      for (const { means, deviations } of all) {
        packing.add(
          Float64Array.from(means),
          Float64Array.from(deviations, (one) => one * one),
          0,
        );
      }
      const packed = packing.finish();
      all.forEach(({ means, deviations }, place) => {
        const [mean, variance] = [new Float64Array(KINDS_COUNT), new Float64Array(KINDS_COUNT)];
        readMoments(packed, place, mean, variance);
        const [mostMean, mostDeviation] = [Math.max(...means), Math.max(...deviations)];
        means.forEach((one, kind) => {
          expect(Math.abs((mean[kind] as number) - one)).toBeLessThanOrEqual(
            mostMean * HALF_A_STEP + NOTHING,
          );
          const deviation = Math.sqrt(variance[kind] as number);
          const away = Math.abs(deviation - (deviations[kind] as number));
          expect(away).toBeLessThanOrEqual(mostDeviation * HALF_A_STEP + NOTHING);
        });
      });
    }),
    { numRuns: 60 },
  );
});
