import { expect, test } from 'vitest';
import { noDowntimeWords, windowFacts } from '../../../../../renderer/report/summary/window-facts.ts';
import { tableOf, withDetails } from '../report-table.ts';

const weekOf = (stores: Parameters<typeof tableOf>[0]) =>
  windowFacts(tableOf(stores), 'interpolated').find(({ window }) => window === 'week');

test('time that no poll speaks for is no all-clear', () => {
  expect(weekOf({ a: { up: 0, down: 0, unknown: 5 } })).toMatchObject({
    observation: 'not-observed',
    storesNotObserved: 1,
    worst: undefined,
  });
});

test('a window in which nothing was open is told from one that nobody saw', () => {
  expect(weekOf({ a: { up: 0, down: 0, unknown: 0 } })).toMatchObject({
    observation: 'all-closed',
    storesNotObserved: 0,
  });
});

test('the worst store is the one with the most downtime', () => {
  expect(
    weekOf({
      a: { up: 5, down: 1, unknown: 0 },
      b: { up: 1, down: 4, unknown: 0 },
      c: { up: 9, down: 4, unknown: 9 },
    }),
  ).toMatchObject({ observation: 'observed', worst: 1 });
});

test('poll count says of how many stores it leaves a window out', () => {
  const table = withDetails(
    tableOf({ a: { up: 5, down: 1, unknown: 0 }, b: { up: 5, down: 1, unknown: 0 } }),
    {},
  );
  const closed = { ...table, details: table.details && { ...table.details, gates: [0, 7] } };
  const leftOut = (method: 'poll-count' | 'interpolated') =>
    windowFacts(closed, method).map(({ storesLeftOut }) => storesLeftOut);
  expect(leftOut('poll-count')).toEqual([1, 1, 1]);
  expect(leftOut('interpolated')).toEqual([0, 0, 0]);
});

test('no downtime is an all-clear only where something was observed', () => {
  expect(noDowntimeWords(weekOf({ a: { up: 0, down: 0, unknown: 5 } }))).toBe('Nothing was observed.');
  expect(noDowntimeWords(weekOf({ a: { up: 1, down: 0, unknown: 0 } }))).toMatch(/^No poll found/);
});
