import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEndTime } from '../../../main/import/time-of-day.ts';
import { findHoursDoubts, type HoursDoubt } from '../../../main/report/hours-doubts.ts';
import { readZoneOffsets } from '../../../main/report/time-zone.ts';
import type { Poll } from '../../../main/report/types.ts';
import { timeOfDay } from '../../reference/engine.ts';
import { weeklyHours } from '../../reference/hours-arbitrary.ts';
import { type DoubtedHour, doubtedHours } from '../../reference/hours-doubts.ts';
import { TRANSITIONS, ZONES } from '../../reference/transitions.ts';
import { DAY, HOUR, instantOf, WEEK } from '../../reference/wall-clock.ts';
import type { Interval } from '../../reference/weekly.ts';

type Store = Parameters<typeof doubtedHours>[0];

function doubtsOf({ zone, hours, closures, polls }: Store) {
  const times = polls.map(({ at }) => at);
  const offsets = readZoneOffsets(zone, Math.min(...times) - 4 * DAY, Math.max(...times) + 4 * DAY);
  const opening = hours.map((row) => ({ ...row, end: parseEndTime(timeOfDay(row.end)) ?? Number.NaN }));
  const series = {
    at: Float64Array.from(times),
    active: Uint8Array.from(polls, ({ active }) => (active ? 1 : 0)),
    count: polls.length,
  };
  const closed = closures.map((closure) => ({ ...closure, reason: '' }));
  return findHoursDoubts(
    { zone: offsets, hours: opening.length === 0 ? 'always' : opening, closures: closed },
    series,
  );
}

/** Joins what the reference says of single hours, as the engine does of neighbours. */
function joined(hours: readonly DoubtedHour[]): HoursDoubt[] {
  const doubts: HoursDoubt[] = [];
  for (const { kind, hour, polls, weeks, since } of hours) {
    const last = doubts.at(-1);
    const [day, start] = [Math.floor(hour / 24), hour % 24];
    const one = { kind, day, start, end: start + 1, polls, weeks, since };
    if (last?.kind !== one.kind || last.day !== day || last.end !== start) doubts.push(one);
    else {
      doubts.pop();
      doubts.push({
        ...one,
        start: last.start,
        polls: last.polls + polls,
        weeks: Math.min(last.weeks, weeks),
        since: Math.min(last.since, since),
      });
    }
  }
  return doubts;
}

const zoneAndTime = fc.oneof(
  fc.constantFrom(...TRANSITIONS).map(({ zone, at }) => ({ zone, at: at + 2 * WEEK })),
  fc.record({
    zone: fc.constantFrom(...ZONES),
    at: fc.integer({ min: Date.UTC(2012, 1), max: Date.UTC(2025, 1) }),
  }),
);

