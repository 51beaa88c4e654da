import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Sets } from '../../../../main/report/sure/shared-events.ts';
import type { SharedEvent } from '../../../../main/report/sure/sure.ts';
import { type ToldEvent, toldEvents } from '../../../../main/report/sure/told-events.ts';

const BIN = 20 * 60_000;
const STORES = 12;

const SETS: Sets = {
  groups: Array.from({ length: STORES }, (_, store) => ['a', 'b', undefined][store % 3]),
  zones: Array.from({ length: STORES }, (_, store) => (store < 5 ? 'a' : 'c')),
};

type Listed = Omit<ToldEvent, 'parts'>;

const event = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c'),
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
  )
  .map((of) => ({ ...of, stores: of.stores.filter((store) => isOf(of.alike, store)) }))
  .filter(({ stores }) => stores.length > 0);

test('every event is listed once; what hit most stores is told as one, and what much the same stores had in an hour', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      const told = toldEvents(events, SETS);
      const listed = told.flatMap((one): readonly Listed[] => (one.parts.length === 0 ? [one] : one.parts));
      expect(listed.map(textOf).sort()).toEqual(events.map(textOf).sort());
      for (const { alike, from, to, stores, parts } of told) {
        if (alike.kind === 'together') expect(stores.length).toBeGreaterThan(STORES / 2);
        if (parts.length === 0) continue;
        const hit = [...new Set(parts.flatMap((part) => part.stores))].sort((a, b) => a - b);
        expect(stores).toEqual(hit.filter((store) => isOf(alike, store)));
        // Nothing is told as one across more than an hour in which none of it was.
        const byBegin = parts.toSorted((a, b) => a.from - b.from);
        byBegin.forEach((part, place) => {
          const ended = Math.max(...byBegin.slice(0, place).map(({ to }) => to));
          if (place > 0) expect(part.from - ended).toBeLessThanOrEqual(3 * BIN);
        });
        expect([from, to]).toEqual([
          Math.min(...parts.map((part) => part.from)),
          Math.max(...parts.map((part) => part.to)),
        ]);
      }
    }),
  );
});

const isOf = (alike: ToldEvent['alike'], store: number) =>
  alike.kind === 'group'
    ? SETS.groups[store] === alike.name
    : alike.kind === 'zone'
      ? SETS.zones[store] === alike.name
      : true;

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
  expect(toldEvents([long, west, east], SETS)).toEqual([
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
  expect(toldEvents([within(11)], SETS)).toMatchObject([
    { alike: { kind: 'together' }, stores: within(11).stores, parts: [within(11)] },
  ]);
  expect(toldEvents([within(10)], SETS)).toEqual([{ ...within(10), parts: [] }]);
});

/** A fleet of 60 stores in groups of 15 and zones of 20; the stores from one to another that were down in some bins. */
const FLEET: Sets = {
  groups: Array.from({ length: 60 }, (_, store) => `group ${Math.floor(store / 15)}`),
  zones: Array.from({ length: 60 }, (_, store) => `zone ${Math.floor(store / 20)}`),
};
const found = (kind: 'group' | 'zone', name: string, bins: readonly [number, number], of: number[]) =>
  ({ alike: { kind, name }, from: bins[0] * BIN, to: bins[1] * BIN, stores: of }) satisfies SharedEvent;
const between = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, place) => first + place);

test('an evening that a group was down, found in pieces in it and in its time zone, is one row of the group', () => {
  const pieces = [
    found('group', 'group 0', [56, 58], between(0, 11)),
    found('zone', 'zone 0', [56, 58], [...between(0, 11), 17]),
    found('zone', 'zone 0', [59, 61], [...between(1, 12), 16, 18]),
    found('group', 'group 0', [59, 61], between(2, 12)),
    found('group', 'group 0', [62, 72], between(0, 13)),
    found('zone', 'zone 0', [64, 66], between(3, 9)),
  ];
  const told = toldEvents(pieces, FLEET);
  const evening = {
    alike: { kind: 'group', name: 'group 0' },
    from: 56 * BIN,
    to: 72 * BIN,
    stores: between(0, 13),
  };
  expect(told).toMatchObject([evening]);
  expect(told[0]?.parts).toHaveLength(pieces.length);
  // Whatever order they were found in.
  expect(toldEvents(pieces.toReversed(), FLEET)[0]).toMatchObject(evening);
});

test('what is more than an hour later, of other stores, or goes on in a few of them, stays an event of its own', () => {
  const evening = found('group', 'group 0', [56, 58], between(0, 11));
  const others = [
    found('group', 'group 0', [62, 64], between(0, 11)),
    found('group', 'group 1', [56, 58], between(15, 26)),
    found('zone', 'zone 0', [58, 60], [...between(7, 11), ...between(13, 19)]),
    found('zone', 'zone 0', [58, 80], between(0, 4)),
  ];
  for (const other of others) {
    const told = toldEvents([evening, other], FLEET);
    expect(told.map(({ parts }) => parts)).toEqual([[], []]);
  }
});
