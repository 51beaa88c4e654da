import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it, test } from 'vitest';
import { pollLayout, readFastRows } from '../../../main/import/fast-poll.ts';
import { keyTime } from '../../../main/import/poll-key.ts';
import { createInterner } from '../../../main/import/store-interner.ts';
import { civilDay, parseTimestamp } from '../../../main/import/timestamp.ts';

const LAYOUT = pollLayout(';', [0, 1, 2]);

/** The time that the fast reader takes a text for; NaN where it leaves the row to the plain one. */
function fast(text: string): number {
  if (LAYOUT === undefined) throw new Error('three columns make a layout');
  const row = `1;${text};active\n`;
  const bytes = new TextEncoder().encode(row + 'x'.repeat(100));
  const rows = { stores: new Uint32Array(1), keys: Float64Array.of(Number.NaN), count: 0 };
  readFastRows(bytes, [0, row.length, bytes.length], LAYOUT, createInterner(), rows);
  return keyTime(rows.keys[0] ?? Number.NaN);
}

describe('parseTimestamp', () => {
  test.each([
    ['2023-01-22 12:09:39.388884 UTC', '2023-01-22T12:09:39.388Z'],
    ['2023-01-22 12:09:39.388884', '2023-01-22T12:09:39.388Z'],
    ['2023-01-22 12:09:39 UTC', '2023-01-22T12:09:39.000Z'],
    ['2023-01-22 12:09:39', '2023-01-22T12:09:39.000Z'],
    ['2023-01-22T12:09:39', '2023-01-22T12:09:39.000Z'],
    ['2023-01-22T12:09:39Z', '2023-01-22T12:09:39.000Z'],
    ['2023-01-22t12:09:39z', '2023-01-22T12:09:39.000Z'],
    ['2023-01-22T12:09Z', '2023-01-22T12:09:00.000Z'],
    ['2023-01-22T12:09:39.1Z', '2023-01-22T12:09:39.100Z'],
    ['2023-01-22T12:09:39.12Z', '2023-01-22T12:09:39.120Z'],
    ['2023-01-22T12:09:39.9999999Z', '2023-01-22T12:09:39.999Z'],
    ['2023-01-22T12:09:39+05:30', '2023-01-22T06:39:39.000Z'],
    ['2023-01-22T12:09:39+0530', '2023-01-22T06:39:39.000Z'],
    ['2023-01-22 12:09:39-06', '2023-01-22T18:09:39.000Z'],
    ['2023-01-22 00:09:39 +05:45', '2023-01-21T18:24:39.000Z'],
    ['2023-12-31T23:30:00-01:00', '2024-01-01T00:30:00.000Z'],
    ['2023-01-22T12:09:39-00:00', '2023-01-22T12:09:39.000Z'],
    ['  2023-01-22 12:09:39 UTC ', '2023-01-22T12:09:39.000Z'],
    ['2024-02-29 23:59:59.999 UTC', '2024-02-29T23:59:59.999Z'],
    ['2000-02-29 00:00:00', '2000-02-29T00:00:00.000Z'],
    ['1969-12-31 23:59:59.9999', '1969-12-31T23:59:59.999Z'],
    ['1600-02-29 00:00:00', '1600-02-29T00:00:00.000Z'],
    ['2023-01-22 12:09', '2023-01-22T12:09:00.000Z'],
    ['2023-01-22 0:09', '2023-01-22T00:09:00.000Z'],
    ['2023-01-22 9:09:39.388884 UTC', '2023-01-22T09:09:39.388Z'],
    ['2023-01-22 12:09:39,388884 UTC', '2023-01-22T12:09:39.388Z'],
    ['2023-01-22 12:09:39 gmt', '2023-01-22T12:09:39.000Z'],
    ['2023-01-22 12:09 GMT', '2023-01-22T12:09:00.000Z'],
    ['2023-01-22 12:09:39 Z', '2023-01-22T12:09:39.000Z'],
    ['2023-01-22 12:09:39 +0000', '2023-01-22T12:09:39.000Z'],
    ['2023-01-22 12:09:39.388884 +0000 UTC', '2023-01-22T12:09:39.388Z'],
    ['2023-01-22 12:09:39 +0000 utc', '2023-01-22T12:09:39.000Z'],
    ['1674389379', '2023-01-22T12:09:39.000Z'],
    [' 1674389379388 ', '2023-01-22T12:09:39.388Z'],
  ])('reads %s', (text, iso) => {
    expect(parseTimestamp(text)).toBe(Date.parse(iso));
  });

  test.each([
    '',
    '2023-01-22',
    '2023-02-29 00:00:00',
    '1900-02-29 00:00:00',
    '2100-02-29 00:00:00 UTC',
    '2023-04-31 00:00:00',
    '2023-00-10 00:00:00',
    '2023-13-10 00:00:00',
    '2023-01-00 00:00:00',
    '2023-01-32 00:00:00',
    '2023-01-22 24:00:00',
    '2023-01-22 12:60:00',
    '2023-01-22 12:09:60',
    '2023-01-22 12:09:39.',
    '2023-01-22 12',
    '2023-01-22 12:9:39',
    '2023-01-22 123:09:39',
    '2023-01-22 12:09.5',
    '2023-01-22 12:09:39,',
    '2023-01-22 12:09:39  UTC',
    '2023-01-22 12:09:39  +00:00',
    '2023-01-22 12:09:39 +0530 UTC',
    '2023-01-22 12:09:39 +0000 GMT',
    '2023-01-22 12:09:39 +0000  UTC',
    '2023-1-22 12:09:39',
    '23-01-22 12:09:39',
    '22/01/2023 12:09:39',
    '2023-01-22 12:09:39 CET',
    '2023-01-22 12:09:39 UTC+1',
    '2023-01-22T12:09:39+24:00',
    '2023-01-22T12:09:39+05:60',
    '2023-01-22T12:09:39+5',
    '2023-01-22  12:09:39',
    '167438937',
    '16743893790',
    '1674389379.5',
    '-1674389379',
    '16743893790000',
    '2023/01/22 12:09:39',
    '٢٠٢٣-01-22 12:09:39',
    '2023-01-22 12:09:39 UTC x',
  ])('rejects “%s”', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
    expect(fast(text)).toBeNaN();
  });

  it('reads what Luxon writes, whatever the instant and the offset', () => {
    const instant = fc.integer({ min: Date.UTC(1600, 0, 1), max: Date.UTC(2400, 0, 1) });
    const minutes = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(instant, minutes, (at, offset) => {
        const text = DateTime.fromMillis(at, { zone: `UTC${offset < 0 ? '-' : '+'}${clock(offset)}` });
        expect(parseTimestamp(text.toISO() ?? '')).toBe(at);
      }),
    );
  });
});

