import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OpeningHours } from '../../../main/report/types.ts';
import { DAY, hoursAsRead, readWeekSpans, WEEK } from '../../../main/report/weekly-hours.ts';

const MINUTE = 60_000;
/** Around the minute that inclusive ends run on for, and around midnight. */
const time = fc.oneof(
  fc.constantFrom(0, 30_000, MINUTE, 61_000, DAY - MINUTE, DAY - 1000),
  fc.nat(100).map((minute) => minute * MINUTE),
);
const opening = fc.record({
  day: fc.constantFrom(0, 1, 5, 6),
  start: time,
  end: fc.oneof(time, fc.constant(DAY)),
});

/** Looks at every start for every end. */
function plainRunOn({ day, start, end }: OpeningHours, all: readonly OpeningHours[]): number {
  const closes = day * DAY + end + (end <= start ? DAY : 0);
  const gaps = all.map((other) => (((other.day * DAY + other.start - closes) % WEEK) + WEEK) % WEEK);
  const nearest = Math.min(...gaps);
  return nearest <= MINUTE ? nearest : 0;
}

it('runs an end on to the next start of the week within a minute, whichever it is', () => {
  fc.assert(
    fc.property(fc.array(opening, { maxLength: 8 }), (hours) => {
      const expected = hours.map((one) => plainRunOn(one, hours));
      expect(hoursAsRead(hours).map(({ runsOn }) => runsOn)).toEqual(expected);
      expect(readWeekSpans(hours).map(({ end, start }) => end - start)).toEqual(
        hours.map(
          (one, place) => one.end - one.start + (one.end <= one.start ? DAY : 0) + (expected[place] ?? 0),
        ),
      );
    }),
  );
});

it('reads the hours of a store whose file has hundreds of thousands of them', () => {
  const hours = Array.from({ length: 300_000 }, (_, place) => {
    const start = (place * 97) % (DAY - 50);
    return { day: place % 7, start, end: start + 50 };
  });
  expect(readWeekSpans(hours)).toHaveLength(hours.length);
});
