import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareReports } from '../../main/report/compare.ts';
import { differencesBetween } from '../../main/report/hours-differ.ts';
import { sameHours } from '../../main/report/same-hours.ts';
import { uptimePercent } from '../../main/report/uptime.ts';
import { runs } from '../fixtures/runs.ts';
import { assertUntilMet } from '../fixtures/until-met.ts';
import { dataSet } from './arbitraries.ts';
import { engineReport } from './engine.ts';
import type { DataSet } from './report.ts';
import { referenceSameHours } from './same-hours.ts';
import { HOUR, WEEK } from './wall-clock.ts';

/** Two reports of the same stores, polled alike week after week, so that there are hours which both observed. */
const twoReports: fc.Arbitrary<readonly [DataSet, DataSet]> = fc
  .tuple(dataSet(), fc.constantFrom(0, 1, 2 * HOUR + 13 * 60_000, 76 * HOUR, WEEK - HOUR / 2, WEEK))
  .map(([data, apart]) => {
    const polls = [0, 1].flatMap((weeks) =>
      data.polls.map((poll) => ({ ...poll, at: poll.at - weeks * WEEK })),
    );
    return [
      { ...data, polls, asOf: data.asOf - apart },
      { ...data, polls },
    ];
  });

const side = (data: DataSet) => ({ asOf: data.asOf, reach: data.reach, report: engineReport(data) });

it('takes uptime over the hours of the week that both observed, as an independent count does', () => {
  let found = 0;
  assertUntilMet(
    fc.property(twoReports, ([before, after]) => {
      const [was, is] = [side(before), side(after)];
      const same = sameHours(was.report, is.report);
      const { stores } = compareReports(was, is);
      const column = stores.columns.find(({ measure }) => measure === 'same-hours');
      was.report.stores.forEach((id, place) => {
        const later = is.report.stores.indexOf(id);
        if (later < 0) return;
        const expected = referenceSameHours(before, after, id);
        if (expected.known > 0) found++;
        expect(same?.([place, later])).toEqual(expected);
        const row = stores.names.indexOf(id);
        const [downBefore = 0, downAfter = 0] = expected.down;
        expect(column?.before[row]).toBe(
          uptimePercent(expected.known - downBefore, downBefore) ?? Number.NaN,
        );
        expect(column?.after[row]).toBe(uptimePercent(expected.known - downAfter, downAfter) ?? Number.NaN);
      });
    }),
    runs(20, 80),
    () => found,
  );
});

it('finds hours and closures the same where they are, whenever a week begins', () => {
  fc.assert(
    fc.property(twoReports, ([before, after]) => {
      const open = [before, after].map((data) => engineReport({ ...data, closures: [] }));
      const differs = differencesBetween(open[0] ?? engineReport(before), open[1] ?? engineReport(after));
      open[0]?.stores.forEach((id, place) => {
        const later = open[1]?.stores.indexOf(id) ?? -1;
        if (later >= 0) expect(differs([place, later])).toBeUndefined();
      });
    }),
    { numRuns: runs(25, 120) },
  );
});

/** A store open 09:00–17:00 every day in UTC and polled every half hour, down for the second of the week's days. */
const plain = (change: Partial<DataSet> = {}): DataSet => {
  const asOf = Date.UTC(2024, 4, 20, 18, 13);
  return {
    asOf,
    reach: HOUR,
    zones: [{ store: 'a', zone: 'UTC' }],
    hours: [0, 1, 2, 3, 4, 5, 6].map((day) => ({ store: 'a', day, start: 9 * HOUR, end: 17 * HOUR })),
    polls: Array.from({ length: 28 * 48 }, (_, half) => {
      const at = asOf - (half * HOUR) / 2;
      return { store: 'a', at, active: at < asOf - 6 * 24 * HOUR || at > asOf - 5 * 24 * HOUR };
    }),
    ...change,
  };
};
const compare = (before: DataSet, after: DataSet) => compareReports(side(before), side(after));
const clarityOf = (before: DataSet, after: DataSet) =>
  compare(before, after).fleet.clarities.find(({ window }) => window === 'week')?.of[0];

it('tells of closures, and of hours that differ, and then calls no change sure', () => {
  const weekBefore = plain({ asOf: plain().asOf - WEEK });
  expect(clarityOf(weekBefore, plain())).toBe('worse');
  expect(compare(weekBefore, plain()).caveats).toEqual([]);

  const day = plain().asOf - 5 * 24 * HOUR;
  const closed = plain({ closures: [{ store: 'a', from: day - 24 * HOUR, until: day }] });
  expect(compare(plain(), closed).stores.differences).toEqual(['closures']);
  expect(compare(plain(), closed).caveats).toContainEqual({
    kind: 'closures',
    stores: 1,
    before: 0,
    after: 8 * HOUR,
  });
  expect(clarityOf(plain(), closed)).toBe('unclear');

  const moved = [0, 1, 2, 3, 4, 5, 6].map((at) => ({
    store: 'a',
    day: at,
    start: 11 * HOUR,
    end: 19 * HOUR,
  }));
  const longer = plain().hours.map((row) => ({ ...row, end: row.end + 60_000 }));
  for (const hours of [moved, longer]) {
    expect(compare(weekBefore, plain({ hours })).stores.differences).toEqual(['hours']);
    expect(compare(weekBefore, plain({ hours })).caveats).toContainEqual({ kind: 'hours', stores: 1 });
    expect(clarityOf(weekBefore, plain({ hours }))).toBe('unclear');
  }
  // The clock goes back between 02:00 and 01:00 on November 3, while a store is open from 18:00 to 02:00.
  const night = (asOf: number) =>
    plain({
      asOf,
      zones: [{ store: 'a', zone: 'America/Los_Angeles' }],
      hours: plain().hours.map((row) => ({ ...row, start: 18 * HOUR, end: 2 * HOUR })),
    });
  const [last, next] = ['2024-11-02T18:12:00Z', '2024-11-04T18:12:24.177Z'].map((at) =>
    night(Date.parse(at)),
  );
  expect(compare(last ?? plain(), next ?? plain()).stores.differences).toEqual([undefined]);
  expect(compare(plain({ hours: moved }), closed).stores.differences).toEqual(['hours-and-closures']);
});
