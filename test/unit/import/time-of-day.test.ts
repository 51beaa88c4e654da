import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { parseEndTime, parseStartTime } from '../../../main/import/time-of-day.ts';

const DAY = 86_400_000;
const at = (hour: number, minute: number, second = 0, millisecond = 0) =>
  ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;

test.each([
  ['00:00', 0],
  ['09:30', at(9, 30)],
  ['09:30:15', at(9, 30, 15)],
  ['09:30:15.5', at(9, 30, 15, 500)],
  ['09:30:15.123999', at(9, 30, 15, 123)],
  [' 22:00:00 ', at(22, 0)],
  ['9:30', at(9, 30)],
  ['9:00:00', at(9, 0)],
  ['9:00 AM', at(9, 0)],
  ['12:30 pm', at(12, 30)],
  ['12:00 AM', 0],
  ['12:15:30 am', at(0, 15, 30)],
  ['11:58PM', at(23, 58)],
  ['1:05 p.m.', at(13, 5)],
  ['0900', at(9, 0)],
  ['2359', at(23, 59)],
  ['9am', at(9, 0)],
  ['12 AM', 0],
  [' 5 p.m. ', at(17, 0)],
  ['23:59:59.999', DAY - 1],
])('a start of %s', (text, time) => {
  expect(parseStartTime(text)).toBe(time);
});

test.each([
  ['00:00', 0],
  ['02:00', at(2, 0)],
  ['23:58:59.999', DAY - 60_001],
  ['23:59', DAY],
  ['23:59:00', DAY],
  ['23:59:00.001', DAY],
  ['23:59:59', DAY],
  ['23:59:59.999999', DAY],
  ['24:00', DAY],
  ['11:59 PM', DAY],
  ['5:00 PM', at(17, 0)],
  ['24:00:00', DAY],
  ['2400', DAY],
  ['2359', DAY],
  ['1700', at(17, 0)],
  ['5pm', at(17, 0)],
  ['24:00:00.000', DAY],
])('an end of %s', (text, time) => {
  expect(parseEndTime(text)).toBe(time);
});

test.each([
  '',
  '24:00:01',
  '24:00:00.001',
  '25:00',
  '12:60',
  '12:00:60',
  '12',
  '12:00:',
  '12:00:00.',
  '-1:00',
  '0:30 AM',
  '13:00 PM',
  '9:5',
  '100:00',
  '12:00 XM',
  '12-00',
  '900',
  '2401',
  '0960',
  '0900am',
  '13pm',
  '0am',
  'closed',
])('no time of day: “%s”', (text) => {
  expect(parseStartTime(text)).toBeUndefined();
  expect(parseEndTime(text)).toBeUndefined();
});

it('24:00 starts nothing', () => {
  expect(parseStartTime('24:00')).toBeUndefined();
  expect(parseStartTime('2400')).toBeUndefined();
});

it('reads every millisecond of the day as written', () => {
  fc.assert(
    fc.property(fc.nat(DAY - 1), (time) => {
      const text = new Date(time).toISOString().slice(11, 23);
      expect(parseStartTime(text)).toBe(time);
      expect(parseEndTime(text)).toBe(time >= at(23, 59) ? DAY : time);
    }),
  );
});
