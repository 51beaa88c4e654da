import { expect, test } from 'vitest';
import { ageWords } from '../../../../../renderer/report/overview/data-age.ts';

const asOf = Date.parse('2023-01-25T18:13:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const words = (age: number, newestPoll: number | undefined = asOf) =>
  ageWords({ asOf }, newestPoll, asOf + age, (at) => new Date(at).toISOString());

test('of data of today and yesterday nothing is said', () => {
  expect(words(0)).toBeUndefined();
  expect(words(47 * HOUR)).toBeUndefined();
});

test('old data say how old they are, in days, months or years that have passed', () => {
  expect(words(2 * DAY)).toBe('No newer polls were imported: “now” was 2 days ago.');
  expect(words(60 * DAY)).toContain('60 days ago');
  expect(words(61 * DAY)).toContain('2 months ago');
  expect(words(729 * DAY)).toContain('23 months ago');
  expect(words(1405 * DAY)).toContain('3 years ago');
});

test('an old report of data that go on says up to when they do', () => {
  expect(words(9 * DAY, asOf + 7 * DAY)).toBe('There are newer polls, up to 2023-02-01T18:13:00.000Z.');
  // A poll some seconds later is none to look for.
  expect(words(9 * DAY, asOf + 60_000)).toContain('9 days ago');
});
