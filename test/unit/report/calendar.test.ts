import { describe, expect, it } from 'vitest';
import { dayOf, dayText, firstInstantOf, presetDays, readDay } from '../../../main/report/calendar.ts';
import { commonestZone } from '../../../main/report/report-zone.ts';
import { readZoneOffsets } from '../../../main/report/time-zone.ts';

const DAY = 86_400_000;

describe('the first instant of a day', () => {
  it.each([
    ['as everywhere', 'America/Chicago', '2023-01-18', '2023-01-18T06:00:00.000Z'],
    [
      'midnight skipped: the first instant after it',
      'America/Sao_Paulo',
      '2018-11-04',
      '2018-11-04T03:00:00.000Z',
    ],
    ['the same in Beirut', 'Asia/Beirut', '2022-03-27', '2022-03-26T22:00:00.000Z'],
    ['in Cairo', 'Africa/Cairo', '2023-04-28', '2023-04-27T22:00:00.000Z'],
    [
      'a change that begins before midnight skips it',
      'America/Toronto',
      '1919-03-31',
      '1919-03-31T04:30:00.000Z',
    ],
    ['midnight twice: its first', 'America/Havana', '2023-11-05', '2023-11-05T04:00:00.000Z'],
    [
      'a minute past midnight, an hour back: its first',
      'America/St_Johns',
      '2010-11-07',
      '2010-11-07T02:30:00.000Z',
    ],
    ['the clock goes back at midnight: once', 'Asia/Beirut', '2022-10-30', '2022-10-29T22:00:00.000Z'],
    [
      'a day skipped whole begins where the next one does',
      'Pacific/Apia',
      '2011-12-30',
      '2011-12-30T10:00:00.000Z',
    ],
    ['which does so then', 'Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z'],
  ])('%s', (_, zone, day, expected) => {
    const about = dayOf(day) * DAY;
    const offsets = readZoneOffsets(zone, about - 3 * DAY, about + 3 * DAY);
    expect(new Date(firstInstantOf(offsets, dayOf(day))).toISOString()).toBe(expected);
  });
});

it.each([
  ['today', '2023-03-01', '2023-03-01'],
  ['yesterday', '2023-02-28', '2023-02-28'],
  ['this-week', '2023-02-27', '2023-03-05'],
  ['last-week', '2023-02-20', '2023-02-26'],
  ['this-month', '2023-03-01', '2023-03-31'],
  ['last-month', '2023-02-01', '2023-02-28'],
  ['this-year', '2023-01-01', '2023-12-31'],
  ['last-year', '2022-01-01', '2022-12-31'],
  ['last-7-days', '2023-02-22', '2023-02-28'],
  ['last-30-days', '2023-01-30', '2023-02-28'],
  ['last-90-days', '2022-12-01', '2023-02-28'],
] as const)('on Wednesday, the first of March, %s is %s to %s', (preset, from, to) => {
  const days = presetDays(preset, dayOf('2023-03-01'));
  expect([dayText(days.from), dayText(days.to)]).toEqual([from, to]);
});

it.each(['2023-02-30', '2023-1-1', '2023-01-01T00:00Z', '', '20230101'])('“%s” is not a date', (text) => {
  expect(readDay(text)).toBeUndefined();
});

it('takes the zone that most stores have, those without one being in Chicago, of as many the first', () => {
  expect(commonestZone(['Asia/Tokyo', undefined, 'Asia/Tokyo'])).toBe('Asia/Tokyo');
  expect(commonestZone(['Europe/London', undefined])).toBe('America/Chicago');
  expect(commonestZone(['Europe/London', 'Asia/Tokyo'])).toBe('Asia/Tokyo');
  expect(commonestZone([])).toBe('America/Chicago');
});
