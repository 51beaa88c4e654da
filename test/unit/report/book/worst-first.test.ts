import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostDownFirst, worstStores } from '../../../../main/report/book/worst-first.ts';
import { numbersOf } from '../../../../main/report/numbers.ts';
import { STANDING_FLAGS } from '../../../../main/report/standing-flags.ts';
import { METHODS } from '../../../../main/report/types.ts';
import { runs } from '../../../fixtures/runs.ts';
import { dataSet } from '../../../reference/arbitraries.ts';
import { engineReport } from '../../../reference/engine.ts';

/** Reports of which the first store is set aside. */
const reports = dataSet().map((data) => {
  const report = engineReport(data);
  const leftOut = report.stores
    .slice(0, 1)
    .map((store) => ({ store, since: '2023-01-01', reason: '', place: 0 }));
  return { ...report, leftOut };
});

test('every store comes once: by downtime, then those never online, then those set aside', () => {
  fc.assert(
    fc.property(reports, fc.constantFrom(...METHODS), (report, method) => {
      const record = { id: '', label: '', createdAt: 0, asOf: report.asOf, reach: 1, includesSample: false };
      const stores = [...report.stores.keys()];
      const ordered = mostDownFirst({ report, record }, stores, method);
      expect(ordered.toSorted((a, b) => a - b)).toEqual(stores);
      const { standing = [] } = report.details;
      const isNever = (store: number) => ((standing[store] ?? 0) & STANDING_FLAGS.neverOnline) !== 0;
      const down = numbersOf(report, method, 'down', 'week');
      const keys = ordered.map((store) => [
        store === 0 ? 2 : isNever(store) ? 1 : 0,
        -(down[store] ?? 0),
        store,
      ]);
      const inTurn = keys.toSorted((a, b) => {
        const differs = a.findIndex((value, place) => value !== b[place]);
        return (a[differs] ?? 0) - (b[differs] ?? 0);
      });
      expect(keys).toEqual(inTurn);
      // The list of the worst is how the whole list begins.
      const worst = worstStores({ report, record, stores: stores.slice(1) });
      expect(mostDownFirst({ report, record }, stores, 'interpolated').slice(0, worst.length)).toEqual(worst);
    }),
    { numRuns: runs(60, 300) },
  );
});
