import fc from 'fast-check';
import { DAY, HOUR } from './wall-clock.ts';
import type { Interval } from './weekly.ts';

const MINUTE = 60_000;
const SECOND = 1000;
/** Real files write these; all from 23:59:00 on mean midnight, 23:58:59.999 does not. */
const LATE_ENDS = [DAY, DAY - 1, DAY - SECOND, DAY - MINUTE, DAY - MINUTE - 1];
/** On both sides of the 60 s that join two intervals. */
const GAPS = [0, 1, SECOND, 59 * SECOND, 59_999, MINUTE, 60_001, 61 * SECOND, 2 * MINUTE];
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];

const day = fc.integer({ min: 0, max: 6 });
const days = fc.oneof(fc.constant(WEEKDAYS), fc.subarray(WEEKDAYS, { minLength: 1 }));
const lateEnd = fc.constantFrom(...LATE_ENDS);

/** Start times: whole hours and quarters, the hours that changes skip and repeat (0 to 4), any millisecond. */
const time = fc.oneof(
  fc.integer({ min: 0, max: 23 }).map((hour) => hour * HOUR),
  fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15 * MINUTE),
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 16 }).map((quarter) => quarter * 15 * MINUTE) },
  fc.integer({ min: 0, max: 4 * HOUR }),
  fc.integer({ min: 0, max: DAY - 1 }),
  fc.constantFrom(DAY - SECOND, DAY - MINUTE, DAY - MINUTE - 1, DAY - 1),
);

const end = fc.oneof({ weight: 3, arbitrary: time }, { weight: 1, arbitrary: lateEnd });
const anyInterval: fc.Arbitrary<Interval> = fc.record({ day, start: time, end });

const alwaysSplitDaily = fc
  .tuple(days, lateEnd)
  .map(([open, last]) => open.map((weekday) => ({ day: weekday, start: 0, end: last })));

/** 18:00–23:59:59, then 00:00–02:00 of the next day; the part after midnight may begin a little late. */
const overnightSplit = fc
  .record({ days, start: time, end: time, last: lateEnd, late: fc.constantFrom(...GAPS) })
  .map(({ days: open, start, end: close, last, late }) =>
    open.flatMap((weekday) => [
      { day: weekday, start, end: last },
      { day: (weekday + 1) % 7, start: late, end: close },
    ]),
  );

/** Includes start = end, and ends before the start. */
const daily = fc
  .record({ days, start: time, end: fc.oneof(end, fc.constant(undefined)) })
  .map(({ days: open, start, end: close }) =>
    open.map((weekday) => ({ day: weekday, start, end: close ?? start })),
  );

const spans = fc.array(
  fc.record({
    length: fc.oneof(fc.integer({ min: 1, max: 6 * HOUR }), fc.constantFrom(1, 20 * SECOND, HOUR, 4 * HOUR)),
    gap: fc.constantFrom(...GAPS, -HOUR),
  }),
  { minLength: 2, maxLength: 3 },
);

/** Intervals one after another with a gap that does or does not join them, or an overlap; they may pass midnight. */
const chained = fc.record({ days, start: time, spans }).map(({ days: open, start, spans: parts }) =>
  open.flatMap((weekday) => {
    const intervals: Interval[] = [];
    let at = start;
    for (const { length, gap } of parts) {
      const until = at + length;
      intervals.push({ day: (weekday + Math.floor(at / DAY)) % 7, start: at % DAY, end: until % DAY });
      at = Math.max(0, until + gap);
    }
    return intervals;
  }),
);

/** Rows of one store, as a file states them, in any order. */
export const weeklyHours: fc.Arbitrary<Interval[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Interval[]>([]) },
  { weight: 2, arbitrary: alwaysSplitDaily },
  { weight: 3, arbitrary: daily },
  { weight: 3, arbitrary: overnightSplit },
  { weight: 3, arbitrary: chained },
  { weight: 2, arbitrary: fc.array(anyInterval, { minLength: 1, maxLength: 8 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(daily, fc.array(anyInterval, { maxLength: 3 })).map(([a, b]) => [...b, ...a]),
  },
);
