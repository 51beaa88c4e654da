import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outagesSheet } from '../../../main/report/sheets/outages.ts';
import { storeMeasure } from '../../../main/report/sheets/store-measures.ts';
import { WINDOWS } from '../../../main/report/types.ts';
import { csvOf } from '../../../main/report/write/csv.ts';
import { runs } from '../../fixtures/runs.ts';
import { dataSet, periodData } from '../../reference/arbitraries.ts';
import { referenceOutagesCsv } from '../../reference/csv.ts';
import { engineOutages, enginePeriod, engineReport } from '../../reference/engine.ts';
import type { ReferenceOutage } from '../../reference/outages.ts';
import { type By, referencePeriod, referencePeriodOutages } from '../../reference/period.ts';
import { rowsOf } from '../../reference/rows.ts';
import { WEEK } from '../../reference/wall-clock.ts';

const BY: readonly (By | undefined)[] = [undefined, 'day', 'week', 'month'];

test('a period and its parts are what the plain reference says of them, to the millisecond', () => {
  fc.assert(
    fc.property(periodData, fc.constantFrom(...BY), (data, by) => {
      expect(enginePeriod(data, by).rows).toEqual(referencePeriod(data, data.period, by));
    }),
    { numRuns: runs(60, 500) },
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
    { numRuns: runs(60, 500) },
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
    { numRuns: runs(50, 400) },
  );
});

test('the seven days up to as-of are the week, whatever comes after as-of', () => {
  fc.assert(
    fc.property(dataSet(), (data) => {
      const { asOf } = data;
      const period = { kind: 'instants', from: asOf - WEEK, to: asOf } as const;
      const { report, rows } = enginePeriod({ ...data, period }, undefined);
      const without = { ...data, polls: data.polls.filter(({ at }) => at <= asOf), period };
      // A store that nothing but later polls name is not known without them; in the report of all it has no polls.
      const named = new Set([without.polls, data.hours, data.zones].flat().map(({ store }) => store));
      expect(enginePeriod(without, undefined).rows).toEqual(rows.filter(({ store }) => named.has(store)));
      const week = engineReport(data);
      const [ofPeriod, ofWeek] = [engineOutages(report), engineOutages(week)];
      rowsOf(week).forEach(({ store, interpolated, bounds }, place) => {
        const { up, down, unknown, atLeast, atMost } = rows[place] ?? {};
        expect({ up, down, unknown }).toEqual(interpolated.week);
        expect({ atLeast, atMost }).toEqual(bounds.week);
        // A poll at as-of counts in the week, and not in the period that ends there.
        const same = ({ polls: _, ...outage }: ReferenceOutage) => outage;
        expect(ofPeriod.get(store)?.outages.map(same)).toEqual(ofWeek.get(store)?.outages.map(same));
      });
    }),
    { numRuns: runs(60, 500) },
  );
});

test('outages are counted in each window that they have downtime in', () => {
  fc.assert(
    fc.property(dataSet(), (data) => {
      const report = engineReport(data);
      for (const { name, length } of WINDOWS) {
        const period = { kind: 'instants', from: data.asOf - length, to: data.asOf } as const;
        const outages = referencePeriodOutages(data, period);
        const counts = report.stores.map((store) => outages.get(store)?.outages.length ?? 0);
        expect([...(storeMeasure('outages').values(report, 'poll-count', name) ?? [])]).toEqual(counts);
      }
    }),
    { numRuns: runs(60, 500) },
  );
});
