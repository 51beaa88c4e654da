import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { gatherEvidence, type StretchEvidence } from '../../../main/report/evidence.ts';
import { numbersOf } from '../../../main/report/numbers.ts';
import { overviewOf } from '../../../main/report/overview.ts';
import { periodNames, type ReportQuestion } from '../../../main/report/period.ts';
import { joinReport, type Report } from '../../../main/report/report.ts';
import { createReportPart } from '../../../main/report/report-part.ts';
import type { RollUp } from '../../../main/report/roll-up.ts';
import { downAtClosingTest } from '../../../main/report/standing-flags.ts';
import { holdAgainstTarget } from '../../../main/report/target.ts';
import { METHODS, type PeriodName } from '../../../main/report/types.ts';
import { runs } from '../../fixtures/runs.ts';
import { dataSet, periodData } from '../../reference/arbitraries.ts';
import { engineOutages, engineReport, storesOf } from '../../reference/engine.ts';
import type { DataSet } from '../../reference/report.ts';
import { TRANSITIONS } from '../../reference/transitions.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Stores of a data set with groups and sales, in the order of the report; there are at most four. */
const detailed = fc.record({
  data: dataSet(),
  details: fc.array(
    fc.record({
      name: fc.option(fc.string(), { nil: undefined }),
      group: fc.constantFrom(undefined, 'North', 'South'),
      salesPerHour: fc.constantFrom(undefined, 0, 12.5, 100),
    }),
    { minLength: 5, maxLength: 5 },
  ),
});
type AskedData = DataSet & Pick<ReportQuestion, 'period'>;
type Detailed = typeof detailed extends fc.Arbitrary<infer T> ? T : never;

function reportOf({ data, details }: Detailed): Report {
  const stores = storesOf(data).map((store, place) => ({ ...store, ...details[place % details.length] }));
  const part = createReportPart(data, stores.length);
  for (const store of stores) part.add(store, store.plan, store.polls);
  return joinReport([part.finish()]);
}

test('groups and the fleet are the sums of their stores', () => {
  fc.assert(
    fc.property(detailed, (drawn) => {
      const report = reportOf(drawn);
      const { groups } = report.details;
      const overview = overviewOf(report);
      const places = [...report.stores.keys()];
      expectSums(report, overview.fleet, places);
      const names = [undefined, 'North', 'South'].filter((name) => groups.includes(name));
      expect(overview.groups.map(({ group }) => group)).toEqual([
        ...names.filter((name) => name),
        ...names.filter((name) => !name),
      ]);
      for (const { group, rollUp } of overview.groups) {
        expectSums(
          report,
          rollUp,
          places.filter((place) => groups[place] === group),
        );
      }
    }),
    { numRuns: runs(80, 600) },
  );
});

function expectSums(report: Report, rollUp: RollUp, places: readonly number[]): void {
  const { salesPerHour } = report.details;
  expect(rollUp.stores).toBe(places.length);
  for (const { time, ...name } of rollUp.numbers) {
    const times = numbersOf(report, name.method, name.measure, name.window);
    expect(time).toBe(sum(places.map((place) => times[place] ?? Number.NaN)));
  }
  for (const { method, window, percent } of rollUp.uptimes) {
    const time = (measure: string) =>
      rollUp.numbers.find((one) => one.method === method && one.measure === measure && one.window === window)
        ?.time ?? Number.NaN;
    const [up, down] = [time('up'), time('down')];
    if (up + down === 0) expect(percent).toBeUndefined();
    else expect(Math.abs((percent ?? Number.NaN) - (100 * up) / (up + down))).toBeLessThanOrEqual(0.01);
  }
  const sold = places.filter((place) => salesPerHour[place] !== undefined);
  expect(rollUp.storesWithSales).toBe(sold.length);
  const measures = {
    'lost-sales': 'down',
    'lost-sales-at-least': 'down-at-least',
    'lost-sales-at-most': 'down-at-most',
  } as const;
  for (const { method, measure, window, amount } of rollUp.lostSales) {
    const times =
      method === 'poll-count'
        ? numbersOf(report, method, 'down', window)
        : numbersOf(report, method, measures[measure], window);
    const lost = sold.map(
      (place) => ((times[place] ?? Number.NaN) / HOUR) * (salesPerHour[place] ?? Number.NaN),
    );
    expect(amount).toBeCloseTo(sum(lost), 6);
  }
}

test('unknown time is split by whether any poll of any store, in its hours or not, lies within reach', () => {
  fc.assert(
    fc.property(detailed, (drawn) => expectSplit(drawn.data, reportOf(drawn))),
    { numRuns: 40 },
  );
});

test('so is that of a period, of each store in its own days', () => {
  fc.assert(
    fc.property(periodData, (data) => expectSplit(data, engineReport(data))),
    { numRuns: runs(40, 400) },
  );
});

