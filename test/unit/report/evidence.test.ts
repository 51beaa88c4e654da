import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Evidence, gatherEvidence } from '../../../main/report/evidence.ts';
import { WINDOWS, type WindowName } from '../../../main/report/types.ts';
import { runs } from '../../fixtures/runs.ts';
import { dataSet } from '../../reference/arbitraries.ts';
import { storesOf } from '../../reference/engine.ts';
import { referenceReport } from '../../reference/report.ts';
import type { InterpolatedTimes, PollCountTimes } from '../../reference/rows.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('what is shown of a store adds up to its numbers, window by window and to the millisecond', () => {
  fc.assert(
    fc.property(dataSet(), (data) => {
      const report = referenceReport(data);
      storesOf(data).forEach(({ id, plan, polls }, place) => {
        const evidence = gatherEvidence(plan, polls, data);
        expect(report[place]?.store).toBe(id);
        for (const { name } of WINDOWS) {
          expect(pollCountOf(evidence, name)).toEqual(report[place]?.pollCount[name]);
          expect(interpolatedOf(evidence, name)).toEqual(report[place]?.interpolated[name]);
        }
      });
    }),
    { numRuns: runs(200, 2000) },
  );
});

test('stretches follow one another through each opening of the week, each spoken for by a poll of its state', () => {
  fc.assert(
    fc.property(dataSet(), (data) => {
      for (const { plan, polls } of storesOf(data)) {
        const { stretches, openings, polls: shown } = gatherEvidence(plan, polls, data);
        let k = 0;
        let reached = openings[0]?.from;
        for (const stretch of stretches) {
          while (reached === openings[k]?.to) reached = openings[++k]?.from;
          expect(stretch.from).toBe(reached);
          reached = stretch.to;
          if (stretch.state === 'unknown') continue;
          expect(shown[stretch.poll]?.active).toBe(stretch.state === 'up');
        }
        expect(reached).toBe(openings.at(-1)?.to);
      }
    }),
    { numRuns: runs(120, 500) },
  );
});

test('the days of the week touch, cover it, and are 22 to 26 hours long', () => {
  fc.assert(
    fc.property(dataSet(), (data) => {
      for (const { plan, polls } of storesOf(data)) {
        const { days } = gatherEvidence(plan, polls, data);
        expect(days[0]?.start).toBeLessThanOrEqual(data.asOf - 7 * 86_400_000);
        expect(days.at(-1)?.end).toBeGreaterThanOrEqual(data.asOf);
        days.forEach(({ start, end }, index) => {
          expect(start).toBe(days[index - 1]?.end ?? start);
          expect(Math.abs(end - start - 86_400_000)).toBeLessThanOrEqual(2 * 3_600_000);
        });
      }
    }),
    { numRuns: runs(100, 600) },
  );
});

function pollCountOf({ polls }: Evidence, window: WindowName): PollCountTimes {
  const counted = (active: boolean) =>
    sum(
      polls.map(({ active: was, shares }) => {
        const share = shares[window];
        return was === active && share?.kind === 'counted' ? share.time : 0;
      }),
    );
  return { up: counted(true), down: counted(false) };
}

function interpolatedOf({ stretches }: Evidence, window: WindowName): InterpolatedTimes {
  const lasting = (state: 'up' | 'down' | 'unknown') =>
    sum(stretches.filter((stretch) => stretch.state === state).map(({ times }) => times[window] ?? 0));
  return { up: lasting('up'), down: lasting('down'), unknown: lasting('unknown') };
}
