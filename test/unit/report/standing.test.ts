import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ENDINGS } from '../../../main/report/outages.ts';
import { STANDING_FLAGS } from '../../../main/report/standing-flags.ts';
import { dataSet } from '../../reference/arbitraries.ts';
import { engineReport } from '../../reference/engine.ts';
import { isNeverOnline } from '../../reference/likely.ts';
import { storesOf } from '../../reference/report.ts';

const AS_OF = ENDINGS.indexOf('as-of');
const has = (standing: number | undefined, flag: number) => ((standing ?? 0) & flag) !== 0;

it('tells which stores were never online in the week and which are open at as-of; those down then are', () => {
  fc.assert(
    fc.property(dataSet(), (data) => {
      const { stores, details } = engineReport(data);
      const { outages, standing } = details;
      for (const { id, store } of storesOf(data)) {
        const ofStore = standing?.[stores.indexOf(id)];
        expect(has(ofStore, STANDING_FLAGS.neverOnline), id).toBe(isNeverOnline(store, data));
        const isOpen = store.business.some(({ start, end }) => start <= data.asOf && data.asOf <= end);
        expect(has(ofStore, STANDING_FLAGS.open), id).toBe(isOpen);
      }
      for (let place = 0; place < outages.count; place++) {
        if (outages.endedBy[place] !== AS_OF) continue;
        expect(has(standing?.[outages.store[place] ?? -1], STANDING_FLAGS.open)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

it('of a period tells who was never online in it, whatever was before and after', () => {
  const day = Date.UTC(2024, 4, 7);
  const data = {
    asOf: day + 40 * 3_600_000,
    reach: 5_400_000,
    hours: [],
    zones: [{ store: 'a', zone: 'UTC' }],
    polls: [
      { store: 'a', at: day - 1, active: true },
      { store: 'a', at: day + 3_600_000, active: false },
      { store: 'a', at: day + 24 * 3_600_000, active: true },
    ],
  };
  const period = { kind: 'dates', from: '2024-05-07', to: '2024-05-07' } as const;
  const { neverOnline } = STANDING_FLAGS;
  expect(engineReport({ ...data, period }).details.standing).toEqual([neverOnline]);
  expect(has(engineReport(data).details.standing?.[0], neverOnline)).toBe(false);
});
