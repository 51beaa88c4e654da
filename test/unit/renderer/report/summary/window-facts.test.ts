import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupChoices } from '../../../../../renderer/report/shared/group-choice.ts';
import { countOutagesOf } from '../../../../../renderer/report/shared/outages.ts';
import {
  fewPolled,
  noDowntimeWords,
  unwatchedWords,
  windowFacts,
} from '../../../../../renderer/report/summary/window-facts.ts';
import { tableOf, withDetails } from '../report-table.ts';

const weekOf = (stores: Parameters<typeof tableOf>[0]) =>
  windowFacts(tableOf(stores)).find(({ window }) => window === 'week');

test('time that no poll speaks for is no all-clear', () => {
  expect(weekOf({ a: { up: 0, down: 0, unknown: 5 } })).toMatchObject({
    observation: 'not-observed',
    storesOpen: 1,
    storesNotObserved: 1,
    share: 0,
  });
});

test('a window in which nothing was open is told from one that nobody saw', () => {
  expect(weekOf({ a: { up: 0, down: 0, unknown: 0 } })).toMatchObject({
    observation: 'all-closed',
    storesOpen: 0,
    storesNotObserved: 0,
  });
});

test('each group has its own figures, and together they are those of all', () => {
  const ids = [...'abcdefghijkl'];
  const groups = ['East', 'West', 'North', undefined];
  const grouped = (of: readonly { up: number; down: number; unknown: number }[]) =>
    withDetails(
      tableOf(Object.fromEntries(of.map((times, store) => [ids[store] ?? '', times]))),
      Object.fromEntries(
        ids.map((id, store) => {
          const group = groups[store % groups.length];
          return [id, group === undefined ? {} : { group }];
        }),
      ),
    );
  const hours = fc.integer({ min: 0, max: 3 });
  const times = fc.record({ up: hours, down: hours, unknown: hours });
  fc.assert(
    fc.property(
      fc.array(times, { minLength: ids.length, maxLength: ids.length }),
      fc.uniqueArray(fc.nat(ids.length - 1)),
      (of, aside) => {
        const table = {
          ...grouped(of),
          leftOut: aside.map((place) => ({
            place,
            store: ids[place] ?? '',
            since: '2026-01-01',
            reason: '',
          })),
        };
        const parts = groupChoices(table)
          .slice(1)
          .map((group) => windowFacts(table, group));
        windowFacts(table).forEach((fleet, window) => {
          const sum = (name: 'storesOpen' | 'storesNotObserved') =>
            parts.reduce((total, facts) => total + (facts[window]?.[name] ?? Number.NaN), 0);
          expect([sum('storesOpen'), sum('storesNotObserved')]).toEqual([
            fleet.storesOpen,
            fleet.storesNotObserved,
          ]);
        });
      },
    ),
  );
});

test('the outages of groups, without those of stores set aside, are those of all', () => {
  const [store] = [Uint32Array.from([0, 0, 1, 3, 3, 3, 4])];
  const table = withDetails(
    tableOf(Object.fromEntries([...'abcde'].map((id) => [id, { up: 1, down: 1, unknown: 0 }]))),
    { a: { group: 'East' }, b: { group: 'West' }, d: { group: 'West' } },
  );
  const told = {
    ...table,
    leftOut: [{ place: 1, store: 'b', since: '2026-01-01', reason: '' }],
    details: table.details && {
      ...table.details,
      outages: { ...table.details.outages, count: store.length, store },
    },
  };
  expect(groupChoices(told).map((group) => countOutagesOf(told, group))).toEqual([6, 2, 3, 1]);
});

test('no downtime is an all-clear only where something was observed', () => {
  expect(noDowntimeWords(weekOf({ a: { up: 0, down: 0, unknown: 5 } }))).toBe('Nothing was observed.');
  expect(noDowntimeWords(weekOf({ a: { up: 1, down: 0, unknown: 0 } }))).toMatch(/^No poll found/);
  expect(noDowntimeWords(weekOf({ a: { up: 1, down: 0, unknown: 49 } }))).toBe(
    'No store was found down in the 2% of open time that was observed.',
  );
});

test('where most open stores were not polled, that is said before what the others were', () => {
  const of = (polled: number, open: number) => {
    const stores = Array.from({ length: open }, (_, store) => [
      `s${store}`,
      store < polled ? { up: 1, down: 0, unknown: 0 } : { up: 0, down: 0, unknown: 1 },
    ]);
    return fewPolled(
      windowFacts(tableOf(Object.fromEntries(stores))).find(({ window }) => window === 'hour'),
    );
  };
  expect(of(1, 40)).toBe('Only 1 of 40 open stores was polled in the last hour.');
  expect(of(19, 40)).toBe('Only 19 of 40 open stores were polled in the last hour.');
  expect([of(20, 40), of(40, 40), of(0, 40), of(0, 0)]).toEqual([undefined, undefined, undefined, undefined]);
});

test('where no open store was polled, how many were closed is said first, for that is no fault of watching', () => {
  const of = (closed: number, open: number) => {
    const stores = Array.from({ length: closed + open }, (_, store) => [
      `s${store}`,
      { up: 0, down: 0, unknown: store < closed ? 0 : 1 },
    ]);
    const hour = windowFacts(tableOf(Object.fromEntries(stores))).find(({ window }) => window === 'hour');
    return hour && unwatchedWords(hour, '13:00');
  };
  expect(of(300, 1)).toBe(
    'In the hour before 13:00, 300 stores were closed; the 1 open store was not polled.',
  );
  expect(of(1, 2)).toBe(
    'In the hour before 13:00, 1 store was closed; none of the 2 open stores was polled.',
  );
  expect(of(0, 5)).toBe('Nobody watched in the hour before 13:00: nothing is known of it.');
});
