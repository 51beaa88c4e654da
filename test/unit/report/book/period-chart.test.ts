import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { periodChart } from '../../../../main/report/book/period-chart.ts';
import { stepFor } from '../../../../main/report/part-sums.ts';
import { runs } from '../../../fixtures/runs.ts';
import { periodData } from '../../../reference/arbitraries.ts';
import { engineReport, type PeriodData } from '../../../reference/engine.ts';
import { referencePeriodOutages } from '../../../reference/period.ts';

const DAY = 86_400_000;

/** How many stores have an outage that touches each date of their own calendar; what is beyond counts to the date beside it. */
function plainly(data: PeriodData, dates: readonly string[]): number[] {
  const within = (date: string) => [dates[0] ?? '', date, dates.at(-1) ?? ''].sort()[1] ?? '';
  const dateOf = (instant: number, zone: string) =>
    within(DateTime.fromMillis(Math.floor(instant), { zone }).toISODate() ?? '');
  const found = [...referencePeriodOutages(data, data.period).values()];
  return dates.map((date) => {
    const touching = found.filter(({ zone, outages }) =>
      outages.some(({ started, ended }) => dateOf(started, zone) <= date && date <= dateOf(ended - 1, zone)),
    );
    return touching.length;
  });
}

const record = { id: '', label: '', createdAt: 0, includesSample: false };

test('each bar counts the stores with an outage on that day of their own calendar', () => {
  fc.assert(
    fc.property(periodData, (data) => {
      fc.pre(stepFor(data) === 'day');
      const report = engineReport(data);
      const stores = [...report.stores.keys()];
      const chart = periodChart({ report, record: { ...record, ...data }, stores, scope: { kind: 'all' } });
      // Data are drawn of no store, too.
      if (stores.length === 0) {
        expect(chart).toBeUndefined();
        return;
      }
      const first =
        data.period.kind === 'dates'
          ? Date.parse(data.period.from)
          : Math.floor(data.period.from / DAY) * DAY;
      const dates = chart?.bars.map((_, day) => new Date(first + day * DAY).toISOString().slice(0, 10)) ?? [];
      expect(chart?.bars.map(({ value }) => value)).toEqual(plainly(data, dates));
      expect(chart?.bars.every(({ of }) => of === report.stores.length)).toBe(true);
    }),
    { numRuns: runs(60, 400) },
  );
});
