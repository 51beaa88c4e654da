import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareReports } from '../../../main/report/compare.ts';
import { fleetUptime } from '../../../main/report/fleet-uptime.ts';
import { overviewOf, type ReportOverview } from '../../../main/report/overview.ts';
import { joinReport, type Report } from '../../../main/report/report.ts';
import { createReportPart } from '../../../main/report/report-part.ts';
import { lastDateOf, leftOutOf } from '../../../main/report/set-aside.ts';
import { summarise } from '../../../main/report/summary.ts';
import { holdAgainstTarget } from '../../../main/report/target.ts';
import { createTrendPart, joinTrendWeek } from '../../../main/report/trend.ts';
import { METHODS } from '../../../main/report/types.ts';
import { runs } from '../../fixtures/runs.ts';
import { storesOf } from '../../reference/engine.ts';
import { withAside } from '../../reference/engine-sure.ts';
import { type Fleet, fleetsOf } from '../../reference/fleets.ts';
import { referenceReport } from '../../reference/report.ts';

const fleetAndAside = fc.record({
  fleet: fleetsOf(3, 14),
  aside: fc.uniqueArray(fc.nat(13), { maxLength: 6 }).map((numbers) => new Set(numbers.map((n) => `s${n}`))),
});

const detailsOf = (fleet: Fleet) =>
  storesOf(fleet).map((store) => ({
    ...store,
    group: fleet.groupOf.get(store.id),
    salesPerHour: store.id.endsWith('1') ? undefined : 40,
  }));

/** Of all stores, but some: their polls still tell when somebody was polled. */
function reportOf(fleet: Fleet, without: ReadonlySet<string> = new Set()): Report {
  const stores = detailsOf(fleet);
  const part = createReportPart({ ...fleet, without }, stores.length);
  for (const store of stores) part.add(store, store.plan, store.polls);
  return joinReport([part.finish()]);
}

/** Stores by their ids in the place of their places. */
function named({ stores }: Report, overview: ReportOverview) {
  const { downNow, downAtClosing, setAside: _, heatmap: __, observed: ___, ...sums } = overview;
  const namedOf = (down: ReportOverview['downNow']) =>
    down.map(({ store, since }) => ({ store: stores[store], since }));
  return {
    ...sums,
    downNow: namedOf(downNow),
    downAtClosing: namedOf(downAtClosing),
  };
}

test('sums, rankings, sales and targets are those of a report that the stores set aside are not in', () => {
  fc.assert(
    fc.property(fleetAndAside, fc.constantFrom(50, 99.5), ({ fleet, aside }, percent) => {
      const whole = withAside(reportOf(fleet), aside);
      const others = reportOf(fleet, aside);
      const count = whole.leftOut?.length ?? 0;
      expect(others.stores).toEqual(whole.stores.filter((id) => !aside.has(id)));
      expect(named(whole, overviewOf(whole))).toEqual(named(others, overviewOf(others)));
      expect(overviewOf(whole).setAside).toBe(count);
      expect(fleetUptime(whole)).toEqual(fleetUptime(others));
      for (const method of METHODS) {
        expect(summarise(whole, method)).toEqual({ ...summarise(others, method), setAside: count });
        const [held, ofOthers] = [whole, others].map((report) => {
          const { left, missed } = holdAgainstTarget(report, method, percent);
          return {
            missed: Array.from(missed, (store) => report.stores[store]),
            left: left.filter((time) => !Number.isNaN(time)),
          };
        });
        expect(held).toEqual(ofOthers);
      }
      // No row goes, and none changes.
      expect(whole.columns).toEqual(reportOf(fleet).columns);
    }),
    { numRuns: runs(25, 400) },
  );
});

test('what stores are down for together is the sum of the rows that the reference has of those not set aside', () => {
  fc.assert(
    fc.property(fleetAndAside, ({ fleet, aside }) => {
      const { fleet: sums } = overviewOf(withAside(reportOf(fleet), aside));
      const rows = referenceReport(fleet).filter(({ store }) => !aside.has(store));
      for (const measure of ['up', 'down', 'unknown'] as const) {
        const found = sums.numbers.find(
          (one) => one.method === 'interpolated' && one.measure === measure && one.window === 'week',
        );
        const expected = rows.reduce((total, { interpolated }) => total + interpolated.week[measure], 0);
        expect(found?.time ?? Number.NaN).toBeCloseTo(expected, 0);
      }
    }),
    { numRuns: runs(10, 100) },
  );
});

test('a trend and a comparison leave them out of every week, whenever they were set aside', () => {
  fc.assert(
    fc.property(fleetAndAside, ({ fleet, aside }) => {
      const week = (of: readonly ReturnType<typeof detailsOf>[number][], without: ReadonlySet<string>) => {
        const part = createTrendPart({ ...fleet, without }, of.length);
        for (const store of of) part.add(store, store.plan, store.polls);
        return joinTrendWeek(fleet.asOf, [part.finish()]);
      };
      const stores = detailsOf(fleet);
      expect(week(stores, aside)).toEqual(
        week(
          stores.filter(({ id }) => !aside.has(id)),
          new Set(),
        ),
      );
      const side = (report: Report) => ({ asOf: fleet.asOf, reach: fleet.reach, report });
      const [all, before, after] = [
        reportOf(fleet),
        withAside(reportOf(fleet), aside),
        reportOf(fleet, aside),
      ];
      const told = compareReports(side(before), side(all));
      const { fleet: sums, groups } = compareReports(side(after), side(after));
      expect(told.fleet.columns).toEqual(sums.columns);
      expect(told.groups).toEqual(groups);
      expect(told.stores.names).toEqual(all.stores);
      const count = before.leftOut?.length ?? 0;
      const caveats = told.caveats.filter(({ kind }) => kind === 'set-aside');
      expect(caveats).toEqual(count === 0 ? [] : [{ kind: 'set-aside', stores: count }]);
    }),
    { numRuns: runs(10, 100) },
  );
});

test('a report leaves a store out from the date on that its own calendar has come to', () => {
  const asOf = Date.parse('2023-01-25T03:00:00Z');
  const stores = ['west', 'east', 'other'];
  const zones = ['America/Los_Angeles', 'Asia/Tokyo', 'UTC'];
  const placesFrom = (since: string, end: Parameters<typeof leftOutOf>[2]) =>
    leftOutOf(
      stores,
      zones,
      end,
      ['west', 'east', 'gone'].map((store) => ({ store, since, reason: '' })),
    ).map(({ place }) => place);
  expect(placesFrom('2023-01-24', { asOf })).toEqual([0, 1]);
  expect(placesFrom('2023-01-25', { asOf })).toEqual([1]);
  expect(placesFrom('2023-01-26', { asOf })).toEqual([]);
  expect(lastDateOf(zones, { asOf })).toBe('2023-01-24');
  // A period is of its last day, however late it is told of; one that is not over, of what there is of it.
  const period = { kind: 'dates', from: '2023-01-01', to: '2023-01-20' } as const;
  expect(placesFrom('2023-01-20', { asOf, period })).toEqual([0, 1]);
  expect(placesFrom('2023-01-21', { asOf, period })).toEqual([]);
  const open = { kind: 'dates', from: '2023-01-01', to: '2023-01-31' } as const;
  expect(placesFrom('2023-01-25', { asOf, period: open })).toEqual([1]);
  const instants = { kind: 'instants', from: asOf - 7_200_000, to: asOf } as const;
  expect(placesFrom('2023-01-25', { asOf, period: instants })).toEqual([1]);
});
