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
  type Kind,
  NO_END,
  UP,
} from '../../../../main/report/sure/kinds.ts';
import { walkGap } from '../../../reference/two-states.ts';

const kind = fc.constantFrom(...KINDS);
const [FIRST_KIND] = KINDS as [Kind];
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

const gap = fc.tuple(
  ends,
  fc.oneof(
    fc.double({ min: 1e-6, max: 2.5, noNaN: true }),
    fc.double({ min: 1e-6, max: LONGEST, noNaN: true }),
  ),
);

/** What gaps come to by table, kind by kind. */
function byTable(gaps: readonly (readonly [readonly [End, End], number])[]) {
  const sums = createGapSums();
  for (const [[first, last], length] of gaps) sums.add(first, last, length);
  const [means, variances, logs] = [KINDS_COUNT, KINDS_COUNT, KINDS_COUNT].map(
    (count) => new Float64Array(count),
  ) as [Float64Array, Float64Array, Float64Array];
  sums.take(means, variances, 0, logs);
  return { means, variances, logs };
}

test('by table, a whole gap is what it is in closed form, to seconds', () => {
  fc.assert(
    fc.property(gap, ([[first, last], length]) => {
      const { means, variances, logs } = byTable([[[first, last], length]]);
      // A factor that all kinds share is left out.
      const shared = (logs[0] as number) - Math.log(chanceOf(FIRST_KIND, first, last, length));
      KINDS.forEach((kind, place) => {
        const plain = gapMoments(kind, { first, last, length, from: 0, to: length });
        expect(Math.abs((means[place] as number) - plain.mean)).toBeLessThan(0.0003);
        const deviation = Math.sqrt(Math.max(0, variances[place] as number));
        expect(Math.abs(deviation - Math.sqrt(plain.variance))).toBeLessThan(0.002 + length * 1e-5);
        if (last === NO_END) return;
        expect((logs[place] as number) - shared).toBeCloseTo(
          Math.log(chanceOf(kind, first, last, length)),
          3,
        );
      });
    }),
    { numRuns: 1000 },
  );
});

test('by table, gaps come to the sum of what each of them comes to', () => {
  fc.assert(
    fc.property(fc.array(gap, { minLength: 1, maxLength: 200 }), (gaps) => {
      const all = byTable(gaps);
      const each = gaps.map((one) => byTable([one]));
      for (const what of ['means', 'variances', 'logs'] as const) {
        all[what].forEach((sum, place) => {
          expect(sum).toBeCloseTo(
            each.reduce((before, one) => before + (one[what][place] as number), 0),
            6,
          );
        });
      }
    }),
    { numRuns: 40 },
  );
});
