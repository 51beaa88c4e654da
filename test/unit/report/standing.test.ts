import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ENDINGS } from '../../../main/report/outages.ts';
import { STANDING_FLAGS } from '../../../main/report/standing-flags.ts';
import { dataSet } from '../../reference/arbitraries.ts';
import { engineReport } from '../../reference/engine.ts';
import { influencesOf } from '../../reference/influences.ts';
import { isNeverOnline } from '../../reference/likely.ts';
import { type DataSet, type Store, storesOf } from '../../reference/report.ts';
import { WEEK } from '../../reference/wall-clock.ts';

const AS_OF = ENDINGS.indexOf('as-of');
const has = (standing: number | undefined, flag: number) => ((standing ?? 0) & flag) !== 0;

it('tells which stores were never online in the week, which are open at as-of, and which were down when they closed', () => {
  let found = 0;
  fc.assert(
    fc.property(dataSet(), (data) => {
      const { stores, details } = engineReport(data);
      const { outages, standing } = details;
      for (const { id, store } of storesOf(data)) {
        const ofStore = standing?.[stores.indexOf(id)];
        expect(has(ofStore, STANDING_FLAGS.neverOnline), id).toBe(isNeverOnline(store, data));
        const isOpen = store.business.some(({ start, end }) => start <= data.asOf && data.asOf <= end);
        expect(has(ofStore, STANDING_FLAGS.open), id).toBe(isOpen);
        const wasDown = isDownAtClosing(store, data);
        expect(has(ofStore, STANDING_FLAGS.downAtClosing), id).toBe(wasDown);
        if (wasDown) found++;
      }
      for (let place = 0; place < outages.count; place++) {
        if (outages.endedBy[place] !== AS_OF) continue;
        expect(has(standing?.[outages.store[place] ?? -1], STANDING_FLAGS.open)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
  expect(found).toBeGreaterThan(0);
});

/** Down to the end of its last opening before as-of, by what polls speak for; plain and slow. */
function isDownAtClosing({ business, polls }: Store, { asOf, reach }: DataSet): boolean {
  const begun = business.filter(({ start, end }) => start <= asOf && end > start);
  const closed = Math.max(...begun.map(({ end }) => end));
  if (begun.length === 0 || closed >= asOf || closed <= asOf - WEEK) return false;
  const last = influencesOf(begun, polls, asOf, reach).find(({ end }) => end === closed);
  if (last === undefined || last.active) return false;
  return !polls.some(({ at, active }) => active && at > last.at && at <= asOf);
}

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
