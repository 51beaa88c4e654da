import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysOnPage, firstPage, pagesOf } from '../../../../renderer/store/timeline/pages.ts';

const DAY = 24 * 3_600_000;
const daysOf = (count: number) =>
  Array.from({ length: count }, (_, day) => ({ start: day * DAY, end: (day + 1) * DAY }));

test('the timeline begins with the days in which polls begin to speak', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 366 }), fc.nat(365), (count, first) => {
      const days = daysOf(count);
      const stretches = days.map(({ start, end }, day) => {
        const at = { from: start, to: end, times: {} };
        return day < first
          ? ({ ...at, state: 'unknown', reason: 'before-first-poll' } as const)
          : ({ ...at, state: 'up', poll: 0 } as const);
      });
      const page = firstPage(days, stretches);
      const shown = daysOnPage(days, page);
      if (first < count) expect(shown).toContainEqual(days[first]);
      else expect(page).toBe(0);
      expect(page).toBeLessThan(pagesOf(days));
    }),
  );
});
