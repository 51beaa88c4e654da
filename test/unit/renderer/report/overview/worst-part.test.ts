import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PartOfPeriod, Step } from '../../../../../preload/contract.ts';
import { dateOfDay, dayOfDate } from '../../../../../renderer/format/periods.ts';
import { daysOfPart, worstPart } from '../../../../../renderer/report/overview/parts/worst-part.ts';

const part = (day: number, down: number, unknown: number, up = 10): PartOfPeriod => ({
  day,
  up,
  down,
  unknown,
  active: 0,
  inactive: 0,
  outages: 0,
  uptimes: { 'poll-count': undefined, interpolated: undefined },
});

test('the worst part is the lowest of two and more that were watched, and none that hardly was may have been worse', () => {
  const parts = fc.array(fc.tuple(fc.nat(6), fc.nat(30), fc.nat(8)), { maxLength: 5 });
  fc.assert(
    fc.property(parts, (some) => {
      const all = some.map(([down, unknown, up], day) => part(day, down, unknown, up));
      const watched = all.filter(({ up, down, unknown }) => up + down > 0 && up + down >= unknown);
      const lower = (a: PartOfPeriod, b: PartOfPeriod) => a.down * (b.up + b.down) > b.down * (a.up + a.down);
      const expected = watched.filter(
        (one) =>
          watched.length > 1 &&
          all.every((other) =>
            watched.includes(other) ? other === one || lower(one, other) : other.down <= one.down,
          ),
      );
      const worst = worstPart(all);
      expect(worst === undefined ? [] : [worst]).toEqual(expected);
    }),
  );
});

test('a short day with little uptime is worse than a long one with more hours down', () => {
  expect(worstPart([part(1, 6, 0, 94), part(2, 3, 0, 7), part(3, 5, 0, 95)])?.day).toBe(2);
});

test('of days alike, of little observed, of closed ones, and of one part alone nothing is called the worst', () => {
  expect(worstPart([part(1, 3, 0), part(2, 1, 0)])?.day).toBe(1);
  expect(worstPart([part(1, 3, 0), part(2, 1, 0), part(3, 0, 0, 0)])?.day).toBe(1);
  expect(worstPart([part(1, 0, 0), part(2, 0, 0)])).toBeUndefined();
  expect(worstPart([part(1, 3, 0), part(2, 4, 20), part(3, 2, 0)])).toBeUndefined();
  expect(worstPart([part(1, 3, 0), part(2, 1, 20)])).toBeUndefined();
});

test('a part is named by its days within the period', () => {
  const days = (by: Step, from: string, period: { from: string; to: string }) =>
    daysOfPart(by, dayOfDate(from), { kind: 'dates', ...period }).map(dateOfDay);
  const autumn = { from: '2026-09-03', to: '2026-11-29' };
  expect(days('week', '2026-08-31', autumn)).toEqual(['2026-09-03', '2026-09-06']);
  expect(days('week', '2026-10-12', autumn)).toEqual(['2026-10-12', '2026-10-18']);
  expect(days('month', '2026-11-01', autumn)).toEqual(['2026-11-01', '2026-11-29']);
  expect(days('month', '2026-10-01', autumn)).toEqual(['2026-10-01', '2026-10-31']);
  expect(days('day', '2026-10-01', autumn)).toEqual(['2026-10-01', '2026-10-01']);
});