it('the fast timestamp answers as the plain one wherever it answers at all', () => {
  const fraction = fc.oneof(
    fc.constant(''),
    fc.stringMatching(/^[0-9]{1,8}$/).map((digits) => `.${digits}`),
  );
  const two = fc.integer({ min: 0, max: 62 }).map((value) => String(value).padStart(2, '0'));
  const text = fc
    .tuple(
      fc.integer({ min: 0, max: 9999 }),
      two,
      two,
      fc.constantFrom(' ', 'T', 't', '_'),
      two,
      two,
      two,
      fraction,
      suffix(),
    )
    .map(
      ([year, month, day, separator, hour, minute, second, rest, end]) =>
        `${String(year).padStart(4, '0')}-${month}-${day}${separator}${hour}:${minute}:${second}${rest}${end}`,
    );
  fc.assert(
    fc.property(text, (written) => {
      const answer = fast(written);
      if (!Number.isNaN(answer)) expect(answer).toBe(parseTimestamp(written));
    }),
    { numRuns: 3000 },
  );
});

it('reads the forms of real files the fast way', () => {
  expect(fast('2023-01-22 12:09:39.388884 UTC')).toBe(Date.UTC(2023, 0, 22, 12, 9, 39, 388));
  expect(fast('2024-02-29T00:00:00Z')).toBe(Date.UTC(2024, 1, 29));
});

it('counts days as the calendar does', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_000_000 }), (day) => {
      const date = new Date(day * 86_400_000);
      expect(civilDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day);
    }),
  );
});

function suffix(): fc.Arbitrary<string> {
  return fc.constantFrom('', ' UTC', 'Z', ' utc', ' Z', '+00', '+02:00', ' ', 'UTC', 'x');
}

function clock(minutes: number): string {
  const absolute = Math.abs(minutes);
  return `${Math.floor(absolute / 60)}:${String(absolute % 60).padStart(2, '0')}`;
}
