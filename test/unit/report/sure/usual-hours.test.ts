import { expect, test } from 'vitest';
import { usualHours } from '../../../../main/report/sure/usual-hours.ts';

const WEEK = 604_800_000;
const hours = (of: Readonly<Record<number, number>>) =>
  Float64Array.from({ length: 168 }, (_, hour) => of[hour] ?? 0);

test('the hours with most downtime over observed time lead, from three weeks on', () => {
  const times = {
    down: hours({ 5: 10, 9: 30, 20: 5, 21: 5 }),
    known: hours({ 3: 50, 5: 20, 9: 90, 20: 20, 21: 20 }),
  };
  expect(usualHours({ from: 0, to: 3 * WEEK - 1 }, times)).toBeUndefined();
  expect(usualHours({ from: 0, to: 3 * WEEK }, times)?.map(({ hour }) => hour)).toEqual([5, 9, 20, 21]);
});
