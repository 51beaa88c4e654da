import { expect, it } from 'vitest';
import type { HoursDoubt } from '../../../../preload/contract.ts';
import { groupDoubts, writeDays, writeHours } from '../../../../renderer/store/hours-doubt-words.ts';

const doubt = (day: number, start: number, weeks: number): HoursDoubt => ({
  kind: 'inactive-while-open',
  day,
  start,
  end: start + 2,
  polls: 10,
  weeks,
  since: 0,
});

it('tells the same hours of several days as one, with all their polls and the fewest weeks', () => {
  expect(groupDoubts([doubt(0, 9, 4), doubt(0, 20, 3), doubt(1, 9, 6)])).toEqual([
    {
      kind: 'inactive-while-open',
      ranges: [
        { days: [0, 1], start: 9, end: 11, polls: 20, weeks: 4, isLeast: true },
        { days: [0], start: 20, end: 22, polls: 10, weeks: 3, isLeast: false },
      ],
    },
  ]);
});

it.each([
  [[0, 1, 2, 3, 4, 5, 6], 'Every day'],
  [[0, 1, 2, 3, 4], 'Mon–Fri'],
  [[5, 6], 'Sat, Sun'],
  [[0, 2, 4], 'Mon, Wed, Fri'],
  [[6], 'Sun'],
])('writes the days %j as %s', (days, words) => {
  expect(writeDays(days)).toBe(words);
});

it('writes hours as a clock does, to the end of the day', () => {
  expect(writeHours(22, 24)).toBe('22:00–24:00');
});
