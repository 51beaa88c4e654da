import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinReport } from '../../../../main/report/report.ts';
import { createReportPart } from '../../../../main/report/report-part.ts';
import { fitLikely } from '../../../../main/report/sure/likely.ts';
import type { Together } from '../../../../main/report/sure/sure.ts';
import { createSurePart } from '../../../../main/report/sure/sure-part.ts';
import { addTogether, createTogether, rangesTogether } from '../../../../main/report/sure/together.ts';
import { runs } from '../../../fixtures/runs.ts';
import { storesOf } from '../../../reference/engine.ts';
import { fleetsOf } from '../../../reference/fleets.ts';

const HOUR = 3_600_000;

test('of many stores the ranges add up as the specification says, with kinds found without a twentieth of them', () => {
  fc.assert(
    fc.property(fleetsOf(25, 45), (fleet) => {
      const stores = storesOf(fleet);
      const whole = createReportPart(fleet, stores.length);
      const part = createSurePart(fleet, stores.length);
      for (const store of stores) {
        whole.add(store, store.plan, store.polls);
        part.add(store, store.plan, store.polls);
      }
      const report = joinReport([whole.finish()]);
      const { likely: gathered } = part.finish();
      const places = Uint32Array.from(stores.keys());
      const likely = fitLikely([gathered], [places], stores.length);
      if ('none' in likely) return;
      const folds = Array.from({ length: 20 }, (_, fold) => {
        const without = fitLikely([gathered], [places], stores.length, (place) => place % 20 === fold);
        if ('none' in without) throw new Error('A fleet of this size tells enough without a part of it.');
        return without;
      });
      const told = [...places].filter((place) => likely.of(place) !== undefined);
      const sum = (of: (place: number) => number) => told.reduce((total, place) => total + of(place), 0);
      const mean = sum((place) => likely.of(place)?.(2).mean ?? 0);
      const means = folds.map(({ of }) => sum((place) => of(place)?.(2).mean ?? 0));
      const middle = means.reduce((a, b) => a + b, 0) / 20;
      const variance =
        sum((place) => likely.of(place)?.(2).variance ?? 0) +
        (19 / 20) * means.reduce((total, one) => total + (one - middle) ** 2, 0);
      const together = createTogether(report, likely);
      const halves = [0, 1].map((rest) => together(places.filter((place) => place % 2 === rest)));
      const { range, stores: count, without } = rangesTogether(addTogether(halves))[2] as Together;
      expect([count, without]).toEqual([told.length, stores.length - told.length]);
      const half = 1.645 * Math.sqrt(variance);
      const bound = (measure: string) =>
        sum(
          (place) =>
            report.columns.find((column) => column.measure === measure && column.window === 'week')?.values[
              place
            ] ?? Number.NaN,
        );
      const cut = (hours: number) =>
        Math.min(bound('down-at-most'), Math.max(bound('down-at-least'), hours * HOUR)) / HOUR;
      expect(range.low / HOUR).toBeCloseTo(cut(mean - half), 6);
      expect(range.high / HOUR).toBeCloseTo(cut(mean + half), 6);
    }),
    { numRuns: runs(1, 4) },
  );
});
