import { describe, expect, it, test } from 'vitest';
import { businessHours } from '../../../main/import/kinds/business-hours.ts';
import { closures } from '../../../main/import/kinds/closures.ts';
import { polls } from '../../../main/import/kinds/polls.ts';
import type { RowResult } from '../../../main/import/kinds/row.ts';
import { stores } from '../../../main/import/kinds/stores.ts';
import { timeZones } from '../../../main/import/kinds/time-zones.ts';

const POLL = ['8419537941919820732', '2023-01-22 12:09:39.388884 UTC', 'active'];
const HOURS = ['8419537941919820732', '0', '09:00', '17:00'];
const ZONE = ['8419537941919820732', 'America/New_York'];

function reason<T>(result: RowResult<T>): string {
  return result.ok ? 'accepted' : result.reason;
}

function changed(row: readonly string[], column: number, text: string | undefined): (string | undefined)[] {
  return row.map((field, index) => (index === column ? text : field));
}

describe('polls', () => {
  it('reads a row, the status in any case', () => {
    const at = Date.UTC(2023, 0, 22, 12, 9, 39, 388);
    expect(polls.read(POLL)).toEqual({ ok: true, row: { store: POLL[0], at, active: true } });
    expect(polls.read(changed(POLL, 2, ' InActive '))).toMatchObject({ ok: true, row: { active: false } });
    expect(polls.read(changed(POLL, 2, 'ACTIVE'))).toMatchObject({ ok: true, row: { active: true } });
  });

  it('keeps the store id exactly, blanks and all', () => {
    for (const store of [
      '9223372036854775807',
      ' 7',
      '007',
      '7 ',
      'b4b8a3f0-5b1c-4d5e-8f3a-2f1d0c9b8a7e',
      '1e3',
      'Ä',
      '"',
    ]) {
      expect(polls.read(changed(POLL, 0, store))).toMatchObject({ ok: true, row: { store } });
    }
  });

  test.each([
    [0, undefined, 'store_id is missing'],
    [0, ' ', 'store_id is missing'],
    [1, '', 'timestamp_utc is missing'],
    [2, undefined, 'status is missing'],
    [1, '2023-02-30 00:00:00', '“2023-02-30 00:00:00” is not a timestamp'],
    [2, 'online', '“online” is not a status (active or inactive)'],
    [2, 'x'.repeat(100), `“${'x'.repeat(60)}…” is not a status (active or inactive)`],
  ])('column %i, %j: %s', (column, text, expected) => {
    expect(reason(polls.read(changed(POLL, column, text)))).toBe(expected);
  });
});

it.each([
  ['="00101"', '00101'],
  ['=""', '=""'],
  ['="a""b"', 'a""b'],
  ['=00101', '=00101'],
  ['\uFEFF\uFFFD', '\uFEFF\uFFFD'],
])('reads the store id that a spreadsheet keeps as text: %s', (field, store) => {
  const read = polls.read(changed(POLL, 0, field));
  if (store === '=""') expect(reason(read)).toBe('store_id is missing');
  else expect(read).toMatchObject({ ok: true, row: { store } });
});

describe('what a spreadsheet made of a file', () => {
  test.each(['8.41954E+18', '8,41954E+18', '8E+18', ' 8.41953794191982e+18 ', '1.2E+102'])(
    'a rounded store id, in every kind of file: %s',
    (id) => {
      const rounded = `“${id}” is a store id that a spreadsheet rounded: export the file again, or format the column as text`;
      expect(reason(polls.read(changed(POLL, 0, id)))).toContain(rounded);
      expect(reason(businessHours.read(changed(HOURS, 0, id)))).toContain(rounded);
      expect(reason(timeZones.read(changed(ZONE, 0, id)))).toContain(rounded);
      expect(reason(stores.read([id, 'x']))).toContain(rounded);
      expect(reason(closures.read([id, '2024-12-25', '2024-12-25']))).toContain(rounded);
    },
  );

  test.each(['1/2/2023', '1/22/2023 12:09', '22/1/23', '01.02.2023 12:00', '1-2-2023'])(
    'a date rewritten: %s',
    (date) => {
      const rewritten = `“${date}” is a date that a spreadsheet rewrote, whose day and month cannot be told: export the file again, or format the column as yyyy-mm-dd`;
      expect(reason(polls.read(changed(POLL, 1, date)))).toContain(rewritten);
      expect(reason(closures.read(['1', date, '2024-12-25']))).toContain(rewritten);
    },
  );

  it('takes times of day as it writes them', () => {
    const row = { opening: { start: 9 * 3_600_000, end: 12.5 * 3_600_000 } };
    for (const [start, end] of [
      ['9:00', '12:30'],
      ['9:00:00', '12:30:00'],
      ['9:00 AM', '12:30 pm'],
    ]) {
      expect(businessHours.read(['1', '0', start, end])).toMatchObject({ ok: true, row });
    }
  });
});

