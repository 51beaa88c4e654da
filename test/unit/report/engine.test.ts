import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportCsv } from '../../../main/report/csv.ts';
import { METHODS, WINDOWS } from '../../../main/report/types.ts';
import { dataSet } from '../../reference/arbitraries.ts';
import { referenceCsv } from '../../reference/csv.ts';
import { engineReport } from '../../reference/engine.ts';
import { referenceReport } from '../../reference/report.ts';
import { rowsOf } from '../../reference/rows.ts';

test('the engine answers what the plain reference answers, in every column, to the millisecond', () => {
  fc.assert(
    fc.property(dataSet(), (data) => {
      const [engine, reference] = [engineReport(data), referenceReport(data)];
      expect(rowsOf(engine)).toEqual(reference);
      for (const method of METHODS) {
        expect(reportCsv(engine, { method, extended: true })).toBe(referenceCsv(reference, method, true));
      }
    }),
    { numRuns: 5000 },
  );
});

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
    { numRuns: 1000 },
  );
});
