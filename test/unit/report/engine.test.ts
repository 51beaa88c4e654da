import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outagesSheet } from '../../../main/report/sheets/outages.ts';
import { storesSheet } from '../../../main/report/sheets/stores.ts';
import { METHODS, WINDOWS } from '../../../main/report/types.ts';
import { csvOf } from '../../../main/report/write/csv.ts';
import { runs } from '../../fixtures/runs.ts';
import { dataSet } from '../../reference/arbitraries.ts';
import { referenceCsv, referenceOutagesCsv } from '../../reference/csv.ts';
import { engineOutages, engineReport } from '../../reference/engine.ts';
import { referenceOutages, referenceReport, referenceStrips } from '../../reference/report.ts';
import { rowsOf } from '../../reference/rows.ts';

test('the engine answers what the plain reference answers, in every column, to the millisecond', () => {
  fc.assert(
    fc.property(dataSet(), (data) => {
      const [engine, reference] = [engineReport(data), referenceReport(data)];
      expect(rowsOf(engine)).toEqual(reference);
      expect(engineOutages(engine)).toEqual(referenceOutages(data));
      for (const method of METHODS) {
        const csv = csvOf(storesSheet(engine, { method, extended: true, bounds: true }));
        expect(csv).toBe(referenceCsv(reference, method, true, true));
      }
      expect(csvOf(outagesSheet(engine, data))).toBe(referenceOutagesCsv(referenceOutages(data)));
    }),
    { numRuns: runs(400, 5000) },
  );
}, 600_000);

test('up, down and unknown add up to the business time exactly', () => {
  fc.assert(
    fc.property(dataSet(), (data) => {
      const withoutPolls = { ...data, polls: data.polls.map((poll) => ({ ...poll, at: data.asOf + 1 })) };
      const business = rowsOf(engineReport(withoutPolls));
      rowsOf(engineReport(data)).forEach((row, index) => {
        for (const { name } of WINDOWS) {
          const { up, down, unknown } = row.interpolated[name];
          expect(up + down + unknown).toBe(business[index]?.interpolated[name].unknown);
          expect(Math.min(up, down, unknown)).toBeGreaterThanOrEqual(0);
        }
      });
    }),
    { numRuns: runs(150, 1000) },
  );
});

test('the outages of a store add up to its downtime of the week, and its bounds hold it', () => {
  fc.assert(
    fc.property(dataSet(), (data) => {
      const report = engineReport(data);
      const outages = engineOutages(report);
      for (const { store, interpolated, bounds } of rowsOf(report)) {
        const own = outages.get(store)?.outages ?? [];
        expect(own.reduce((sum, { down }) => sum + down, 0)).toBe(interpolated.week.down);
        expect(own.reduce((sum, { atLeast }) => sum + atLeast, 0)).toBe(bounds.week.atLeast);
        for (const { down, atLeast, atMost, started, ended, unknown } of own) {
          expect(atLeast).toBeLessThanOrEqual(down);
          expect(down).toBeLessThanOrEqual(atMost);
          expect(unknown).toBeGreaterThanOrEqual(0);
          expect(down + unknown).toBeLessThanOrEqual(ended - started);
        }
        for (const { name } of WINDOWS) {
          expect(bounds[name].atLeast).toBeLessThanOrEqual(interpolated[name].down);
          expect(interpolated[name].down).toBeLessThanOrEqual(bounds[name].atMost);
        }
      }
    }),
    { numRuns: runs(200, 2000) },
  );
});

test('the strip of a week tells of each hour what the reference tells of it', () => {
  fc.assert(
    fc.property(dataSet(), (data) => {
      expect(engineReport(data).details.strips).toEqual(referenceStrips(data));
    }),
    { numRuns: 200 },
  );
});