/** Weeks of polls whose states mostly repeat from week to week, as those of a store with wrong hours do. */
const store: fc.Arbitrary<Store> = fc
  .record({
    place: zoneAndTime,
    hours: weeklyHours,
    weeks: fc.integer({ min: 2, max: 9 }),
    moments: fc.array(
      fc.record({
        position: fc.oneof(
          fc.nat(WEEK - 1),
          fc.nat(167).map((hour) => hour * HOUR),
        ),
        active: fc.boolean(),
        contrary: fc.array(fc.nat(9), { maxLength: 1 }),
        missing: fc.array(fc.nat(9), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 25 },
    ),
    closures: fc.array(fc.tuple(fc.nat(7 * WEEK), fc.integer({ min: 1, max: 3 * DAY })), { maxLength: 2 }),
  })
  .map(({ place: { zone, at }, hours, weeks, moments, closures }) => {
    const monday = Math.floor(at / WEEK) * WEEK - 3 * DAY;
    const polls = new Map<number, Poll>();
    for (const { position, active, contrary, missing } of moments) {
      for (let week = 0; week < weeks; week++) {
        if (missing.includes(week)) continue;
        const instant = instantOf(monday - week * WEEK + position, zone);
        polls.set(instant, { at: instant, active: contrary.includes(week) ? !active : active });
      }
    }
    return {
      zone,
      hours,
      closures: closures.map(([ago, length]) => {
        const from = monday + WEEK - ago;
        return { from, until: from + length };
      }),
      polls: [...polls.values()].sort((a, b) => a.at - b.at),
    };
  })
  .filter(({ polls }) => polls.length > 0);

const MONDAY = Date.UTC(2024, 4, 6);
const nineToFive: Interval[] = [0, 1, 2, 3, 4].map((day) => ({ day, start: 9 * HOUR, end: 17 * HOUR }));
/** Polls at half past every hour for so many weeks, of a store in UTC; `isUp` is asked with the hour of its week. */
function weeksOfPolls(weeks: number, isUp: (hour: number, week: number) => boolean): Poll[] {
  return Array.from({ length: weeks * 168 }, (_, hour) => ({
    at: MONDAY + hour * HOUR + HOUR / 2,
    active: isUp(hour % 168, Math.floor(hour / 168)),
  }));
}
const utc = (polls: readonly Poll[], part: Partial<Store> = {}): Store => ({
  zone: 'UTC',
  hours: nineToFive,
  closures: [],
  polls,
  ...part,
});
const isOpen = (from: number, to: number) => (hour: number) =>
  hour < 120 && hour % 24 >= from && hour % 24 < to;

describe('hours that look wrong', () => {
  it('are those that an independent count finds', () => {
    const found = { 'inactive-while-open': 0, 'active-while-closed': 0 };
    fc.assert(
      fc.property(store, (drawn) => {
        const expected = joined(doubtedHours(drawn));
        for (const { kind } of expected) found[kind]++;
        expect(doubtsOf(drawn).doubts).toEqual(expected);
      }),
      { numRuns: 800 },
    );
    expect(found['inactive-while-open']).toBeGreaterThan(50);
    expect(found['active-while-closed']).toBeGreaterThan(100);
  });

  it('are told with their evidence: opens at eight and closes at four', () => {
    const { doubts, hardlyOpen } = doubtsOf(utc(weeksOfPolls(5, isOpen(8, 16))));
    expect(doubts).toHaveLength(10);
    expect(doubts.slice(0, 2)).toEqual([
      {
        kind: 'active-while-closed',
        day: 0,
        start: 8,
        end: 9,
        polls: 5,
        weeks: 5,
        since: MONDAY + 8.5 * HOUR,
      },
      {
        kind: 'inactive-while-open',
        day: 0,
        start: 16,
        end: 17,
        polls: 5,
        weeks: 5,
        since: MONDAY + 16.5 * HOUR,
      },
    ]);
    expect(hardlyOpen).toBeUndefined();
  });

  it('are not found where hours are right, after two weeks only, or where one week says otherwise', () => {
    expect(doubtsOf(utc(weeksOfPolls(8, isOpen(9, 17)))).doubts).toEqual([]);
    expect(doubtsOf(utc(weeksOfPolls(2, isOpen(8, 16)))).doubts).toEqual([]);
    const once = weeksOfPolls(5, (hour, week) => isOpen(week === 2 ? 9 : 8, week === 2 ? 17 : 16)(hour));
    expect(doubtsOf(utc(once)).doubts).toEqual([]);
  });

  it('are found by the latest weeks, whatever was before', () => {
    const since = weeksOfPolls(9, (hour, week) => isOpen(9, week < 6 ? 17 : 16)(hour));
    const [first] = doubtsOf(utc(since)).doubts;
    expect(first).toMatchObject({
      day: 0,
      start: 16,
      end: 17,
      weeks: 3,
      since: MONDAY + 6 * WEEK + 16.5 * HOUR,
    });
  });

  it('leave out what closures explain, and the very end of business hours', () => {
    const closed = { closures: [{ from: MONDAY + 3 * WEEK, until: MONDAY + 6 * WEEK }] };
    const early = weeksOfPolls(6, (hour, week) => isOpen(9, week < 3 ? 17 : 16)(hour));
    expect(doubtsOf(utc(early)).doubts).toHaveLength(5);
    expect(doubtsOf(utc(early, closed)).doubts).toEqual([]);
    const atTheEnd = Array.from({ length: 5 }, (_, week) => ({
      at: MONDAY + week * WEEK + 17 * HOUR,
      active: true,
    }));
    expect(doubtsOf(utc(atTheEnd)).doubts).toEqual([]);
  });

  it('are those of a store that is said to be open around the clock and sleeps at night', () => {
    const { doubts } = doubtsOf(
      utc(
        weeksOfPolls(6, (hour) => hour % 24 >= 6),
        { hours: [] },
      ),
    );
    expect(doubts.map(({ day, start, end }) => [day, start, end])).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((day) => [day, 0, 6]),
    );
  });

  it('are not those of devices that stay on after closing, in whatever hours', () => {
    expect(doubtsOf(utc(weeksOfPolls(8, () => true))).doubts).toEqual([]);
    const mostNights = weeksOfPolls(8, (hour) => hour % 24 >= 5);
    expect(doubtsOf(utc(mostNights)).doubts).toEqual([]);
  });

  it('are not those of a store that is down for weeks, nor of one that is often down by chance', () => {
    const shut = weeksOfPolls(6, (hour, week) => week < 3 && isOpen(9, 17)(hour));
    expect(doubtsOf(utc(shut)).doubts).toEqual([]);
    expect(doubtsOf(utc(weeksOfPolls(6, () => false))).doubts).toEqual([]);
    // A third of the other hours are inactive: 40 × ⅓⁵ = 0.16, 40 × ⅓⁷ = 0.02.
    const halting = (weeks: number) =>
      weeksOfPolls(weeks, (hour, week) => isOpen(9, 17)(hour) && hour !== 10 && (hour + week) % 3 !== 0);
    expect(doubtsOf(utc(halting(5))).doubts).toEqual([]);
    expect(doubtsOf(utc(halting(7))).doubts).toMatchObject([{ day: 0, start: 10, end: 11, weeks: 7 }]);
  });

  it('are those of a store that counts as open for minutes of a week, and is active all of it', () => {
    const minute = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, start: 0, end: 60_000 }));
    const found = doubtsOf(
      utc(
        weeksOfPolls(4, () => true),
        { hours: minute },
      ),
    );
    expect(found).toEqual({ doubts: [], hardlyOpen: 7 * 60_000 });
    expect(
      doubtsOf(
        utc(
          weeksOfPolls(4, () => false),
          { hours: minute },
        ),
      ).hardlyOpen,
    ).toBeUndefined();
  });
});
