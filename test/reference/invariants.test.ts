import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WINDOWS } from '../../main/report/types.ts';
import { runs } from '../fixtures/runs.ts';
import { dataSet } from './arbitraries.ts';
import { type DataSet, referenceReport } from './report.ts';
import { DAY, HOUR, WEEK } from './wall-clock.ts';
import { contains, type Interval, meantHours } from './weekly.ts';

describe('reference: invariants', () => {
  it('adds up, and never beyond the window, and the hour holds one hour', () => {
    fc.assert(
      fc.property(dataSet(), (data) => {
        for (const { pollCount, interpolated } of referenceReport(data)) {
          for (const { name, length } of WINDOWS) {
            const { up, down, unknown } = interpolated[name];
            expect(Math.min(up, down, unknown)).toBeGreaterThanOrEqual(0);
            expect(up + down + unknown).toBeLessThanOrEqual(length);
          }
          expect([0, HOUR]).toContain(pollCount.hour.up + pollCount.hour.down);
        }
      }),
      { numRuns: runs(120, 600) },
    );
  });

  it('adds up to the weekly hours where clocks never change', () => {
    const still = (data: DataSet): DataSet => ({
      ...data,
      zones: data.hours.map(({ store }) => ({ store, zone: 'America/Phoenix' })),
      closures: [],
    });
    fc.assert(
      fc.property(dataSet().map(still), (data) => {
        for (const { store, interpolated } of referenceReport(data)) {
          const hours = meantHours(data.hours.filter((row) => row.store === store));
          const { up, down, unknown } = interpolated.week;
          expect(up + down + unknown).toBe(hours.length === 0 ? WEEK : weeklyLength(hours));
        }
      }),
      { numRuns: runs(120, 600) },
    );
  });
});

/** The union of weekly intervals, measured on the weekly clock instead of in instants. */
function weeklyLength(hours: readonly Interval[]): number {
  const edges = hours.flatMap(({ day, start, end }) => [day * DAY + start, (day * DAY + end) % WEEK]);
  const cuts = [...new Set([0, ...edges, WEEK])].sort((a, b) => a - b);
  return cuts.reduce((sum, end, index) => {
    const start = cuts[index - 1] ?? 0;
    const middle = (start + end) / 2;
    const clock = { weekday: Math.floor(middle / DAY), timeOfDay: middle % DAY };
    return hours.some((interval) => contains(interval, clock)) ? sum + end - start : sum;
  }, 0);
}
