import { expect, test } from 'vitest';
import { formatExactTime, pageClock } from '../../../../renderer/format/local-clock.ts';

const HOUR = 3_600_000;
/** Lord Howe sets its clocks by half an hour only: at 02:00 on April 2, 2023 back to 01:30. */
const zone = 'Australia/Lord_Howe';
const change = Date.parse('2023-04-01T15:00:00Z');
const evidence = {
  zone,
  offsets: [
    { since: change - 2000 * HOUR, offset: 11 * HOUR },
    { since: change, offset: 10.5 * HOUR },
  ],
  days: [{ start: Date.parse('2023-03-31T13:00:00Z'), end: Date.parse('2023-04-02T13:30:00Z') }],
};

test.each([
  [change - 1000, 'Sun, Apr 2, 01:59:59 GMT+11'],
  [change, 'Sun, Apr 2, 01:30:00 GMT+10:30'],
  [change + 250.5, 'Sun, Apr 2, 01:30:00.2505 GMT+10:30'],
])('a time of a store is told by its own clock where that is chosen: %s', (at, text) => {
  const clock = pageClock(evidence, 'store');
  expect(formatExactTime(at, clock)).toBe(text);
  expect(clock.dayAndTime(at)).toBe(text.slice(0, 'Sun, Apr 2, 01:59'.length));
});

test('or in UTC or by this computer’s clock', () => {
  expect(formatExactTime(change, pageClock(evidence, 'utc'))).toBe('Sat, Apr 1, 15:00:00 UTC');
  const here = new Date(change);
  const time = [here.getHours(), here.getMinutes(), 0].map((part) => String(part).padStart(2, '0')).join(':');
  expect(formatExactTime(change, pageClock(evidence, 'computer'))).toContain(time);
});

test.each(['store', 'utc', 'computer'] as const)(
  'the days of a page are those of its clock: %s',
  (chosen) => {
    const clock = pageClock(evidence, chosen);
    expect(clock.days[0]?.start).toBeLessThanOrEqual(evidence.days[0]?.start ?? 0);
    expect(clock.days.at(-1)?.end).toBeGreaterThanOrEqual(evidence.days.at(-1)?.end ?? 0);
    for (const [place, { start, end }] of clock.days.entries()) {
      expect(clock.time(start)).toBe('00:00');
      expect(end).toBe(clock.days[place + 1]?.start ?? end);
      expect(end).toBeGreaterThan(start);
    }
  },
);
