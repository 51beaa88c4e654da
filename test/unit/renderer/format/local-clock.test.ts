import { expect, test } from 'vitest';
import { createLocalClock, formatByChosen } from '../../../../renderer/format/local-clock.ts';

const HOUR = 3_600_000;
/** Lord Howe sets its clocks by half an hour only: at 02:00 on April 2, 2023 back to 01:30. */
const zone = 'Australia/Lord_Howe';
const change = Date.parse('2023-04-01T15:00:00Z');
const clock = createLocalClock([
  { since: change - 2000 * HOUR, offset: 11 * HOUR },
  { since: change, offset: 10.5 * HOUR },
]);

test.each([
  [change - 1000, 'Sun, Apr 2, 01:59:59 GMT+11'],
  [change, 'Sun, Apr 2, 01:30:00 GMT+10:30'],
  [change + 250.5, 'Sun, Apr 2, 01:30:00.2505 GMT+10:30'],
])('a time of a store is told by its own clock where that is chosen: %s', (at, text) => {
  expect(formatByChosen(at, 'store', { zone, clock })).toBe(text);
});

test('or in UTC or by this computer’s clock', () => {
  expect(formatByChosen(change, 'utc', { zone, clock })).toBe('Sat, Apr 1, 15:00:00 UTC');
  const here = new Date(change);
  const time = [here.getHours(), here.getMinutes(), 0].map((part) => String(part).padStart(2, '0')).join(':');
  expect(formatByChosen(change, 'computer', { zone, clock })).toContain(time);
});
