import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPollBatch, type WeekPolls } from '../../../main/import/poll-batch.ts';
import { firstKeyOf, weekOfKey } from '../../../main/import/poll-key.ts';

type Row = { readonly store: number; readonly key: number };

const row: fc.Arbitrary<Row> = fc.record({
  store: fc.oneof(fc.nat(3), fc.nat(40)),
  key: fc.oneof(
    fc.integer({ min: -6, max: 11 }),
    fc.integer({ min: 3_300_000_000_000, max: 3_300_000_000_020 }),
    fc.integer({ min: -1000, max: 1000 }).map((weeks) => weeks * 1_209_600_000 + (weeks % 2)),
  ),
});

const STORES = 41;
/** What the database calls each store of a file. */
const numbering = fc.oneof(
  fc.constant(Uint32Array.from({ length: STORES }, (_, i) => i + 1)),
  fc
    .shuffledSubarray(
      Array.from({ length: 90 }, (_, i) => i),
      { minLength: STORES, maxLength: STORES },
    )
    .map((numbers) => Uint32Array.from(numbers)),
);

type Stored = { readonly week: number; readonly store: number; readonly keys: number[] };

/** Row by row in file order, the later one winning: SPEC §1 as it stands. */
function plainly(rows: readonly Row[], numbers: Uint32Array) {
  const latest = new Map<string, Stored & { readonly polls: Map<number, number> }>();
  let replaced = 0;
  let repeated = 0;
  for (const { store, key } of rows) {
    const week = weekOfKey(key);
    const name = `${week} ${store}`;
    const polls = latest.get(name)?.polls ?? new Map<number, number>();
    const at = Math.floor(key / 2);
    const before = polls.get(at);
    if (before === key) repeated++;
    else if (before !== undefined) replaced++;
    polls.set(at, key);
    latest.set(name, { week, store: numbers[store] ?? -1, keys: [], polls });
  }
  const blocks = [...latest.values()]
    .sort((a, b) => a.week - b.week || a.store - b.store)
    .map(({ week, store, polls }) => ({ week, store, keys: [...polls.values()].sort((a, b) => a - b) }));
  return { blocks, replaced, repeated };
}

function blocksOf({ week, stores, ends, packed }: WeekPolls): Stored[] {
  return [...stores].map((store, i) => {
    const block = packed.subarray(ends[i - 1] ?? 0, ends[i]);
    return { week, store, keys: [...block].map((key) => firstKeyOf(week) + key) };
  });
}

it('keeps the later row of each store and time, in order, and counts what it replaced', () => {
  const batches = fc.array(fc.array(row, { maxLength: 60 }), { maxLength: 5 });
  fc.assert(
    fc.property(batches, numbering, (parts, numbers) => {
      const batch = createPollBatch();
      for (const rows of parts) {
        const stores = Uint32Array.from(rows.map(({ store }) => store));
        batch.add({ stores, keys: Float64Array.from(rows.map(({ key }) => key)) });
      }
      const pieces = [...batch.inOrder(numbers)];
      const sum = (of: (piece: WeekPolls) => number) => pieces.reduce((total, piece) => total + of(piece), 0);
      const replaced = sum((piece) => piece.replaced);
      expect(sum(({ overridden }) => [...overridden.values()].reduce((a, b) => a + b, 0))).toBe(replaced);
      const repeated = sum((piece) => piece.repeated);
      expect({ blocks: pieces.flatMap(blocksOf), replaced, repeated }).toEqual(
        plainly(parts.flat(), numbers),
      );
      expect([...batch.inOrder(numbers)]).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

it('cuts a week of many polls into pieces, each store in one of them', () => {
  const batch = createPollBatch();
  const count = 700_000;
  for (let part = 0; part < 7; part++) {
    const rows = Array.from({ length: count / 7 }, (_, i) => part * 100_000 + i);
    const stores = Uint32Array.from(rows, (i) => (i < 300_000 ? 7 : (i * 7919) % 1000));
    batch.add({ stores, keys: Float64Array.from(rows, (i) => (count - i) * 2) });
  }
  const pieces = [...batch.inOrder(Uint32Array.from({ length: 1000 }, (_, i) => i))];
  const blocks = pieces.flatMap(blocksOf);
  expect(pieces.length).toBeGreaterThan(2);
  expect(blocks.map(({ store }) => store)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  expect(blocks.reduce((sum, { keys }) => sum + keys.length, 0)).toBe(count);
  for (const { keys } of blocks) expect(keys).toEqual(keys.toSorted((a, b) => a - b));
});
