import { expect, it } from 'vitest';
import type { HoursDoubt } from '../../../../preload/contract.ts';
import {
  doubtWords,
  groupDoubts,
  writeDays,
  writeHours,
} from '../../../../renderer/format/hours-doubt-words.ts';

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

it('what is doubted of a store is told in few words', () => {
  const one = { day: 0, start: 16, end: 17, polls: 4, weeks: 4, since: 0 };
  const doubts = [
    { ...one, kind: 'inactive-while-open' as const },
    { ...one, day: 1, kind: 'inactive-while-open' as const },
    { ...one, start: 8, end: 9, kind: 'active-while-closed' as const },
  ];
  expect(doubtWords({ doubts, hardlyOpen: undefined })).toEqual([
    'inactive while open: Mon, Tue 16:00–17:00',
    'active while closed: Mon 08:00–09:00',
  ]);
  expect(doubtWords({ doubts: [], hardlyOpen: 7 * 60_000 })).toEqual(['open for only 7 minutes of the week']);
});
