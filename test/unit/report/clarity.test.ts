import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clarityOf, likelyOr, type Observation, observedShare } from '../../../main/report/clarity.ts';

/** Up, down and unknown time with bounds that hold the downtime, each in whole half milliseconds. */
const observation: fc.Arbitrary<Observation> = fc
  .tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(100))
  .map(([up, down, unknown, sure, open]) => {
    const business = up + down + unknown;
    const atLeast = Math.floor(down * sure);
    return {
      up,
      down,
      unknown,
      atLeast,
      atMost: Math.min(business, down + Math.floor((open * business) / 100)),
    };
  });

it('calls a change sure only where the ranges do not meet, as shares of business time', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(observation, observation, (before, after) => {
      const clarity = clarityOf(before, after);
      seen.add(clarity);
      const [was, is] = [before, after].map(({ up, down, unknown, atLeast, atMost }) => ({
        least: atLeast / (up + down + unknown),
        most: atMost / (up + down + unknown),
        observed: (up + down) / (up + down + unknown),
      }));
      if (was === undefined || is === undefined) throw new Error('There are two.');
      const gap = Math.max(was.least - is.most, is.least - was.most);
      if (!(was.observed >= 0.5) || !(is.observed >= 0.5)) expect(clarity).toBe('unobserved');
      else if (gap > 1e-9) expect(clarity).toBe(is.most < was.least ? 'better' : 'worse');
      else if (gap < -1e-9) expect(clarity).toBe('unclear');
    }),
    { numRuns: 2000 },
  );
  expect([...seen].sort()).toEqual(['better', 'unclear', 'unobserved', 'worse']);
});

it('says the opposite the other way round, and nothing of a window against itself', () => {
  const opposite = {
    ...{ better: 'worse', worse: 'better', unclear: 'unclear', unobserved: 'unobserved' },
    ...{ 'likely-better': 'likely-worse', 'likely-worse': 'likely-better' },
  };
  fc.assert(
    fc.property(observation, observation, (before, after) => {
      expect(clarityOf(after, before)).toBe(opposite[clarityOf(before, after)]);
      expect(['unclear', 'unobserved']).toContain(clarityOf(before, before));
    }),
  );
});

it('takes ranges that touch for ranges that meet, and half observed for enough', () => {
  const half = { up: 40, down: 10, unknown: 50, atLeast: 10, atMost: 20 };
  const touching = { up: 70, down: 30, unknown: 0, atLeast: 20, atMost: 30 };
  expect(clarityOf(half, touching)).toBe('unclear');
  expect(clarityOf(half, { ...touching, atLeast: 21 })).toBe('worse');
  expect(clarityOf({ ...half, up: 39, unknown: 51 }, touching)).toBe('unobserved');
});

it('claims nothing without business time, nor without bounds', () => {
  const none = { up: 0, down: 0, unknown: 0, atLeast: 0, atMost: 0 };
  const some = { up: 10, down: 0, unknown: 0, atLeast: 0, atMost: 0 };
  expect(observedShare(none)).toBeNaN();
  expect(clarityOf(none, some)).toBe('unobserved');
  expect(clarityOf({ ...some, atLeast: Number.NaN, atMost: Number.NaN }, some)).toBe('unclear');
});

it('is likely only where it is not sure, and where the change is more than chance', () => {
  const change = (by: number, verdict: 'likely' | 'days-run-on' | 'unclear') => ({ change: by, verdict });
  expect(likelyOr('unclear', change(0.02, 'likely'))).toBe('likely-better');
  expect(likelyOr('unclear', change(-0.02, 'likely'))).toBe('likely-worse');
  expect(likelyOr('unclear', change(0.02, 'days-run-on'))).toBe('unclear');
  for (const told of ['better', 'worse', 'unobserved'] as const) {
    expect(likelyOr(told, change(0.02, 'likely'))).toBe(told);
  }
  expect(likelyOr('unclear', undefined)).toBe('unclear');
});
