import { describe, expect, test } from 'vitest';
import {
  formatDayInZone,
  formatDuration,
  formatInstant,
  formatInZone,
  formatOwnDay,
  zoneForStore,
} from '../../../../renderer/format/times.ts';

const at = Date.parse('2023-01-25T18:13:22Z');

describe('times in the data', () => {
  test('say whose clock they are by', () => {
    expect(formatInstant(at)).toBe('Jan 25, 2023, 18:13 UTC');
    expect(formatInZone(at, 'America/Chicago')).toBe('Jan 25, 2023, 12:13 CST');
    expect(formatDayInZone(at, 'America/Chicago')).toBe('Jan 25, 12:13 CST');
    expect(formatInstant(at, 'computer')).toMatch(/^Jan 2\d, 2023, \d\d:\d\d \S+/);
  });

  test.each([
    ['2023-03-26T00:59:59Z', 'Mar 26, 00:59 GMT'],
    ['2023-03-26T01:00:00Z', 'Mar 26, 02:00 GMT+1'],
  ])('of a store have the name of what its clock is set to: %s', (iso, text) => {
    expect(formatDayInZone(Date.parse(iso), zoneForStore('store', 'Europe/London'))).toBe(text);
    expect(formatDayInZone(Date.parse(iso), zoneForStore('utc', 'Europe/London'))).toContain('UTC');
    expect(zoneForStore('computer', 'Europe/London')).toBeUndefined();
  });

  test('begin a day at 00:00', () => {
    expect(formatInstant(Date.parse('2023-01-25T00:05:00Z'))).toBe('Jan 25, 2023, 00:05 UTC');
  });
});

test('days on which the person did something are near ones by name', () => {
  const noon = new Date(2023, 4, 10, 12).getTime();
  expect(formatOwnDay(new Date(2023, 4, 10, 0, 1).getTime(), noon)).toBe('Today');
  expect(formatOwnDay(new Date(2023, 4, 9, 23, 59).getTime(), noon)).toBe('Yesterday');
  expect(formatOwnDay(new Date(2023, 4, 8).getTime(), noon)).toContain('8');
  expect(formatOwnDay(new Date(2021, 4, 8).getTime(), noon)).toContain('2021');
});

test.each([
  [40_000, '40 seconds'],
  [90 * 60_000, '90 minutes'],
  [120 * 60_000, '2 hours'],
  [125 * 60_000, '2 hours 5 minutes'],
])('%s ms are %s', (length, text) => {
  expect(formatDuration(length)).toBe(text);
});
