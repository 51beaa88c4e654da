import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outagesSheet } from '../../../main/report/sheets/outages.ts';
import { csvOf } from '../../../main/report/write/csv.ts';
import { periodData } from '../../reference/arbitraries.ts';
import { referenceOutagesCsv } from '../../reference/csv.ts';
import { engineOutages, enginePeriod } from '../../reference/engine.ts';
import { type By, referencePeriod, referencePeriodOutages } from '../../reference/period.ts';

const BY: readonly (By | undefined)[] = [undefined, 'day', 'week', 'month'];

test('a period and its parts are what the plain reference says of them, to the millisecond', () => {
  fc.assert(
    fc.property(periodData, fc.constantFrom(...BY), (data, by) => {
      expect(enginePeriod(data, by).rows).toEqual(referencePeriod(data, data.period, by));
    }),
    { numRuns: 250 },
  );
});

test('so are its outages', () => {
  fc.assert(
    fc.property(periodData, (data) => {
      const { report } = enginePeriod(data, undefined);
      const outages = referencePeriodOutages(data, data.period);
      expect(engineOutages(report)).toEqual(outages);
      expect(csvOf(outagesSheet(report, data))).toBe(referenceOutagesCsv(outages));
    }),
    { numRuns: 250 },
  );
});

test('parts add up to their period', () => {
  fc.assert(
    fc.property(periodData, fc.constantFrom('day', 'week', 'month'), (data, by) => {
      const parts = enginePeriod(data, by).rows;
      for (const whole of enginePeriod(data, undefined).rows) {
        const own = parts.filter(({ store }) => store === whole.store);
        for (const name of ['up', 'down', 'unknown', 'atLeast', 'atMost', 'active', 'inactive'] as const) {
          expect(own.reduce((sum, part) => sum + part[name], 0)).toBe(whole[name]);
        }
      }
    }),
    { numRuns: 200 },
  );
});
