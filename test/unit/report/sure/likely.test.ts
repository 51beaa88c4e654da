import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WINDOWS } from '../../../../main/report/types.ts';
import { runs } from '../../../fixtures/runs.ts';
import { assertUntilMet } from '../../../fixtures/until-met.ts';
import { engineSure } from '../../../reference/engine-sure.ts';
import { fleetsOf } from '../../../reference/fleets.ts';
import { referenceLikely } from '../../../reference/likely.ts';
import { referenceRanks } from '../../../reference/rank.ts';

const HOUR = 3_600_000;

test('likely ranges are what a fleet comes to by brute force, to 0.005 h; who is set aside tells nothing of others and has no rank', () => {
  let ranges = 0;
  assertUntilMet(
    fc.property(fleetsOf(8, 22), fc.constantFrom(0, 4), (fleet, every) => {
      const aside = new Set(
        every === 0 ? [] : [...Array(22).keys()].filter((n) => n % every === 1).map((n) => `s${n}`),
      );
      const { report, sure } = engineSure(fleet, aside);
      expect(sure.setAside.map((place) => report.stores[place])).toEqual(
        report.stores.filter((id) => aside.has(id)),
      );
      const reference = referenceLikely(fleet, aside);
      const ranked = referenceRanks(
        new Map(
          reference.flatMap(({ store, ranges: of }) =>
            of === undefined || aside.has(store) ? [] : [[store, of.week]],
          ),
        ),
      );
      const rank = sure.further?.rank ?? new Float64Array();
      report.stores.forEach((store, place) => {
        const expected = ranked.get(store) ?? Number.NaN;
        const found = rank[place] ?? Number.NaN;
        expect(Number.isNaN(found)).toBe(Number.isNaN(expected));
        // Draws differ by chance: eight deviations.
        if (!Number.isNaN(expected)) expect(Math.abs(found - expected)).toBeLessThan(0.12);
      });
      for (const [place, { store, ranges: expected }] of reference.entries()) {
        expect(report.stores[place]).toBe(store);
        for (const [window, { name }] of WINDOWS.entries()) {
          const found = sure.ranges[window];
          const [low, high] = [found?.low[place] as number, found?.high[place] as number];
          if (expected === undefined) {
            expect([low, high]).toEqual([Number.NaN, Number.NaN]);
            continue;
          }
          ranges++;
          expect(Math.abs(low / HOUR - expected[name].low)).toBeLessThan(0.005);
          expect(Math.abs(high / HOUR - expected[name].high)).toBeLessThan(0.005);
        }
      }
    }),
    runs(2, 30),
    () => ranges,
  );
}, 600_000);
