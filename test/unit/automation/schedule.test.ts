import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { latestDue, nextDue, parseSchedule, type Schedule } from '../../../main/automation/schedule.ts';
import { runs } from '../../fixtures/runs.ts';
import { TRANSITIONS, ZONES } from '../../reference/transitions.ts';
import { calendarDate, DAY, HOUR, instantOf, weekdayOf } from '../../reference/wall-clock.ts';

const days = fc.oneof(
  fc.record({
    kind: fc.constant('weekdays' as const),
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
  }),
  fc.record({ kind: fc.constant('month' as const), day: fc.integer({ min: 1, max: 31 }) }),
);
const time = fc.oneof(
  fc.integer({ min: 0, max: 23 * 60 + 59 }).map((minutes) => minutes * 60_000),
  // Where clocks change.
  fc.integer({ min: 0, max: 7 }).map((halves) => halves * (HOUR / 2)),
);
const near = fc
  .tuple(fc.constantFrom(...TRANSITIONS), fc.integer({ min: -3 * DAY, max: 3 * DAY }))
  .map(([{ zone, at }, later]) => ({ zone, at: at + later }));
const anywhere = fc.record({
  zone: fc.constantFrom(...ZONES, 'UTC'),
  at: fc.integer({ min: Date.UTC(2011, 0, 10), max: Date.UTC(2030, 0, 1) }),
});
const case_ = fc.record({ days, time, place: fc.oneof(near, anywhere) });

/** All times of a schedule between two instants, by looking at every day by itself; each once. */
function timesBetween({ days, time, zone }: Schedule, after: number, until: number): number[] {
  const times = new Set<number>();
  for (
    let date = calendarDate(after, zone) - 3 * DAY;
    date <= calendarDate(until, zone) + 3 * DAY;
    date += DAY
  ) {
    const { day, daysInMonth } = DateTime.fromMillis(date, { zone: 'utc' });
    const isOn =
      days.kind === 'weekdays'
        ? days.weekdays.includes(weekdayOf(date))
        : day === Math.min(days.day, daysInMonth ?? 31);
    const at = instantOf(date + time, zone);
    if (isOn && at > after && at <= until) times.add(at);
  }
  return [...times].sort((a, b) => a - b);
}

describe('the times of a schedule', () => {
  it('are found as by looking at every day, skipped and repeated ones once', () => {
    fc.assert(
      fc.property(case_, fc.integer({ min: 0, max: 35 * DAY }), ({ days, time, place }, by) => {
        const schedule = { days, time, zone: place.zone };
        const times = timesBetween(schedule, place.at, place.at + 40 * DAY);
        expect(nextDue(schedule, place.at)).toBe(times[0]);
        const passed = times.filter((at) => at <= place.at + by);
        const found = latestDue(schedule, place.at, place.at + by);
        expect(found?.dueAt).toBe(passed.at(-1));
        if (found !== undefined) expect(found.missed).toBe(passed.length - 1);
      }),
      { numRuns: runs(100, 3000) },
    );
  });

  it('each come once to a computer that is awake, and once in all of those it slept through', () => {
    const naps = fc.array(
      fc.oneof(fc.integer({ min: 1000, max: 60_000 }), fc.integer({ min: HOUR, max: 4 * DAY })),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(case_, naps, ({ days, time, place }, lasting) => {
        const schedule = { days, time, zone: place.zone };
        const made: number[] = [];
        let [last, now] = [place.at, place.at];
        for (const nap of lasting) {
          const before = now;
          now += nap;
          const due = latestDue(schedule, last, now);
          const passed = timesBetween(schedule, before, now);
          expect(due?.dueAt).toBe(passed.at(-1));
          if (due === undefined) continue;
          made.push(due.dueAt);
          last = due.dueAt;
        }
        expect(new Set(made).size).toBe(made.length);
      }),
      { numRuns: runs(40, 1500) },
    );
  });
});

describe('days and a time', () => {
  it.each([
    ['mon 07:00', { days: { kind: 'weekdays', weekdays: [0] }, time: 7 * HOUR }],
    ['Sun,thu  18:30', { days: { kind: 'weekdays', weekdays: [3, 6] }, time: 18.5 * HOUR }],
    ['weekday 7:05', { days: { kind: 'weekdays', weekdays: [0, 1, 2, 3, 4] }, time: 7 * HOUR + 300_000 }],
    ['day 00:00', { days: { kind: 'weekdays', weekdays: [0, 1, 2, 3, 4, 5, 6] }, time: 0 }],
    ['month 31 23:59', { days: { kind: 'month', day: 31 }, time: 24 * HOUR - 60_000 }],
  ])('%s is read', (text, schedule) => {
    expect(parseSchedule(text)).toEqual(schedule);
  });

  it.each([
    '',
    'mon',
    '07:00',
    'mon 24:00',
    'mon 7',
    'mon 07:60',
    'month 07:00',
    'month 0 07:00',
    'month 32 07:00',
    'mo 07:00',
    'mon, 07:00',
    'day 7:00 pm',
  ])('“%s” is none', (text) => {
    expect(parseSchedule(text)).toBeUndefined();
  });
});
