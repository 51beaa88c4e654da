import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PartOfPeriod, Step } from '../../../../../preload/contract.ts';
import { dateOfDay, dayOfDate } from '../../../../../renderer/format/periods.ts';
import { daysOfPart, worstPart } from '../../../../../renderer/report/overview/parts/worst-part.ts';

const part = (day: number, down: number, unknown: number): PartOfPeriod => ({
  day,
  up: 10,
  down,
  unknown,
  active: 0,
  inactive: 0,
  outages: 0,
  uptimes: { 'poll-count': undefined, interpolated: undefined },
});

test('the worst part is watched for half of its time, beside another that is, and no other was found down as long', () => {
  const parts = fc.array(fc.tuple(fc.nat(6), fc.nat(30)), { maxLength: 5 });
  fc.assert(
    fc.property(parts, (some) => {
      const all = some.map(([down, unknown], day) => part(day, down, unknown));
      const worst = worstPart(all);
      const watched = all.filter(({ up, down, unknown }) => up + down >= unknown);
      const mayBe = all.filter((one) => all.every((other) => other === one || other.down < one.down));
      const expected = watched.length > 1 ? mayBe.filter((one) => watched.includes(one)) : [];
      expect(worst === undefined ? [] : [worst]).toEqual(expected);
    }),
  );
});

test('of days alike, of little observed, and of one part alone nothing is called the worst', () => {
  expect(worstPart([part(1, 3, 0), part(2, 1, 0)])?.day).toBe(1);
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
