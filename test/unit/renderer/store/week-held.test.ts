import { expect, test } from 'vitest';
import type { StoreTrendWeek } from '../../../../preload/contract.ts';
import { heldOf } from '../../../../renderer/store/week-held.ts';
import { changeSentence } from '../../../../renderer/trend/change-sentence.ts';

const HOUR = 3_600_000;

/** Of a hundred hours open. */
const week = (down: number, atLeast: number, atMost: number, unknown = 0): StoreTrendWeek => {
  const times = {
    up: 100 - down - unknown,
    down,
    unknown,
    'down-at-least': atLeast,
    'down-at-most': atMost,
  };
  return {
    asOf: 0,
    uptimes: [{ method: 'interpolated', window: 'week', percent: (100 * times.up) / (times.up + down) }],
    numbers: Object.entries(times).map(([measure, hours]) => ({
      method: 'interpolated',
      measure: measure as keyof typeof times,
      window: 'week',
      time: hours * HOUR,
    })),
  };
};
const told = (...weeks: StoreTrendWeek[]) => changeSentence(heldOf(weeks));

test('a store says both of its uptimes, and better or worse only where the bounds do not meet', () => {
  expect(told(week(20, 15, 25), week(5, 4, 8))).toBe(
    'Uptime 80.0%, 95.0% the week before; surely more downtime.',
  );
  expect(told(week(20, 6, 40), week(5, 4, 8))).toBe('Uptime 80.0%, 95.0% the week before; no clear change.');
  expect(told(week(1, 1, 70, 60), week(5, 4, 8))).toMatch(/^Too little was observed/);
  expect(told(week(1, 1, 2))).toBe('');
});
