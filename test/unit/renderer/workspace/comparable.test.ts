import { expect, test } from 'vitest';
import { areComparable } from '../../../../renderer/workspace/comparable.ts';

const week = { state: 'Complete' } as const;
const period = {
  state: 'Complete',
  period: { kind: 'dates', from: '2024-11-04', to: '2024-11-04' },
} as const;

test('a report of a period is not compared with one of the last hour, day and week', () => {
  expect(areComparable(week, week)).toBe(true);
  expect(areComparable(period, period)).toBe(true);
  expect(areComparable(week, period)).toBe(false);
});

test('nor one that is not complete', () => {
  expect(areComparable(week, { state: 'Cancelled' })).toBe(false);
});
