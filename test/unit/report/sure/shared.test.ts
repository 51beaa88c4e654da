import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../fixtures/runs.ts';
import { assertUntilMet } from '../../../fixtures/until-met.ts';
import { engineSure } from '../../../reference/engine-sure.ts';
import { fleetsOf } from '../../../reference/fleets.ts';
import { type ReferenceEvent, referenceShared } from '../../../reference/shared.ts';

test('shared events and what outages have in common are what a search bin by bin finds', () => {
  let events = 0;
  let outages = 0;
  assertUntilMet(
    fc.property(fleetsOf(30, 90), (fleet) => {
      const { report, sure } = engineSure(fleet);
      const expected = referenceShared(fleet);
      const found = sure.events.map(({ alike, from, to, stores }): ReferenceEvent => {
        const name = alike.kind === 'fleet' ? 'fleet' : `${alike.kind} ${alike.name}`;
        return {
          alike: name,
          from,
          to,
          stores: Array.from(stores, (place) => report.stores[place] ?? '').sort(),
        };
      });
      const order = (a: ReferenceEvent, b: ReferenceEvent) =>
        a.from - b.from || a.to - b.to || (a.alike < b.alike ? -1 : 1);
      expect(found.toSorted(order)).toEqual(expected.events.toSorted(order));
      events += found.length;
      const { store, started, ended, count } = report.details.outages;
      for (let outage = 0; outage < count; outage += 23) {
        const id = report.stores[store[outage] as number] as string;
        const { shared, othersDown, usual } = sure.outages;
        expect({
          shared: shared[outage],
          othersDown: othersDown[outage],
          usual: usual[outage],
        }).toEqual(expected.ofOutage(id, started[outage] as number, ended[outage] as number));
        outages++;
      }
    }),
    runs(2, 40),
    () => Math.min(events, outages),
  );
}, 600_000);
