import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STRIP_FLAGS, STRIP_HOURS } from '../../../../../preload/contract.ts';
import {
  describeStrip,
  hourRuns,
  pathOf,
  runAt,
  stripOf,
} from '../../../../../renderer/report/shared/week-strip.ts';

const { up, down, unknown, closed } = STRIP_FLAGS;
const HOUR = 3_600_000;

test('an hour with any downtime is shown as down, and one that nobody saw not as up', () => {
  expect(hourRuns(Uint8Array.of(up, up | down | unknown | closed, up | unknown, closed, up))).toEqual([
    { state: 'up', from: 0, to: 1 },
    { state: 'down', from: 1, to: 2 },
    { state: 'unknown', from: 2, to: 3 },
    { state: 'closed', from: 3, to: 4 },
    { state: 'up', from: 4, to: 5 },
  ]);
});

test('runs cover every hour once, whatever the week was', () => {
  const strips = fc.uint8Array({ minLength: STRIP_HOURS, maxLength: STRIP_HOURS, max: 15 });
  fc.assert(
    fc.property(strips, (strip) => {
      const runs = hourRuns(strip);
      expect(runs[0]?.from).toBe(0);
      expect(runs.at(-1)?.to).toBe(STRIP_HOURS);
      runs.slice(1).forEach((run, place) => {
        expect(run.from).toBe(runs[place]?.to);
        expect(run.state).not.toBe(runs[place]?.state);
      });
    }),
  );
});

test('a place of the strip tells its run and when it was', () => {
  const strip = new Uint8Array(STRIP_HOURS).fill(up);
  strip[166] = down;
  const asOf = 1000 * HOUR;
  expect(runAt(strip, 166.5 / 168, asOf)).toEqual({ state: 'down', from: asOf - 2 * HOUR, to: asOf - HOUR });
  expect(runAt(strip, 1, asOf)).toEqual({ state: 'up', from: asOf - HOUR, to: asOf });
});

test('is said in words, and drawn by one path a state', () => {
  const strips = new Uint8Array(2 * STRIP_HOURS).fill(closed);
  strips.set([up, down, unknown, down], STRIP_HOURS);
  expect(describeStrip(stripOf(strips, 0))).toBe('Closed all week');
  expect(describeStrip(stripOf(strips, 1))).toBe('Down in 2 hours of the week, not observed in 1');
  expect(pathOf(hourRuns(stripOf(strips, 1)), 'down', 0, 14)).toBe('M1 0h1v14h-1zM3 0h1v14h-1z');
});
