import { describe, expect, test } from 'vitest';
import { parseAsOf, parseInstant, parseInWindow } from '../../../main/jobs/report/as-of.ts';

const utc = (iso: string) => Date.parse(iso);

describe('a typed time', () => {
  test.each([
    ['2023-01-25 18:13', '2023-01-25T18:13:00Z'],
    ['2023-01-25T18:13', '2023-01-25T18:13:00Z'],
    ['  2023-01-25  9:05  ', '2023-01-25T09:05:00Z'],
    ['2023-01-25 18:13:22', '2023-01-25T18:13:22Z'],
    ['2023-01-25 18:13:22.479912 UTC', '2023-01-25T18:13:22.479Z'],
    ['2023-01-25T18:13:22.479Z', '2023-01-25T18:13:22.479Z'],
    ['2023-01-25 18:13 +05:30', '2023-01-25T12:43:00Z'],
    ['2023-01-25', '2023-01-25T23:59:59.999Z'],
    ['2024-02-29', '2024-02-29T23:59:59.999Z'],
  ])('is read: %s', (text, iso) => {
    expect(parseInstant(text, 'utc')).toBe(utc(iso));
    expect(parseAsOf(text)).toBe(utc(iso));
  });

  test.each(['', ' ', 'tomorrow', '2023-02-29', '2023-01-25 24:30', '18:13', '25/01/2023', '2023-01-25 18'])(
    'is not made up: %s',
    (text) => {
      expect(parseInstant(text, 'utc')).toBeUndefined();
    },
  );

  test('is one of this computer’s clock where that is asked for, unless it says otherwise', () => {
    expect(parseInstant('2023-07-25 18:13', 'computer')).toBe(new Date(2023, 6, 25, 18, 13).getTime());
    expect(parseInstant('2023-01-25', 'computer')).toBe(new Date(2023, 0, 25, 23, 59, 59, 999).getTime());
    expect(parseInstant('2023-01-25 18:13Z', 'computer')).toBe(utc('2023-01-25T18:13:00Z'));
  });

  test('has its month first where the window shows it so, and nowhere else', () => {
    expect(parseInWindow('1/25/2023', 'utc')).toBe(utc('2023-01-25T23:59:59.999Z'));
    expect(parseInWindow('3/9/2024 8:05', 'utc')).toBe(utc('2024-03-09T08:05:00Z'));
    expect(parseInWindow('2023-01-25 18:13', 'utc')).toBe(utc('2023-01-25T18:13:00Z'));
    for (const none of ['25/1/2023', '2/30/2023', '1/25/23', '1/25/2023x']) {
      expect(parseInWindow(none, 'utc')).toBeUndefined();
    }
    expect(parseAsOf('1/25/2023')).toBeUndefined();
  });
});
