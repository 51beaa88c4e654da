import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOf, DAYS, type WeekCells } from '../../../../main/report/sure/change.ts';
import { createDayCellsPart } from '../../../../main/report/sure/day-cells.ts';
import { storesOf as engineStores } from '../../../reference/engine.ts';
import { engineSure } from '../../../reference/engine-sure.ts';
import { fleetsOf } from '../../../reference/fleets.ts';
import { interpolate } from '../../../reference/interpolated.ts';
import { storesOf } from '../../../reference/report.ts';

const DAY = 86_400_000;

type Cell = { readonly up: number; readonly known: number };
const cell = fc
  .tuple(fc.nat(100), fc.integer({ min: 0, max: 100 }))
  .map(([up, more]): Cell => ({ up, known: up + more }));
const week = fc.array(fc.oneof(cell, fc.constant({ up: 0, known: 0 })), { minLength: DAYS, maxLength: DAYS });

/** SPEC §16, sum by sum. */
function plainChange(later: readonly Cell[][], earlier: readonly Cell[][]) {
  const known = (days: readonly Cell[]) => days.reduce((sum, day) => sum + day.known, 0);
  const both = later.flatMap((days, store) => {
    const before = earlier[store] ?? [];
    return known(days) > 0 && known(before) > 0 ? [[days, before] as const] : [];
  });
  const n = both.length;
  const weeks = ([0, 1] as const).map((which) => {
    const stores = both.map((pair) => pair[which]);
    const K = stores.reduce((sum, days) => sum + known(days), 0);
    const R = stores.flat().reduce((sum, { up }) => sum + up, 0) / K;
    const u = stores.map((days) => days.map((day) => day.up - R * day.known));
    const square = (value: number) => value * value;
    const day =
      (7 / 6) *
      [0, 1, 2, 3, 4, 5, 6].reduce(
        (sum, d) => sum + square(u.reduce((all, days) => all + (days[d] ?? 0), 0)),
        0,
      );
    return {
      R,
      day: day / square(K),
      cell: u.flat().reduce((sum, value) => sum + square(value), 0) / square(K),
      stores: u.map((days) => days.reduce((a, b) => a + b, 0) / K),
    };
  });
  const [a, b] = weeks as [(typeof weeks)[number], (typeof weeks)[number]];
  const store =
    (n / (n - 1)) * a.stores.reduce((sum, value, s) => sum + (value - (b.stores[s] ?? 0)) ** 2, 0);
  const day = a.day + b.day;
  const V = Math.max(store + day - a.cell - b.cell, store, day);
  return {
    change: a.R - b.R,
    deviation: Math.sqrt(V),
    cautious: Math.sqrt(store + day),
    isLikely: Math.abs(a.R - b.R) > 2.179 * Math.sqrt(V),
    n,
  };
}

const cellsOf = (stores: readonly Cell[][]): WeekCells => ({
  up: Float64Array.from(stores.flat(), ({ up }) => up),
  known: Float64Array.from(stores.flat(), ({ known }) => known),
  business: Float64Array.from(stores, () => 7 * DAY),
});

test('a change is told by the sums of the specification, of twenty stores and more', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(week, week), { minLength: 15, maxLength: 40 }), (stores) => {
      const [later, earlier] = [stores.map(([one]) => one), stores.map(([, other]) => other)];
      const found = changeOf(cellsOf(later), cellsOf(earlier), stores.keys());
      const plain = plainChange(later, earlier);
      if (plain.n < 20) {
        expect(found).toBeUndefined();
        return;
      }
      const observed = later.flat().reduce((sum, { known }) => sum + known, 0) / (later.length * 7 * DAY);
      expect(found?.observed.now).toBeCloseTo(observed, 10);
      expect(found?.stores).toBe(plain.n);
      expect(found?.change).toBeCloseTo(plain.change, 10);
      expect(found?.deviation).toBeCloseTo(plain.deviation, 10);
      expect(found?.verdict !== 'unclear').toBe(plain.isLikely);
      const beyond = Math.abs(plain.change) > 2.571 * plain.cautious;
      if (found?.verdict !== 'unclear') expect(found?.verdict).toBe(beyond ? 'likely' : 'days-run-on');
    }),
    { numRuns: 60 },
  );
});

test('the days of a store are those of the reference', () => {
  fc.assert(
    fc.property(fleetsOf(8, 12), (fleet) => {
      const cells = createDayCellsPart(fleet, fleet.polls.length);
      for (const store of engineStores(fleet)) cells.add(store, store.plan, store.polls);
      const { up, known } = cells.finish().cells;
      const { asOf, reach } = fleet;
      storesOf(fleet).forEach(({ store }, place) => {
        for (let day = 0; day < DAYS; day++) {
          const end = asOf - (DAYS - 1 - day) * DAY;
          const times = interpolate(store.business, store.polls, asOf, reach, { start: end - DAY, end });
          expect([up[place * DAYS + day], known[place * DAYS + day]]).toEqual([
            times.up,
            times.up + times.down,
          ]);
        }
      });
      // And they add up to what the report says of the week.
      const { report } = engineSure(fleet);
      const week = report.columns.find(
        ({ method, measure, window }) => method === 'interpolated' && measure === 'up' && window === 'week',
      );
      expect(up.reduce((a, b) => a + b, 0)).toBe(week?.values.reduce((a, b) => a + b, 0));
    }),
    { numRuns: 5 },
  );
});
