import { expect, test } from 'vitest';
import { windowFacts } from '../../../../../renderer/report/summary/window-facts.ts';
import { tableOf } from '../report-table.ts';

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
