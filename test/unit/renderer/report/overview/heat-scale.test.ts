import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  describeCell,
  FARTHEST,
  heatCells,
  heatScale,
  nameOfCell,
} from '../../../../../renderer/report/overview/heat/heat-scale.ts';

const HOURS_OF_WEEK = 168;
const HOUR = 3_600_000;
/** Of hours, in milliseconds. */
const week = (of: (hour: number) => number) =>
  Float64Array.from({ length: HOURS_OF_WEEK }, (_, hour) => of(hour) * HOUR);
const levelsOf = (cells: ReturnType<typeof heatCells>) => {
  const { levelOf } = heatScale(cells);
  return cells.map((cell) => levelOf(cell));
};

test('a cell without business time has no share, one with it and no downtime has 0', () => {
  const cells = heatCells({
    business: week((hour) => (hour < 24 ? 0 : 10)),
    down: week(() => 0),
    unknown: undefined,
  });
  expect(cells[0]?.share).toBeNaN();
  expect(cells[24]?.share).toBe(0);
  expect(cells.map(nameOfCell)[24 + 18]).toBe('Tuesday 18:00–19:00');
  expect(new Set(levelsOf(cells).slice(24))).toEqual(new Set([0]));
});

test('the share is of what was observed; what was not is told neither as down nor as up', () => {
  const business = week((hour) => (hour === 0 ? 0 : 10));
  const unknown = week((hour) => (hour === 1 ? 10 : hour === 2 ? 2.5 : 0));
  const cells = heatCells({ business, down: week((hour) => (hour === 2 ? 3 : 0)), unknown });
  expect(cells[0]?.unobserved).toBeNaN();
  expect(cells.slice(1, 4).map(({ unobserved }) => unobserved)).toEqual([1, 0.25, 0]);
  expect(cells.slice(1, 4).map(({ share }) => share)).toEqual([Number.NaN, 0.4, 0]);
  const scale = heatScale(cells);
  const words = cells.slice(0, 4).map((cell) => describeCell(cell, scale));
  expect(words[0]).toBe('Monday 00:00–01:00: no store open');
  expect(words[1]).toMatch(/^Monday 01:00–02:00: not observed, in any of .* hours of business time$/);
  expect(words[2]).toMatch(
    /^Monday 02:00–03:00: 40% down, .* of .* hours observed \(usual 0\.2%\); 25% not observed$/,
  );
  expect(words[3]).toMatch(/^Monday 03:00–04:00: no downtime in .* hours observed \(usual 0\.2%\)$/);
  const before = heatCells({ business, down: week(() => 0), unknown: undefined });
  expect(before[1]?.unobserved).toBeNaN();
  expect(before[1]?.share).toBe(0);
});

test('a store that is always down colours no hour, and leaves those that differ their colours', () => {
  const business = week(() => 400);
  const unknown = week((hour) => 10 * (hour % 5));
  const always = (hour: number) => 10 * ((40 - (hour % 5)) / 40);
  const steady = heatCells({ business, down: week(always), unknown });
  expect(new Set(levelsOf(steady))).toEqual(new Set([0]));
  const evenings = heatCells({
    business,
    down: week((hour) => always(hour) + (hour % 24 >= 18 ? 80 : 0)),
    unknown,
  });
  const levels = levelsOf(evenings);
  for (const [hour, level] of levels.entries()) {
    if (hour % 24 >= 18) expect(level).toBeGreaterThan(1);
    else expect(level).toBeLessThan(0);
  }
});

test('few stores without downtime in an hour are as usual, many are better', () => {
  const down = (stores: number) =>
    heatCells({
      business: week(() => stores),
      down: week((hour) => (hour % 24 < 12 ? stores / 10 : 0)),
      unknown: undefined,
    });
  expect(levelsOf(down(20))[20]).toBe(0);
  expect(levelsOf(down(200))[20]).toBeLessThan(0);
  expect(levelsOf(down(20))[0]).toBeGreaterThan(0);
});

test('one bad hour does not flatten the others', () => {
  const down = week((hour) => (hour === 3 ? 1000 : 100 + 10 * (hour % 24)));
  const cells = heatCells({ business: week(() => 1000), down, unknown: undefined });
  expect(new Set(levelsOf(cells)).size).toBe(2 * FARTHEST + 1);
});

test('an hour of which little was seen does not set the colours of the others', () => {
  const unknown = week((hour) => (hour < 20 ? 990 : 0));
  const down = week((hour) => (hour < 20 ? 10 : 100 + 10 * (hour % 24)));
  const cells = heatCells({ business: week(() => 1000), down, unknown });
  expect(new Set(levelsOf(cells)).size).toBe(2 * FARTHEST + 1);
});

test('the more, the higher; usual is 0, equal distances are equal steps, all within the colours there are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
        minLength: HOURS_OF_WEEK,
        maxLength: HOURS_OF_WEEK,
      }),
      (shares) => {
        const cells = heatCells({
          business: week(() => 1000),
          down: week((hour) => 1000 * (shares[hour] ?? 0)),
          unknown: undefined,
        });
        const { usual, levelOf, highest } = heatScale(cells);
        const levels = cells.toSorted((a, b) => a.share - b.share).map(levelOf);
        expect(levels).toEqual(levels.toSorted((a, b) => a - b));
        const [cell] = cells;
        if (cell !== undefined) expect(levelOf({ ...cell, share: usual })).toBe(0);
        for (const level of levels) expect(Math.abs(level)).toBeLessThanOrEqual(FARTHEST);
        const worst = Math.max(...cells.map(({ share }) => share));
        expect(highest?.share).toBe(worst === 0 ? undefined : worst);
      },
    ),
  );
});
