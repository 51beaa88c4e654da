import { expect, test } from 'vitest';
import { lostOf, type RollUp } from '../../../../../renderer/report/overview/roll-up.ts';

const HOUR = 3_600_000;

/** Stores in the last hour: how long they were up and not observed, and what those with a figure lost at most. */
function rollUpOf({ up, unknown, most }: { up: number; unknown: number; most: number }): RollUp {
  const named = { method: 'interpolated', window: 'hour' } as const;
  return {
    stores: 2,
    storesWithSales: 1,
    uptimes: [],
    numbers: [
      { ...named, measure: 'up', time: up },
      { ...named, measure: 'down', time: 0 },
      { ...named, measure: 'unknown', time: unknown },
    ],
    lostSales: [
      { ...named, measure: 'lost-sales', amount: 0 },
      { ...named, measure: 'lost-sales-at-least', amount: 0 },
      { ...named, measure: 'lost-sales-at-most', amount: most },
    ],
  };
}

const amountsOf = (rollUp: RollUp) =>
  (['lost-sales', 'lost-sales-at-least', 'lost-sales-at-most'] as const).map((measure) =>
    lostOf(rollUp, 'interpolated', measure, 'hour'),
  );

test('where nothing is known, no cost is given; nor bounds that would say that nothing was lost', () => {
  expect(amountsOf(rollUpOf({ up: HOUR, unknown: 0, most: 0 }))).toEqual([0, 0, 0]);
  expect(amountsOf(rollUpOf({ up: 0, unknown: HOUR, most: 120 }))).toEqual([Number.NaN, 0, 120]);
  expect(amountsOf(rollUpOf({ up: 0, unknown: HOUR, most: 0 }))).toEqual([
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ]);
});
