import fc from 'fast-check';
import { expect, test } from 'vitest';
import { downChart } from '../../../../main/report/book/down-chart.ts';
import { HOUR } from '../../../../main/report/weekly-hours.ts';
import { runs } from '../../../fixtures/runs.ts';
import { dataSet } from '../../../reference/arbitraries.ts';
import { engineReport } from '../../../reference/engine.ts';

const WEEK = 168 * HOUR;

test('the days of one store begin at midnight by its own clock, and the words below name its zone', () => {
  fc.assert(
    fc.property(dataSet(), (data) => {
      const report = engineReport(data);
      const record = { id: '', label: '', createdAt: 0, asOf: report.asOf, reach: 1, includesSample: false };
      report.stores.forEach((_, store) => {
        const chart = downChart({ report, record, stores: [store], scope: { kind: 'store', store } });
        if (chart === undefined) return;
        const timeZone = report.details.zones[store] ?? 'UTC';
        expect(chart.legend.endsWith(`Hours in ${timeZone}.`)).toBe(true);
        const day = new Intl.DateTimeFormat('en-US', {
          weekday: 'short',
          month: 'short',
          day: 'numeric',
          timeZone,
        });
        expect(chart.ticks.length).toBeGreaterThanOrEqual(6);
        for (const { bar, label } of chart.ticks) {
          const at = report.asOf - WEEK + bar * HOUR;
          expect([day.format(at), day.format(at - 1) === label]).toEqual([label, false]);
        }
      });
    }),
    { numRuns: runs(60, 300) },
  );
});

test('of stores in several zones they are in UTC', () => {
  fc.assert(
    fc.property(dataSet(), (data) => {
      const report = engineReport(data);
      const stores = [...report.stores.keys()];
      fc.pre(new Set(report.details.zones).size > 1);
      const record = { id: '', label: '', createdAt: 0, asOf: report.asOf, reach: 1, includesSample: false };
      const chart = downChart({ report, record, stores, scope: { kind: 'all' } });
      expect(chart?.legend.endsWith('Hours in UTC.') ?? true).toBe(true);
    }),
    { numRuns: runs(30, 150) },
  );
});
