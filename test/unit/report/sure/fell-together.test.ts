import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOutageTable } from '../../../../main/report/outage-table.ts';
import { togetherInWords } from '../../../../main/report/sheets/change-words.ts';
import { type FellTogether, fellTogether } from '../../../../main/report/sure/fell-together.ts';
import type { SharedEvent } from '../../../../main/report/sure/sure.ts';

const HOUR = 3_600_000;
const STORES = 40;
const SETS = {
  groups: Array.from({ length: STORES }, () => undefined),
  zones: Array.from({ length: STORES }, (_, store) => `zone ${store % 8}`),
};

type Outage = { readonly store: number; readonly from: number; readonly to: number; readonly shared: number };

/** What is given in hours, told in hours. */
function told(
  events: readonly (Pick<SharedEvent, 'stores'> & { from: number; to: number; zone: number })[],
  some: readonly Outage[],
  [down, more]: readonly [number, number],
  isIn = (_store: number) => true,
): FellTogether | undefined {
  const outages = [...some].sort((a, b) => a.store - b.store || a.from - b.from);
  const table = createOutageTable(outages.length);
  outages.forEach(({ store, from, to }, place) => {
    table.store[place] = store;
    table.started[place] = from * HOUR;
    table.ended[place] = to * HOUR;
  });
  const sure = {
    events: events.map(({ stores, from, to, zone }) => ({
      alike: { kind: 'zone' as const, name: `zone ${zone}` },
      from: from * HOUR,
      to: to * HOUR,
      stores,
    })),
    outages: { shared: Float64Array.from(outages, ({ shared }) => shared * HOUR) },
  };
  const found = fellTogether({
    outages: table,
    sure,
    sets: SETS,
    isIn,
    down: down * HOUR,
    more: more * HOUR,
  });
  return found && { ...found, largest: { from: found.largest.from / HOUR, to: found.largest.to / HOUR } };
}

/** Six stores of a time zone for three hours of four: 18 hours together. */
const evening = (zone: number, from: number) => {
  const stores = Array.from({ length: 6 }, (_, store) => (zone + store * 8) % STORES);
  return {
    event: { stores, from, to: from + 4, zone },
    outages: stores.map((store) => ({ store, from: from + 1, to: from + 5, shared: 3 })),
  };
};

test('one event is why where most of what is more fell in it, and a quarter of the downtime', () => {
  const { event, outages } = evening(0, 10);
  const of = (down: number, more: number, isIn?: (store: number) => boolean) =>
    told([event], outages, [down, more], isIn)?.part;
  expect(told([event], outages, [24, 20])).toEqual({
    part: 0.9,
    events: 1,
    largest: { from: 10, to: 14 },
  });
  expect([of(72, 20), of(60, 30), of(24, 9)]).toEqual([0.9, 0.6, 1]);
  expect([of(73, 20), of(24, 37), of(24, 0), of(24, -5)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(of(24, 20, (store) => store < 12)).toBeUndefined();
});

test('several are why where few of them hold as much, the largest told; four are not one thing that happened', () => {
  const nights = [0, 1, 2, 3].map((zone) => evening(zone, 10 + zone * 30));
  const of = (count: number, more: number) =>
    told(
      nights.slice(0, count).map(({ event }) => event),
      nights.slice(0, count).flatMap(({ outages }) => outages),
      [80, more],
    );
  expect(of(4, 60)).toEqual({ part: 0.6, events: 2, largest: { from: 10, to: 14 } });
  expect(of(4, 90)).toMatchObject({ part: 0.6, events: 3 });
  expect(of(4, 120)).toBeUndefined();
});

const hours = fc.record({ from: fc.nat(30), length: fc.integer({ min: 1, max: 6 }) });

test('no more is told than these stores were down in shared events, however the events overlap', () => {
  const event = fc.record({ time: hours, zone: fc.nat(7), count: fc.integer({ min: 1, max: 5 }) });
  const outage = fc.record({
    time: hours,
    store: fc.nat(STORES - 1),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 6 }),
      fc.array(outage, { maxLength: 30 }),
      fc.double({ min: 0.1, max: 40, noNaN: true }),
      (events, outages, more) => {
        const all = outages.map(({ time: { from, length }, store, part }) => ({
          store,
          from,
          to: from + length,
          shared: part * length,
        }));
        const shared = all.reduce((sum, one) => sum + one.shared, 0);
        const found = told(
          events.map(({ time: { from, length }, zone, count }) => ({
            stores: Array.from({ length: count }, (_, store) => zone + store * 8),
            from,
            to: from + length,
            zone,
          })),
          all,
          [shared, more],
        );
        if (found === undefined) return;
        expect(found.part).toBeGreaterThanOrEqual(0.5);
        expect(found.part * more).toBeLessThanOrEqual(shared * (1 + 1e-9));
        expect(found.events).toBeLessThanOrEqual(3);
      },
    ),
  );
});

test('it is said with the day, and how much of the difference that was', () => {
  const saying = { share: (share: number) => `${share * 100}%`, span: () => 'Nov 12, 09:00–13:00' };
  const largest = { from: 0, to: 1 };
  expect(togetherInWords({ part: 0.8, events: 1, largest }, saying)).toBe(
    '80% of the difference fell together on Nov 12, 09:00–13:00',
  );
  expect(togetherInWords({ part: 1, events: 1, largest }, saying)).toMatch(
    /^all of the difference fell together/,
  );
  expect(togetherInWords({ part: 0.6, events: 2, largest }, saying)).toBe(
    '60% of the difference fell in 2 events that stores shared, the largest on Nov 12, 09:00–13:00',
  );
});
