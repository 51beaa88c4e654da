import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOutageTable } from '../../../../main/report/outage-table.ts';
import type { SharedEvent } from '../../../../main/report/sure/sure.ts';
import { fellTogether, type ToldEvent, toldEvents } from '../../../../main/report/sure/told-events.ts';

const BIN = 20 * 60_000;
const STORES = 12;

type Listed = Omit<ToldEvent, 'parts'>;

const event = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    kind: fc.constantFrom('group' as const, 'zone' as const, 'fleet' as const),
    first: fc.nat(20),
    bins: fc.integer({ min: 1, max: 8 }),
    stores: fc.uniqueArray(fc.nat(STORES - 1), { minLength: 1, maxLength: STORES }),
  })
  .map(
    ({ name, kind, first, bins, stores }): SharedEvent => ({
      alike: kind === 'fleet' ? { kind } : { kind, name },
      from: first * BIN,
      to: (first + bins) * BIN,
      stores: stores.sort((a, b) => a - b),
    }),
  );

test('every event is listed once, and only what hit most stores is told as one', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      const told = toldEvents(events, STORES);
      const listed = told.flatMap((one): readonly Listed[] => (one.parts.length === 0 ? [one] : one.parts));
      expect(listed.map(textOf).sort()).toEqual(events.map(textOf).sort());
      for (const { alike, from, to, stores, parts } of told) {
        expect(alike.kind === 'together').toBe(parts.length > 0);
        if (alike.kind !== 'together') continue;
        expect(stores).toEqual([...new Set(parts.flatMap((part) => part.stores))].sort((a, b) => a - b));
        expect(stores.length).toBeGreaterThan(STORES / 2);
        expect([from, to]).toEqual([
          Math.min(...parts.map((part) => part.from)),
          Math.max(...parts.map((part) => part.to)),
        ]);
      }
    }),
  );
});

const textOf = ({
  alike,
  from,
  to,
  stores,
}: Pick<SharedEvent, 'from' | 'to' | 'stores'> & { alike: object }) =>
  JSON.stringify([alike, from, to, stores]);

test('an event of all stores, found in each time zone, is one row; a long one of few stores stays its own', () => {
  const zone = (name: string, stores: number[], from = 57, to = 63): SharedEvent => ({
    alike: { kind: 'zone', name },
    from: from * BIN,
    to: to * BIN,
    stores,
  });
  const [east, west, long] = [
    zone('America/New_York', [0, 1, 2, 3, 4]),
    zone('America/Denver', [5, 6, 7, 8, 9], 58, 64),
    zone('Pacific/Guam', [10, 11], 30, 90),
  ];
  expect(toldEvents([long, west, east], STORES)).toEqual([
    {
      alike: { kind: 'together' },
      from: 57 * BIN,
      to: 64 * BIN,
      stores: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      parts: [west, east],
    },
    { ...long, parts: [] },
  ]);
});

test('an event of nearly all stores that one time zone was found in is of all stores; of most, of that zone', () => {
  const within = (count: number): SharedEvent => ({
    alike: { kind: 'zone', name: 'America/Chicago' },
    from: 57 * BIN,
    to: 63 * BIN,
    stores: Array.from({ length: count }, (_, store) => store),
  });
  expect(toldEvents([within(11)], STORES)).toMatchObject([
    { alike: { kind: 'together' }, stores: within(11).stores, parts: [within(11)] },
  ]);
  expect(toldEvents([within(10)], STORES)).toEqual([{ ...within(10), parts: [] }]);
});

test('an event is told beside a week that is worse only where most of that fell in it', () => {
  const HOUR = 3_600_000;
  const stores = [0, 1, 2, 3, 4, 5];
  const from = 10 * HOUR;
  const to = 14 * HOUR;
  const outages = createOutageTable(stores.length);
  for (const store of stores) {
    outages.store[store] = store;
    outages.started[store] = from + HOUR;
    outages.ended[store] = to + HOUR;
  }
  const sure = {
    events: [{ alike: { kind: 'fleet' as const }, from, to, stores }],
    outages: { shared: new Float64Array(stores.length).fill(3 * HOUR) },
  };
  const told = (down: number, more: number, isIn = (_store: number) => true) =>
    fellTogether({ outages, sure, stores: stores.length, isIn, down, more }) !== undefined;
  // 18 hours of these stores were shared.
  expect(told(24 * HOUR, 20 * HOUR)).toBe(true);
  expect(told(73 * HOUR, 20 * HOUR)).toBe(false);
  expect(told(72 * HOUR, 20 * HOUR)).toBe(true);
  expect(told(40 * HOUR, 37 * HOUR)).toBe(false);
  expect(told(24 * HOUR, 0)).toBe(false);
  expect(told(24 * HOUR, 20 * HOUR, (store) => store < 3)).toBe(false);
});
