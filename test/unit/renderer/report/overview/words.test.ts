import { expect, test } from 'vitest';
import { formatPart } from '../../../../../renderer/format/numbers.ts';
import { closestToTarget } from '../../../../../renderer/report/overview/target-order.ts';
import {
  formatDown,
  formatHours,
  formatLeft,
  formatLength,
  formatPoints,
} from '../../../../../renderer/report/overview/words.ts';
import { uptimeAxis } from '../../../../../renderer/trend/uptime-axis.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('hours never hide downtime, and say when nothing is known', () => {
  expect([0, 1, 2 * MINUTE, 8.26 * HOUR, 1204.4 * HOUR, Number.NaN].map(formatHours)).toEqual([
    '0',
    '<0.1',
    '<0.1',
    '8.3',
    '1,204',
    '–',
  ]);
});

test('downtime is in what the method counts', () => {
  expect(formatDown(HOUR, 'poll-count', 'week')).toBe('1 poll');
  expect(formatDown(60 * MINUTE, 'poll-count', 'hour')).toBe('60 minutes');
  expect(formatDown(8501 * MINUTE, 'interpolated', 'hour')).toBe('141.7 hours');
  expect(formatDown(90 * MINUTE, 'interpolated', 'day')).toBe('1.5 hours');
});

test('a part that is not all is not shown as all, nor one that is something as none', () => {
  expect([0, 0.0001, 0.123, 0.9999, 1, Number.NaN].map(formatPart)).toEqual([
    '0%',
    '<0.1%',
    '12.3%',
    '>99.9%',
    '100%',
    '–',
  ]);
});

test('a change has its sign, and none where there is none', () => {
  expect([0.421, -1.2, 0.001, Number.NaN].map(formatPoints)).toEqual(['+0.42', '−1.20', '0.00', '–']);
});

test('what a target leaves, and what goes beyond it', () => {
  expect(formatLeft(42 * MINUTE)).toBe('42 minutes left');
  expect(formatLeft(-5 * HOUR)).toBe('5 hours beyond');
  expect(formatLeft(-10)).toBe('Less than a minute beyond');
  expect(formatLength(53 * HOUR)).toBe('2 days 5 hours');
});

test('the furthest beyond the target come first, then those with the least left, without the unknown', () => {
  const left = Float64Array.from([5, -3, Number.NaN, 1, -9, 0]);
  const outcome = { method: 'interpolated', left, missed: Uint32Array.from([4, 1]) } as const;
  expect(closestToTarget(outcome, 4)).toEqual([4, 1, 5, 3]);
  expect(closestToTarget(outcome, 1)).toEqual([4]);
  expect(closestToTarget(outcome, 10)).toEqual([4, 1, 5, 3, 0]);
});

test.each([[[]], [[Number.NaN]], [[100]], [[0]], [[99.99, 100]], [[0, 100]], [[12.345, 12.346]]])(
  'the axis for %j holds all of it and stays between 0 and 100',
  (percents) => {
    const { domain, ticks } = uptimeAxis(percents);
    expect(domain[0]).toBeGreaterThanOrEqual(0);
    expect(domain[1]).toBeLessThanOrEqual(100);
    expect(domain[1]).toBeGreaterThan(domain[0]);
    expect(ticks.length).toBeGreaterThan(1);
    for (const percent of percents.filter((one) => !Number.isNaN(one))) {
      expect(percent).toBeGreaterThanOrEqual(domain[0]);
      expect(percent).toBeLessThanOrEqual(domain[1]);
    }
  },
);
