import fc from 'fast-check';
import { sequence } from '../bench/random.ts';
import type { DataSet } from './report.ts';
import { DAY, HOUR, WEEK } from './wall-clock.ts';

/** A fleet with what the questions of SPEC §16 turn on, each store of a group. */
export type Fleet = DataSet & { readonly groupOf: ReadonlyMap<string, string> };

const MINUTE = 60_000;
const NOON = Date.parse('2023-03-22T12:00:00Z');
const ZONES = ['America/Chicago', 'America/New_York', 'Asia/Kathmandu'];
const HOURS = [
  [],
  [[9 * HOUR, 21 * HOUR]],
  [[18 * HOUR, 2 * HOUR]],
  [
    [8 * HOUR, 11 * HOUR],
    [12 * HOUR, DAY],
  ],
];

/**
 * Some stores, most of them polled about hourly, some every few minutes, some always at the same minute; some never online,
 * most of the others hardly ever down, some often; the polling paused for a day; and two stretches in which many of a group go down.
 */
export const fleetsOf = (min: number, max: number): fc.Arbitrary<Fleet> =>
  fc
    .record({
      seed: fc.nat(2 ** 31),
      stores: fc.integer({ min, max }),
      reach: fc.constantFrom(90, 45, 200),
    })
    .map(({ seed, stores, reach }) => makeFleet(sequence(seed), stores, reach * MINUTE));

function makeFleet(next: () => number, stores: number, reach: number): Fleet {
  const asOf = NOON + Math.floor(next() * 1000) * MINUTE;
  const pause = asOf - WEEK + Math.floor(next() * 6.5 * DAY) - 12 * HOUR;
  const blackouts = [0, 1].map(() => asOf - Math.floor(next() * WEEK));
  const data = { polls: [], hours: [], zones: [] } as {
    polls: { store: string; at: number; active: boolean }[];
    hours: { store: string; day: number; start: number; end: number }[];
    zones: { store: string; zone: string }[];
  };
  const groupOf = new Map<string, string>();
  for (let number = 0; number < stores; number++) {
    const store = `s${number}`;
    if (next() < 0.8) groupOf.set(store, next() < 0.7 ? 'North' : 'South');
    if (next() < 0.8) data.zones.push({ store, zone: ZONES[Math.floor(next() * 3)] as string });
    for (const [start, end] of HOURS[Math.floor(next() * 4)] as number[][]) {
      for (let day = 0; day < 7; day++)
        data.hours.push({ store, day, start: start as number, end: end as number });
    }
    const kind = next();
    const [fails, recovers] = kind < 0.2 ? [1, 0] : kind < 0.6 ? [0.002, 0.2] : [0.08, 0.3];
    const every = next() < 0.08 ? 6 * MINUTE : HOUR;
    const isLocked = next() < 0.1;
    let isDown = kind < 0.2;
    const begin = asOf - WEEK - 4 * HOUR;
    for (let slot = begin; slot < asOf + HOUR; slot += every) {
      const at = isLocked ? slot - (slot % HOUR) + 7 * MINUTE : slot + Math.floor(next() * every * 0.9);
      isDown = isDown
        ? next() >= (recovers as number) * (every / HOUR)
        : next() < (fails as number) * (every / HOUR);
      if (at > pause && at < pause + DAY) continue;
      const isOut = groupOf.get(store) === 'North' && blackouts.some((from) => at > from && at < from + HOUR);
      data.polls.push({ store, at, active: !isDown && !isOut });
    }
  }
  return { ...data, groupOf, asOf, reach };
}
