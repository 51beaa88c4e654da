import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createOutageCollector, joinOutages, outagesOf } from '../../../main/report/outage-table.ts';
import { BEGINNINGS, ENDINGS, type Outage } from '../../../main/report/outages.ts';

/** More than the first tables hold, so that each part hands over several. */
const OUTAGES = 5_000;
const STORES = 50;

function outage(seed: number): Outage {
  const some = (step: number) => (seed * step) % 1_000_003;
  return {
    started: seed,
    ended: seed + some(7) / 2,
    began: BEGINNINGS[some(3) % BEGINNINGS.length] ?? 'unwatched',
    endedBy: ENDINGS[some(5) % ENDINGS.length] ?? 'unwatched',
    down: some(11) / 2,
    atLeast: some(13),
    atMost: some(17),
    unknown: some(19),
    polls: some(23),
  };
}

it('joins the outages of stores that two gathered in the order of stores, and of each in order of time', () => {
  const shares = fc.array(fc.nat(1), { minLength: STORES, maxLength: STORES });
  const order = fc.shuffledSubarray(
    Array.from({ length: STORES }, (_, store) => store),
    { minLength: STORES },
  );
  fc.assert(
    fc.property(shares, order, (shares, order) => {
      const parts = [0, 1].map(() => ({ places: [] as number[], collector: createOutageCollector() }));
      const wanted = order.map((): Outage[] => []);
      for (const place of order) {
        const part = parts[shares[place] as number] as (typeof parts)[number];
        for (let one = 0; one < (place % 3) * (OUTAGES / STORES); one++) {
          const told = outage(place * OUTAGES + one);
          part.collector.add(part.places.length, told);
          wanted[place]?.push(told);
        }
        part.places.push(place);
      }
      const joint = joinOutages(
        parts.map(({ collector }) => collector.finish()),
        parts.map(({ places }) => Uint32Array.from(places)),
        STORES,
      );
      expect(outagesOf(joint)).toEqual(wanted.flat());
      expect([...joint.store]).toEqual(wanted.flatMap((of, place) => of.map(() => place)));
    }),
    { numRuns: 20 },
  );
});
