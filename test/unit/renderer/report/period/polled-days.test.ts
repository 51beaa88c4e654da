import { expect, test } from 'vitest';
import { datesWithPolls, polledPart } from '../../../../../renderer/report/period/polled-days.ts';

const runs = [
  { from: '2026-09-28', to: '2026-10-10' },
  { from: '2026-10-21', to: '2026-11-30' },
];

test('how much of some days was polled', () => {
  expect(polledPart(runs, { from: '2026-10-01', to: '2026-10-31' })).toBe(21 / 31);
  expect(polledPart(runs, { from: '2026-09-01', to: '2026-09-30' })).toBe(3 / 30);
  expect(polledPart(runs, { from: '2026-10-11', to: '2026-10-20' })).toBe(0);
  expect(polledPart([], { from: '2026-10-01', to: '2026-10-01' })).toBe(0);
  expect(polledPart(runs, { from: '2026-11-30', to: '2026-11-30' })).toBe(1);
});

test('a period that begins before the first poll goes from there to the last of its days with polls', () => {
  expect(datesWithPolls(runs, { from: '2026-01-01', to: '2026-12-31' })).toEqual({
    from: '2026-09-28',
    to: '2026-11-30',
  });
  expect(datesWithPolls(runs, { from: '2026-09-01', to: '2026-10-05' })).toEqual({
    from: '2026-09-28',
    to: '2026-10-05',
  });
  // It begins with polls, or amid them, or has none.
  expect(datesWithPolls(runs, { from: '2026-09-28', to: '2026-12-31' })).toBe(undefined);
  expect(datesWithPolls(runs, { from: '2026-10-12', to: '2026-12-31' })).toBe(undefined);
  expect(datesWithPolls(runs, { from: '2026-01-01', to: '2026-08-31' })).toBe(undefined);
  expect(datesWithPolls([], { from: '2026-01-01', to: '2026-08-31' })).toBe(undefined);
});
