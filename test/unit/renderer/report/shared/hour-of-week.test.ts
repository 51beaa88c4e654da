import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { gatherEvidence } from '../../../../../main/report/evidence.ts';
import { joinReport } from '../../../../../main/report/report.ts';
import { createReportPart } from '../../../../../main/report/report-part.ts';
import { nameOfHour, spansOfHour } from '../../../../../renderer/report/shared/hour-of-week.ts';
import { EVERY_OUTAGE, outageTest } from '../../../../../renderer/report/shared/outage-filter.ts';
import { dataSet } from '../../../../reference/arbitraries.ts';
import { storesOf } from '../../../../reference/engine.ts';
import { tableOf } from '../report-table.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 168 * HOUR;

const hourOfWeekAt = (instant: number, zone: string) => {
  const { weekday, hour } = DateTime.fromMillis(instant, { zone });
  return (weekday - 1) * 24 + hour;
};

test('an hour of the week has its name', () => {
  expect(nameOfHour(0)).toBe('Monday 00:00–01:00');
  expect(nameOfHour(4 * 24 + 18)).toBe('Friday 18:00–19:00');
  expect(nameOfHour(167)).toBe('Sunday 23:00–24:00');
});

test('the spans of an hour are when the clock shows it, to the millisecond, also where it is set', () => {
  const zone = fc.constantFrom(
    'UTC',
    'America/Chicago',
    'Europe/London',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Chatham',
    'America/St_Johns',
    'Africa/Monrovia',
  );
  const near = fc.constantFrom(
    Date.UTC(2024, 2, 10, 8),
    Date.UTC(2024, 2, 31, 1),
    Date.UTC(2024, 9, 27, 1),
    Date.UTC(2024, 10, 3, 7),
    Date.UTC(2024, 3, 6, 15),
    Date.UTC(1970, 0, 20),
  );
  fc.assert(
    fc.property(zone, near, fc.nat(9 * 24 * 60), fc.nat(HOUR), (name, at, later, rest) => {
      const asOf = at + later * MINUTE + rest;
      const shown = new Float64Array(168);
      for (let hour = 0; hour < 168; hour++) {
        for (const { from, to } of spansOfHour(hour, name, asOf - WEEK, asOf)) {
          shown[hour] = (shown[hour] ?? 0) + to - from;
          expect(from).toBeGreaterThanOrEqual(asOf - WEEK);
          expect(to).toBeLessThanOrEqual(asOf);
          for (const inside of [from, Math.floor((from + to) / 2), to - 1]) {
            expect(hourOfWeekAt(inside, name)).toBe(hour);
          }
        }
      }
      // All of them are the whole week: none is missing, none is told twice.
      expect(shown.reduce((sum, time) => sum + time, 0)).toBe(WEEK);
    }),
    { numRuns: 60 },
  );
});

test('a cell of the heatmap leads to every outage with downtime in it, and to none that was not under way', () => {
  fc.assert(
    fc.property(dataSet(), fc.nat(167), (data, anyHour) => {
      const stores = storesOf(data);
      if (stores.length === 0) return;
      const part = createReportPart(data, stores.length);
      for (const store of stores) part.add(store, store.plan, store.polls);
      const { details, stores: ids } = joinReport([part.finish()]);
      const made = tableOf({});
      const table = { ...made, stores: ids, details, record: { ...made.record, asOf: data.asOf } };
      const busiest = details.heatmap.down.indexOf(Math.max(...details.heatmap.down));
      for (const hour of [anyHour, busiest]) {
        const passes = outageTest(table, details.outages, { ...EVERY_OUTAGE, hour });
        const listed = Array.from({ length: details.outages.count }, (_, outage) => outage).filter(passes);
        for (const outage of listed) {
          const store = details.outages.store[outage] ?? 0;
          const spans = spansOfHour(hour, details.zones[store] ?? '', data.asOf - WEEK, data.asOf);
          const [started = 0, ended = 0] = [details.outages.started[outage], details.outages.ended[outage]];
          expect(spans.some(({ from, to }) => from < ended && to > started)).toBe(true);
        }
        for (const { id, zone, plan, polls } of stores) {
          const spans = spansOfHour(hour, zone, data.asOf - WEEK, data.asOf);
          const isDownThen = gatherEvidence(plan, polls, data).stretches.some(
            (stretch) =>
              stretch.state === 'down' &&
              spans.some(({ from, to }) => Math.max(from, stretch.from) < Math.min(to, stretch.to)),
          );
          const place = ids.indexOf(id);
          if (isDownThen) expect(listed.some((outage) => details.outages.store[outage] === place)).toBe(true);
        }
        if ((details.heatmap.down[hour] ?? 0) > 0) expect(listed.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
});
