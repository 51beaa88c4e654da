import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayText } from '../../../main/report/calendar.ts';
import { outagesSheet } from '../../../main/report/sheets/outages.ts';
import { csvOf } from '../../../main/report/write/csv.ts';
import { dataSet } from '../../reference/arbitraries.ts';
import { referenceOutagesCsv } from '../../reference/csv.ts';
import { engineOutages, enginePeriod, type PeriodData } from '../../reference/engine.ts';
import { type By, referencePeriod, referencePeriodOutages } from '../../reference/period.ts';

const DAY = 86_400_000;
const BY: readonly (By | undefined)[] = [undefined, 'day', 'week', 'month'];

/** A period near as-of, which half the time lies within it or before it. */
const asked: fc.Arbitrary<PeriodData> = fc
  .record({
    data: dataSet(),
    begins: fc.integer({ min: -10, max: 2 }),
    days: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 40 })),
    later: fc.constantFrom(0, 0, 1, DAY / 24, DAY, 3 * DAY),
    byDates: fc.boolean(),
    nudge: fc.constantFrom(0, 0, -1, 1, 3_600_000, 12_345_678),
  })
  .map(({ data, begins, days, later, byDates, nudge }) => {
    const first = Math.floor(data.asOf / DAY) + begins;
    const from = data.asOf + begins * DAY + nudge;
    return {
      ...data,
      asOf: data.asOf + later,
      period: byDates
        ? { kind: 'dates', from: dayText(first), to: dayText(first + days - 1) }
        : { kind: 'instants', from, to: from + days * DAY - (nudge > 1 ? nudge : 0) },
    };
  });

test('a period and its parts are what the plain reference says of them, to the millisecond', () => {
  fc.assert(
    fc.property(asked, fc.constantFrom(...BY), (data, by) => {
      expect(enginePeriod(data, by).rows).toEqual(referencePeriod(data, data.period, by));
    }),
    { numRuns: 250 },
  );
});

test('so are its outages', () => {
  fc.assert(
    fc.property(asked, (data) => {
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
    fc.property(asked, fc.constantFrom('day', 'week', 'month'), (data, by) => {
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