describe('business hours', () => {
  it('reads a row', () => {
    expect(businessHours.read(changed(HOURS, 1, ' 6 '))).toEqual({
      ok: true,
      row: { store: HOURS[0], day: 6, opening: { day: 6, start: 32_400_000, end: 61_200_000 } },
    });
  });

  test.each([
    ['0.0', 0],
    ['6.00', 6],
    ['Monday', 0],
    [' SUNDAY ', 6],
    ['thu', 3],
    ['Sat', 5],
  ])('knows the day “%s”', (text, day) => {
    expect(businessHours.read(changed(HOURS, 1, text))).toMatchObject({
      ok: true,
      row: { opening: { day } },
    });
  });

  it('counts days from 1 where the file does', () => {
    const dialect = { delimiter: ',', daysFromOne: true } as const;
    const dayOf = (text: string) => {
      const result = businessHours.read(changed(HOURS, 1, text), dialect);
      return result.ok ? result.row.opening?.day : result.reason;
    };
    expect(['1', '7', '7.0', 'Mon', '8', '0'].map(dayOf)).toEqual([
      0,
      6,
      6,
      0,
      '“8” is not a day (1 = Monday … 7 = Sunday)',
      '“0” is not a day (1 = Monday … 7 = Sunday)',
    ]);
  });

  it('takes “closed” in both times for a day without an opening', () => {
    expect(businessHours.read(['1', '0', 'Closed', ' closed '])).toEqual({
      ok: true,
      row: { store: '1', day: 0, opening: undefined },
    });
  });

  test.each([
    [0, '', 'store_id is missing'],
    [1, undefined, 'dayOfWeek is missing'],
    [2, ' ', 'start_time_local is missing'],
    [3, undefined, 'end_time_local is missing'],
    [1, '7', '“7” is not a day (0 = Monday … 6 = Sunday)'],
    [1, '-1', '“-1” is not a day (0 = Monday … 6 = Sunday)'],
    [1, 'Montag', '“Montag” is not a day (0 = Monday … 6 = Sunday)'],
    [1, '00', '“00” is not a day (0 = Monday … 6 = Sunday)'],
    [1, '1.5', '“1.5” is not a day (0 = Monday … 6 = Sunday)'],
    [3, 'closed', '“closed” stands in one of its two times: it takes both to say that the store is closed'],
    [2, '24:00', '“24:00” is not a time of day'],
    [3, '25:00', '“25:00” is not a time of day'],
  ])('column %i, %j: %s', (column, text, expected) => {
    expect(reason(businessHours.read(changed(HOURS, column, text)))).toBe(expected);
  });
});

describe('time zones', () => {
  test.each(['America/New_York', 'Asia/Kathmandu', 'UTC', 'Etc/GMT+5', ' Asia/Kolkata '])(
    'knows “%s”',
    (zone) => {
      expect(timeZones.read(changed(ZONE, 1, zone))).toEqual({
        ok: true,
        row: { store: ZONE[0], zone: zone.trim() },
      });
    },
  );

  test.each(['America/Gotham', '+05:30', 'local', '5', '__proto__', 'America/New_York; DROP'])(
    'does not know “%s”',
    (zone) => {
      expect(reason(timeZones.read(changed(ZONE, 1, zone)))).toBe(
        `“${zone}” is not an IANA time zone (such as America/New_York)`,
      );
    },
  );

  it('suggests what was probably meant', () => {
    expect(reason(timeZones.read(['1', 'PST']))).toBe(
      '“PST” is not an IANA time zone; perhaps America/Los_Angeles',
    );
    expect(reason(timeZones.read(['1', 'UTC-5']))).toContain('but an offset: write Etc/GMT+5 (its sign is');
    expect(reason(timeZones.read(['1', 'GMT +2:00']))).toContain('but an offset: write Etc/GMT-2 (its sign');
    expect(reason(timeZones.read(['1', 'UTC+05:30']))).toContain('but an offset: name a place, such as');
    expect(reason(timeZones.read(['1', 'UTC+15']))).toContain('but an offset: name a place, such as');
  });

  it('says what is missing', () => {
    expect(reason(timeZones.read([undefined, 'UTC']))).toBe('store_id is missing');
    expect(reason(timeZones.read(['1', '']))).toBe('timezone_str is missing');
  });
});

