import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gapMoments } from '../../../../main/report/sure/gap-moments.ts';
import { createGapSums, LONGEST } from '../../../../main/report/sure/gap-table.ts';
import {
  chanceOf,
  DOWN,
  type End,
  KINDS,
  KINDS_COUNT,
  NO_END,
  UP,
} from '../../../../main/report/sure/kinds.ts';
import { walkGap } from '../../../reference/two-states.ts';

const kind = fc.constantFrom(...KINDS);
const hours = fc.oneof(
  fc.double({ min: 1e-6, max: 3, noNaN: true }),
  fc.double({ min: 1e-6, max: 130, noNaN: true }),
);
const state = fc.constantFrom<End>(UP, DOWN);
const stateOf = (end: End) => (end === NO_END ? undefined : end === DOWN ? 'down' : 'up');
const ends = fc.oneof(
  fc.tuple(state, state),
  state.map((first): [End, End] => [first, NO_END]),
  fc.constant<[End, End]>([NO_END, NO_END]),
);
const cut = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true }));

test('the closed forms of a gap are what walking through it step by step comes to', () => {
  fc.assert(
    fc.property(kind, ends, hours, cut, cut, (kind, [first, last], length, one, other) => {
      const from = length * Math.min(one, other);
      const to = one === 0 && other === 0 ? length : length * Math.max(one, other);
      const walked = walkGap(kind, {
        ...(first === NO_END ? {} : { first: stateOf(first) as 'up' }),
        ...(last === NO_END ? {} : { last: stateOf(last) as 'up' }),
        length,
        from,
        to,
      });
      const { mean, variance } = gapMoments(kind, { first, last, length, from, to });
      expect(chanceOf(kind, first, last, length)).toBeCloseTo(walked.chance, 6);
      expect(Math.abs(mean - walked.mean)).toBeLessThan(0.005);
      expect(Math.abs(Math.sqrt(variance) - Math.sqrt(Math.max(0, walked.variance)))).toBeLessThan(0.005);
    }),
    { numRuns: 400 },
  );
});

test('summed by table, whole gaps are what they are one by one', () => {
  const gap = fc.tuple(
    ends,
    fc.oneof(
      fc.double({ min: 1e-6, max: 2.5, noNaN: true }),
      fc.double({ min: 1e-6, max: LONGEST, noNaN: true }),
    ),
  );
  fc.assert(
    fc.property(fc.array(gap, { minLength: 1, maxLength: 200 }), (gaps) => {
      const sums = createGapSums();
      const [means, variances, logs] = [0, 0, 0].map(() => new Float64Array(KINDS_COUNT)) as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      for (const [[first, last], length] of gaps) sums.add(first, last, length);
      sums.take(means, variances, 0, logs);
      const plain = KINDS.map((kind) => {
        let [mean, variance, log] = [0, 0, 0];
        for (const [[first, last], length] of gaps) {
          const moments = gapMoments(kind, { first, last, length, from: 0, to: length });
          mean += moments.mean;
          variance += moments.variance;
          if (last !== NO_END) log += Math.log(chanceOf(kind, first, last, length));
        }
        return { mean, variance, log };
      });
      const longest = Math.max(...gaps.map(([, length]) => length));
      plain.forEach(({ mean, variance, log }, kind) => {
        expect(Math.abs((means[kind] as number) - mean)).toBeLessThan(0.001);
        expect(
          Math.abs(Math.sqrt(Math.max(0, variances[kind] as number)) - Math.sqrt(variance)),
        ).toBeLessThan(0.002 + longest * 1e-5);
        // A factor that all kinds share is left out.
        const [first] = plain as [(typeof plain)[number]];
        expect((logs[kind] as number) - (logs[0] as number)).toBeCloseTo(log - first.log, 2);
      });
    }),
    { numRuns: 150 },
  );
});
