import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortPolls } from '../../../main/import/sort-polls.ts';

type Row = { readonly store: number; readonly key: number };

const row: fc.Arbitrary<Row> = fc.record({
  store: fc.oneof(fc.nat(3), fc.nat(40)),
  key: fc.oneof(
    fc.integer({ min: -6, max: 11 }),
    fc.integer({ min: 3_300_000_000_000, max: 3_300_000_000_020 }),
  ),
});

/** Row by row in file order, the later one winning: SPEC §1 as it stands. */
function plainly(rows: readonly Row[]) {
  const latest = new Map<number, Map<number, number>>();
  let replaced = 0;
  let repeated = 0;
  for (const { store, key } of rows) {
    const polls = latest.get(store) ?? new Map<number, number>();
    const at = Math.floor(key / 2);
    const before = polls.get(at);
    if (before === key) repeated++;
    else if (before !== undefined) replaced++;
    polls.set(at, key);
    latest.set(store, polls);
  }
  const stores = [...latest]
    .sort(([a], [b]) => a - b)
    .map(([store, polls]) => ({ store, keys: [...polls.values()].sort((a, b) => a - b) }));
  return { stores, replaced, repeated };
}

it('keeps the later row of each store and time, in order, and counts what it replaced', () => {
  fc.assert(
    fc.property(fc.array(fc.array(row, { maxLength: 60 }), { maxLength: 5 }), (batches) => {
      const sorted = sortPolls(
        batches.map((rows) => ({
          stores: Uint32Array.from(rows.map(({ store }) => store)),
          keys: Float64Array.from(rows.map(({ key }) => key)),
        })),
      );
      const stores = [...sorted.stores].map((store, i) => ({
        store,
        keys: [...sorted.keys.subarray(sorted.ends[i - 1] ?? 0, sorted.ends[i])],
      }));
      const { replaced, repeated, overridden } = sorted;
      expect([...overridden.values()].reduce((sum, rows) => sum + rows, 0)).toBe(replaced);
      expect({ stores, replaced, repeated }).toEqual(plainly(batches.flat()));
    }),
    { numRuns: 2000 },
  );
});
