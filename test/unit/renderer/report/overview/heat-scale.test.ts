import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  DARKEST,
  heatCells,
  heatScale,
  nameOfCell,
} from '../../../../../renderer/report/overview/heat/heat-scale.ts';

const HOURS_OF_WEEK = 168;
const week = (of: (hour: number) => number) =>
  Float64Array.from({ length: HOURS_OF_WEEK }, (_, hour) => of(hour));

test('a cell without business time has no share, one with it and no downtime has 0', () => {
  const cells = heatCells({ business: week((hour) => (hour < 24 ? 0 : 10)), down: week(() => 0) });
  expect(cells[0]?.share).toBeNaN();
  expect(cells[24]?.share).toBe(0);
  expect(nameOfCell(cells[24 + 18] ?? cells[0] ?? { day: 0, hour: 0, business: 0, down: 0, share: 0 })).toBe(
    'Tuesday 18:00–19:00',
  );
});

test('one bad hour does not flatten the others', () => {
  const down = week((hour) => (hour === 3 ? 1000 : (hour % 24) / 10));
  const cells = heatCells({ business: week(() => 1000), down });
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
        const cells = heatCells({ business: week(() => 1), down: week((hour) => shares[hour] ?? 0) });
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
