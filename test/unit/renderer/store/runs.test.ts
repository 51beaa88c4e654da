import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoreEvidence } from '../../../../preload/contract.ts';
import { runsOf } from '../../../../renderer/store/timeline/runs.ts';

type Stretch = StoreEvidence['stretches'][number];

const part = fc.record({
  length: fc.integer({ min: 1, max: 5 }),
  gap: fc.constantFrom(0, 0, 3),
  state: fc.constantFrom('up' as const, 'down' as const, 'unknown' as const),
  reason: fc.constantFrom('between-polls' as const, 'after-last-poll' as const),
});

const stretches = fc.array(part).map((parts) => {
  let end = 0;
  return parts.map(({ length, gap, state, reason }, poll): Stretch => {
    const from = end + gap;
    end = from + length;
    const times = { week: length };
    return state === 'unknown'
      ? { from, to: end, times, state, reason }
      : { from, to: end, times, state, poll };
  });
});

test('runs tell the same of every moment as the stretches, and no two that touch tell the same', () => {
  fc.assert(
    fc.property(stretches, (all) => {
      const runs = runsOf(all);
      const at = (moment: number) => {
        const run = runs.find(({ from, to }) => from <= moment && moment < to);
        return run?.state === 'unknown' ? run.reason : run?.state;
      };
      for (const stretch of all) {
        const said = stretch.state === 'unknown' ? stretch.reason : stretch.state;
        for (let moment = stretch.from; moment < stretch.to; moment++) expect(at(moment)).toBe(said);
      }
      const length = (some: readonly { from: number; to: number }[]) =>
        some.reduce((sum, { from, to }) => sum + to - from, 0);
      expect(length(runs)).toBe(length(all));
      for (const [place, { to }] of runs.entries()) {
        if (runs[place + 1]?.from === to) expect(at(to)).not.toBe(at(to - 1));
      }
      const polls = runs.flatMap((run) => (run.state === 'unknown' ? [] : run.polls));
      expect(polls).toEqual(all.flatMap((one) => (one.state === 'unknown' ? [] : [one.poll])));
    }),
  );
});