function expectSplit(data: AskedData, report: Report): void {
  const { asOf, reach } = data;
  const heard = data.polls.filter(({ at }) => at <= asOf).map(({ at }) => at);
  const isWatched = (instant: number) => heard.some((at) => Math.abs(at - instant) <= reach);
  /** Time of a stretch that nobody watched: what is watched changes only where a poll's reach begins or ends. */
  const unwatched = (from: number, to: number) => {
    const edges = heard.flatMap((at) => [at - reach, at + reach]).filter((at) => at > from && at < to);
    const cuts = [from, ...edges.sort((a, b) => a - b), to];
    return sum(
      cuts.slice(1).map((cut, i) => {
        const start = cuts[i] ?? cut;
        return isWatched((start + cut) / 2) ? 0 : cut - start;
      }),
    );
  };
  const stretches = stretchesOf(data).map(({ stretch }) => stretch);
  const unknown = stretches.filter(({ state }) => state === 'unknown');
  const time = (of: readonly StretchEvidence[], name: PeriodName) =>
    sum(of.map(({ times }) => times[name] ?? 0));
  expect(overviewOf(report).observed).toEqual(
    periodNames(data).map((name) => {
      // A stretch lies in the store's own time; of windows, which end alike, it is in the last part of it.
      const nobody = sum(unknown.map(({ to, times }) => unwatched(to - (times[name] ?? 0), to)));
      return {
        window: name,
        known: time(
          stretches.filter(({ state }) => state !== 'unknown'),
          name,
        ),
        nobodyWatched: nobody,
        thisStoreOnly: time(unknown, name) - nobody,
      };
    }),
  );
}

test('the heatmap holds business time, downtime and unknown time by the hour that the clock of the store shows', () => {
  fc.assert(
    fc.property(detailed, (drawn) => {
      const business = new Float64Array(168);
      const down = new Float64Array(168);
      const unknown = new Float64Array(168);
      for (const { zone, stretch } of stretchesOf(drawn.data)) {
        // Clocks show whole hours on quarters of an hour only, and change there or, as in St. John's, a minute later.
        const quarter = 15 * MINUTE;
        const changes = TRANSITIONS.filter((one) => one.zone === zone).map((one) => one.at);
        for (let at = stretch.from; at < stretch.to; ) {
          const change = Math.min(...changes.filter((one) => one > at));
          const end = Math.min(stretch.to, change, (Math.floor(at / quarter) + 1) * quarter);
          const { weekday, hour } = DateTime.fromMillis(at, { zone });
          const place = (weekday - 1) * 24 + hour;
          business[place] = (business[place] ?? 0) + end - at;
          const times = { up: undefined, down, unknown }[stretch.state];
          if (times !== undefined) times[place] = (times[place] ?? 0) + end - at;
          at = end;
        }
      }
      expect(overviewOf(reportOf(drawn)).heatmap).toEqual({ business, down, unknown });
    }),
    { numRuns: 100 },
  );
});

function stretchesOf(data: AskedData): { readonly zone: string; readonly stretch: StretchEvidence }[] {
  return storesOf(data).flatMap(({ zone, plan, polls }) =>
    gatherEvidence(plan, polls, data).stretches.map((stretch) => ({ zone, stretch })),
  );
}

test('those down at as-of or when they closed are the ones whose outages say so', () => {
  fc.assert(
    fc.property(detailed, (drawn) => {
      const report = reportOf(drawn);
      const { downNow, downAtClosing } = overviewOf(report);
      const down = [...engineOutages(report)].flatMap(([store, { outages }]) =>
        outages
          .filter(({ endedBy }) => endedBy === 'as-of')
          .map(({ started }) => ({ store: report.stores.indexOf(store), since: started })),
      );
      expect(downNow).toEqual(down.sort((a, b) => a.since - b.since || a.store - b.store));
      const wasDown = downAtClosingTest(report.details);
      const closedDown = [...engineOutages(report)].flatMap(([id, { outages }]) => {
        const [store, last] = [report.stores.indexOf(id), outages.at(-1)];
        return wasDown(store) && last !== undefined ? [{ store, since: last.started }] : [];
      });
      // Each of them was down in an outage, whose begin is told.
      expect(closedDown).toHaveLength([...report.stores.keys()].filter(wasDown).length);
      expect(downAtClosing).toEqual(closedDown.sort((a, b) => a.since - b.since || a.store - b.store));
    }),
    { numRuns: runs(80, 600) },
  );
});

test('a target is missed exactly where uptime is below it', () => {
  fc.assert(
    fc.property(detailed, fc.constantFrom(0, 50, 90, 99, 99.5, 99.9, 100), (drawn, percent) => {
      const report = reportOf(drawn);
      for (const method of METHODS) {
        const { left, missed } = holdAgainstTarget(report, method, percent);
        const up = numbersOf(report, method, 'up', 'week');
        const down = numbersOf(report, method, 'down', 'week');
        const thousandths = Math.round(percent * 1000);
        for (const [place, time] of left.entries()) {
          const known = (up[place] ?? 0) + (down[place] ?? 0);
          expect(Number.isNaN(time)).toBe(known === 0);
          const misses = (up[place] ?? 0) * 100_000 < known * thousandths;
          expect(missed.includes(place)).toBe(misses);
          if (known > 0) expect(time).toBeCloseTo((known * (100 - percent)) / 100 - (down[place] ?? 0), 2);
        }
      }
    }),
    { numRuns: runs(80, 600) },
  );
});
