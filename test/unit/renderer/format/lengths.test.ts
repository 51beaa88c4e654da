import { expect, test } from 'vitest';
import {
  differenceWriter,
  formatDifference,
  formatExactly,
  formatSpan,
  spanWriter,
} from '../../../../renderer/format/lengths.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('a span is told to the minute, and never as nothing where there is some', () => {
  expect([0, 1, 40 * MINUTE, 12 * HOUR, 34 * HOUR + 5 * MINUTE, 2 * HOUR - 1].map(formatSpan)).toEqual([
    '0 min',
    'under 1 min',
    '40 min',
    '12 h',
    '34 h 05 min',
    '2 h',
  ]);
});

test('a column is in one unit: hours and minutes where any of it takes an hour, else minutes', () => {
  const hours = spanWriter(12 * HOUR);
  expect([0, 1, 40 * MINUTE, 4 * HOUR, 12 * HOUR + 5 * MINUTE].map(hours)).toEqual([
    '0 min',
    'under 1 min',
    '0 h 40 min',
    '4 h 00 min',
    '12 h 05 min',
  ]);
  const minutes = spanWriter(59 * MINUTE);
  expect([0, 1, 40 * MINUTE].map(minutes)).toEqual(['0 min', 'under 1 min', '40 min']);
  expect(spanWriter(HOUR - 1)(HOUR - 1)).toBe('1 h 00 min');
});

test('differences have their sign, and nothing has none', () => {
  expect([-65 * MINUTE, 0, 12 * MINUTE].map(differenceWriter(65 * MINUTE))).toEqual([
    '−1 h 05 min',
    '0 min',
    '+0 h 12 min',
  ]);
  expect([-HOUR, 0, 12.5 * MINUTE].map(formatDifference)).toEqual(['−1:00:00', '0:00:00', '+0:12:30']);
});

test('the last digit is told where it is asked for', () => {
  expect([0, 8 * HOUR + 32 * MINUTE + 4500, 36_000 * HOUR + 0.25].map(formatExactly)).toEqual([
    '0:00:00',
    '8:32:04.5',
    '36000:00:00.0003',
  ]);
});

test('hours from a thousand on have their comma', () => {
  expect(formatSpan(2161 * 3_600_000)).toBe('2,161 h');
  expect(spanWriter(2161 * 3_600_000)(1000.5 * 3_600_000)).toBe('1,000 h 30 min');
});
