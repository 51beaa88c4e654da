import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PageClock, pageClock } from '../../../../renderer/format/local-clock.ts';
import { cutPieces, cutRows, placeOn, ROW_HOURS, rowOf } from '../../../../renderer/store/timeline/rows.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A store's days around one on which its clocks are set, by the offsets before and after (hours). */
function clockOf(zone: string, change: string, before: number, after: number, midnights: readonly string[]) {
  const at = Date.parse(change);
  const instants = midnights.map((text) => Date.parse(text));
  const days = instants.slice(1).map((end, day) => ({ start: instants[day] ?? end, end }));
  const offsets = [
    { since: at - 1000 * HOUR, offset: before * HOUR },
    { since: at, offset: after * HOUR },
  ];
  return pageClock({ zone, offsets, days }, 'store');
}

const back = clockOf('America/Chicago', '2024-11-03T07:00:00Z', -5, -6, [
  '2024-11-02T05:00:00Z',
  '2024-11-03T05:00:00Z',
  '2024-11-04T06:00:00Z',
  '2024-11-05T06:00:00Z',
]);
const forward = clockOf('America/Chicago', '2024-03-10T08:00:00Z', -6, -5, [
  '2024-03-09T06:00:00Z',
  '2024-03-10T06:00:00Z',
  '2024-03-11T05:00:00Z',
]);
/** Its clocks skip midnight, so that its day begins at 01:00. */
const atMidnight = clockOf('Africa/Cairo', '2024-04-25T22:00:00Z', 2, 3, [
  '2024-04-24T22:00:00Z',
  '2024-04-25T22:00:00Z',
  '2024-04-26T21:00:00Z',
]);
/** Clocks go from 01:00 back to midnight. */
const toMidnight = clockOf('America/Havana', '2024-11-03T05:00:00Z', -4, -5, [
  '2024-11-03T04:00:00Z',
  '2024-11-04T05:00:00Z',
]);
const CLOCKS: readonly PageClock[] = [back, forward, atMidnight, toMidnight];

/** The hour of the axis below which an instant is drawn, in rows of a day. */
function hourOf(clock: PageClock, instant: string): number {
  const rows = cutRows(clock.days, 24, clock);
  const row = rows[rowOf(rows, Date.parse(instant))];
  return row === undefined ? Number.NaN : placeOn(row, Date.parse(instant)) / HOUR;
}

test.each([
  ['2024-11-03T05:30:00Z', 0.5],
  // 01:00 to 02:00 comes twice, and takes the room of one hour.
  ['2024-11-03T06:00:00Z', 1],
  ['2024-11-03T06:30:00Z', 1.25],
  ['2024-11-03T07:30:00Z', 1.75],
  ['2024-11-03T08:00:00Z', 2],
  ['2024-11-03T22:40:00Z', 16 + 40 / 60],
  ['2024-11-04T04:00:00Z', 22],
])('on a day of 25 hours an instant is below its own hour: %s', (instant, hour) => {
  expect(hourOf(back, instant)).toBeCloseTo(hour, 9);
});

test.each([
  ['2024-03-10T07:59:00Z', 1 + 59 / 60],
  ['2024-03-10T08:00:00Z', 3],
  ['2024-03-10T21:40:00Z', 16 + 40 / 60],
])('and on one of 23: %s', (instant, hour) => {
  expect(hourOf(forward, instant)).toBeCloseTo(hour, 9);
});

test('a day whose midnight is skipped begins at 01:00 on the axis', () => {
  expect(hourOf(atMidnight, '2024-04-25T22:00:00Z')).toBeCloseTo(1, 9);
});

test('what ends as clocks are set forward has nothing of the hour that they skip', () => {
  const rows = cutRows(forward.days, 24, forward);
  const [piece] = cutPieces(rows, [
    { from: Date.parse('2024-03-10T07:00:00Z'), to: Date.parse('2024-03-10T08:00:00Z') },
  ]);
  expect([piece?.from, piece?.to]).toEqual([HOUR, 2 * HOUR]);
});

test('rows hold all of each day, are as long on the clock as each other, and show every hour that comes once below its number', () => {
  const cases = fc.record({
    clock: fc.constantFrom(...CLOCKS),
    rowHours: fc.constantFrom(...ROW_HOURS),
    part: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  });
  fc.assert(
    fc.property(cases, ({ clock, rowHours, part }) => {
      const { days } = clock;
      const from = days[0]?.start ?? 0;
      const instant = from + Math.floor(part * ((days.at(-1)?.end ?? 0) - from - 1));
      const rows = cutRows(days, rowHours, clock);
      for (const [place, { end }] of rows.entries()) expect(rows[place + 1]?.start ?? end).toBe(end);
      const row = rows[rowOf(rows, instant)];
      if (row === undefined) throw new Error('No row holds the instant.');
      const place = placeOn(row, instant);
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThanOrEqual(rowHours * HOUR);
      const { change } = row;
      if (change !== undefined && Math.abs(instant - change.at) < Math.max(0, -change.by)) return;
      const wallClock = (instant + clock.offsetAt(instant)) % DAY;
      expect(place % (rowHours * HOUR)).toBe(wallClock % (rowHours * HOUR));
    }),
    { numRuns: 500 },
  );
});