describe('stores', () => {
  it('reads a row, blanks around its texts left off and blank ones left unknown', () => {
    expect(stores.read(['1', ' Market Street ', 'West', '1250.50'])).toEqual({
      ok: true,
      row: { store: '1', name: 'Market Street', group: 'West', salesPerHour: 1250.5 },
    });
    expect(stores.read(['1', ' ', '', undefined])).toEqual({
      ok: true,
      row: { store: '1', name: undefined, group: undefined, salesPerHour: undefined },
    });
  });

  test.each([
    [['', 'x'], 'store_id is missing'],
    [['1'], 'name is missing'],
    ...['-1', '12,50', '1e3', '$5', '.5', '5.', 'NaN', '9'.repeat(400)].map(
      (text) =>
        [
          ['1', 'x', '', text],
          `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}” is not an amount (0 or more, with a decimal point, such as 1250.50)`,
        ] as const,
    ),
  ] as const)('%j: %s', (row, expected) => {
    expect(reason(stores.read(row))).toBe(expected);
  });
});

it('a decimal comma, where fields are not parted by one', () => {
  const sales = (text: string, delimiter: ',' | ';') => {
    const result = stores.read(['1', 'x', '', text], { delimiter, daysFromOne: false });
    return result.ok ? result.row.salesPerHour : 'rejected';
  };
  expect(['120,50', '120.50', '7'].map((text) => sales(text, ';'))).toEqual([120.5, 120.5, 7]);
  expect(['1.250,00', '1,250,00', ',5', '5,'].map((text) => sales(text, ';'))).toEqual(
    Array(4).fill('rejected'),
  );
  expect(sales('120,50', ',')).toBe('rejected');
});

describe('closures', () => {
  const read = (from: string, until: string) => closures.read(['1', from, until, undefined]);

  it('reads dates and local times; a date alone as the end includes its day', () => {
    expect(closures.read([' * ', '2024-12-24 18:00', '2024-12-25', ' Christmas '])).toEqual({
      ok: true,
      row: {
        store: '*',
        from: Date.UTC(2024, 11, 24, 18),
        until: Date.UTC(2024, 11, 26),
        reason: 'Christmas',
      },
    });
    const day = { from: Date.UTC(2024, 1, 29), until: Date.UTC(2024, 2, 1) };
    expect(read('2024-02-29', '2024-02-29')).toMatchObject({ ok: true, row: { ...day, reason: '' } });
    expect(read('2024-02-29T00:00', '2024-02-29 24:00:00')).toMatchObject({ ok: true, row: day });
    expect(read('2024-02-29 0000', '2024-02-29 2400')).toMatchObject({ ok: true, row: day });
    const morning = { from: Date.UTC(2024, 1, 29, 9), until: Date.UTC(2024, 1, 29, 13) };
    expect(read('2024-02-29 9am', '2024-02-29 1:00 PM')).toMatchObject({ ok: true, row: morning });
  });

  test.each([
    [['', '2024-12-25', '2024-12-25'], 'store_id is missing'],
    [['1', '', '2024-12-25'], 'closed_from_local is missing'],
    [['1', '2024-12-25'], 'closed_until_local is missing'],
    [['1', '2024-02-30', '2024-12-25'], '“2024-02-30” is not a local date or date and time'],
    [['1', '2024-12-25 10:00 UTC', '2024-12-26'], '“2024-12-25 10:00 UTC” is not a local date'],
    [['1', '2024-12-25T10:00Z', '2024-12-26'], '“2024-12-25T10:00Z” is not a local date'],
    [['1', '2024-12-25', '25.12.2024'], '“25.12.2024” is not a local date or date and time'],
    [['1', '2024-12-25', '2024-12-24'], 'the end “2024-12-24” is not after the start “2024-12-25”'],
    [['1', '2024-12-25 10:00', '2024-12-25 10:00'], 'is not after the start “2024-12-25 10:00”'],
    [['1', '2024-12-25 24:00', '2024-12-27'], '“2024-12-25 24:00” is not a local date or date and time'],
  ])('%j: %s', (row, expected) => {
    expect(reason(closures.read(row))).toContain(expected);
  });
});
