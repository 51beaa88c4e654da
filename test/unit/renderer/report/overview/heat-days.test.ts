import { expect, test } from 'vitest';
import { weekdaysOf } from '../../../../../renderer/report/overview/heat/heat-days.ts';
import {
  describeCell,
  heatCells,
  heatScale,
} from '../../../../../renderer/report/overview/heat/heat-scale.ts';

const late = Date.parse('2023-03-01T00:00:00Z');
const dates = (from: string, to: string, asOf = late) =>
  weekdaysOf({ period: { kind: 'dates', from, to }, asOf });

test('a report of the week, and any of seven days and more, has time on every weekday', () => {
  expect(weekdaysOf({ asOf: late })).toBeUndefined();
  expect(dates('2023-01-16', '2023-01-22')).toBeUndefined();
});

test('a shorter one has time on its own days, as far as it has come', () => {
  // A Tuesday.
  expect(dates('2023-01-24', '2023-01-24')).toEqual(new Set([1]));
  expect(dates('2023-01-21', '2023-01-23')).toEqual(new Set([5, 6, 0]));
  expect(dates('2023-01-23', '2023-01-29', Date.parse('2023-01-24T09:00:00Z'))).toEqual(new Set([0, 1]));
});

test('one between two instants has time on each day that any clock of the world shows in it', () => {
  const [from, to] = [Date.parse('2023-01-24T06:00:00Z'), Date.parse('2023-01-24T12:00:00Z')];
  expect(weekdaysOf({ period: { kind: 'instants', from, to }, asOf: late })).toEqual(new Set([0, 1, 2]));
});

test('an hour of another day says so, and not that stores were closed', () => {
  const business = new Float64Array(168);
  business[30] = 1000;
  const cells = heatCells({ business, down: new Float64Array(168), unknown: undefined }, new Set([1]));
  const scale = heatScale(cells);
  const words = (place: number) => {
    const cell = cells[place];
    return cell === undefined ? '' : describeCell(cell, scale);
  };
  expect(words(0)).toBe('Monday 00:00–01:00: not in this period');
  expect(words(24)).toBe('Tuesday 00:00–01:00: no store open');
});
