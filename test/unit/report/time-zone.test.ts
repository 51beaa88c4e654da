import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { readZoneOffsets, toInstant, toWallClock } from '../../../main/report/time-zone.ts';
import { TRANSITIONS, ZONES } from '../../reference/transitions.ts';
import { DAY, HOUR, instantOf } from '../../reference/wall-clock.ts';

const near = fc
  .tuple(fc.constantFrom(...TRANSITIONS), fc.integer({ min: -9 * DAY, max: 9 * DAY }))
  .map(([{ zone, at }, later]) => ({ zone, at: at + later }));
const anywhere = fc.record({
  zone: fc.constantFrom(...ZONES, 'UTC', 'Antarctica/Troll', 'America/Scoresbysund', 'Asia/Gaza'),
  at: fc.integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2037, 0, 1) }),
});
const place = fc.oneof(near, anywhere);
const distance = fc.oneof(
  fc.integer({ min: -8 * DAY, max: 8 * DAY }),
  fc.integer({ min: -3 * HOUR, max: 3 * HOUR }),
);

it('tells the wall-clock time that Luxon tells', () => {
  fc.assert(
    fc.property(place, distance, ({ zone, at }, by) => {
      const offsets = readZoneOffsets(zone, at - 8 * DAY, at + 8 * DAY);
      const local = DateTime.fromMillis(at + by, { zone });
      expect(toWallClock(offsets, at + by)).toBe(at + by + local.offset * 60_000);
    }),
    { numRuns: 1000 },
  );
});

it('finds the instant of a wall-clock time as the reference does, skipped and repeated ones too', () => {
  fc.assert(
    fc.property(place, distance, ({ zone, at }, by) => {
      const offsets = readZoneOffsets(zone, at - 12 * DAY, at + 12 * DAY);
      const reading = at + by + DateTime.fromMillis(at, { zone }).offset * 60_000;
      expect(toInstant(offsets, reading)).toBe(instantOf(reading, zone));
    }),
    { numRuns: 1000 },
  );
});

it('finds every change to the millisecond', () => {
  for (const { zone, at } of TRANSITIONS) {
    expect(readZoneOffsets(zone, at - DAY, at + DAY).starts).toContain(at);
  }
});
