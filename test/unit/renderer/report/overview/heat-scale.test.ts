import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  DARKEST,
  describeCell,
  heatCells,
  heatScale,
  nameOfCell,
} from '../../../../../renderer/report/overview/heat/heat-scale.ts';

const HOURS_OF_WEEK = 168;
const week = (of: (hour: number) => number) =>
  Float64Array.from({ length: HOURS_OF_WEEK }, (_, hour) => of(hour));

test('a cell without business time has no share, one with it and no downtime has 0', () => {
  const cells = heatCells({
    business: week((hour) => (hour < 24 ? 0 : 10)),
    down: week(() => 0),
    unknown: undefined,
  });
  expect(cells[0]?.share).toBeNaN();
  expect(cells[24]?.share).toBe(0);
  expect(cells.map(nameOfCell)[24 + 18]).toBe('Tuesday 18:00–19:00');
});

test('what nobody observed is a share of business time, told neither as down nor as up', () => {
  const business = week((hour) => (hour === 0 ? 0 : 10));
  const unknown = week((hour) => (hour === 1 ? 10 : hour === 2 ? 2.5 : 0));
  const cells = heatCells({ business, down: week((hour) => (hour === 2 ? 5 : 0)), unknown });
  expect(cells[0]?.unobserved).toBeNaN();
  expect(cells.slice(1, 4).map(({ unobserved }) => unobserved)).toEqual([1, 0.25, 0]);
  const words = cells.slice(0, 4).map(describeCell);
  expect(words[0]).toBe('Monday 00:00–01:00: no store open');
  expect(words[1]).toMatch(/^Monday 01:00–02:00: not observed, in any of .* hours of business time$/);
  expect(words[2]).toMatch(/^Monday 02:00–03:00: 50% down, .*; 25% not observed$/);
  expect(words[3]).toMatch(/^Monday 03:00–04:00: no downtime in .* hours of business time$/);
  const before = heatCells({ business, down: week(() => 0), unknown: undefined });
  expect(before[1]?.unobserved).toBeNaN();
});

test('one bad hour does not flatten the others', () => {
  const down = week((hour) => (hour === 3 ? 1000 : (hour % 24) / 10));
  const cells = heatCells({ business: week(() => 1000), down, unknown: undefined });
  const { levelOf } = heatScale(cells);
  expect(new Set(cells.map(({ share }) => levelOf(share))).size).toBe(DARKEST + 1);
});

test('the darker, the larger the share; only no downtime is level 0; the worst is darkest', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
        minLength: HOURS_OF_WEEK,
        maxLength: HOURS_OF_WEEK,
      }),
      (shares) => {
        const cells = heatCells({
          business: week(() => 1),
          down: week((hour) => shares[hour] ?? 0),
          unknown: undefined,
        });
        const { levelOf, highest, darkestFrom } = heatScale(cells);
        const levels = [...shares].sort((a, b) => a - b).map(levelOf);
        expect(levels).toEqual(levels.toSorted((a, b) => a - b));
        for (const share of shares) expect(levelOf(share) === 0).toBe(share === 0);
        if (highest === undefined) return expect(darkestFrom).toBeUndefined();
        expect(highest.share).toBe(Math.max(...shares));
        expect(levelOf(highest.share)).toBe(DARKEST);
      },
    ),
  );
});
