import { neverOnlineTest } from '../../main/report/standing-flags.ts';
import { joinSure } from '../../main/report/sure/join-sure.ts';
import { storeWhose } from '../../main/report/sure/store-whose.ts';
import type { Whose } from '../../main/report/sure/whose.ts';
import { joined, openOf, type SimulatedFleet, type SimulatedStore, simulateFleet, timeOf } from './fleet.ts';
import { engine, type Share } from './measure.ts';
import type { Shape } from './shapes.ts';

/** By what was said of the downtime of stores that were found down: how often most of the true one was so. */
export type MeasuredWhose = Record<Whose | 'nothing', Share>;

export const emptyWhose = (): MeasuredWhose => ({
  own: { held: 0, of: 0 },
  'partly-shared': { held: 0, of: 0 },
  shared: { held: 0, of: 0 },
  'others-down': { held: 0, of: 0 },
  'group-down': { held: 0, of: 0 },
  'few-polls': { held: 0, of: 0 },
  nothing: { held: 0, of: 0 },
});

/** What of a fleet is drawn and reported: its shape, of so many stores with so many events a week; whether reports know the groups. */
export type WhoseQuestion = {
  readonly shape: Shape;
  readonly stores: number;
  readonly events: number;
  readonly knowsGroups: boolean;
};

/**
 * Adds the stores of a fleet: said to be shared is right where half of the true downtime or more was shared, partly shared where a
 * twentieth was, and own where less than half was, which of those of which nothing is told is counted, too.
 */
export function measureWhose(into: MeasuredWhose, question: WhoseQuestion, seed: number): void {
  const { shape, stores, events, knowsGroups } = question;
  const fleet = simulateFleet({ ...shape, stores }, seed, 0, events);
  const { report, part } = engine(fleet, knowsGroups);
  const sure = joinSure(report, { own: [part], weekBefore: [], doubts: [] });
  const known = { ...report, details: { ...report.details, sure } };
  const isNeverOnline = neverOnlineTest(report.details);
  const online = fleet.stores.filter((_, place) => !isNeverOnline(place));
  const found = new Set(report.details.outages.store.subarray(0, report.details.outages.count));
  for (const [place, store] of fleet.stores.entries()) {
    if (isNeverOnline(place) || !found.has(place)) continue;
    const said = storeWhose(known, place)?.whose ?? 'nothing';
    const truth = sharedTime(fleet, online, store) / timeOf(store.down, store.plan, store.plan.periods);
    const share = into[said];
    share.of++;
    if (said === 'shared' ? truth >= 0.5 : said === 'partly-shared' ? truth > 0.05 : truth < 0.5)
      share.held++;
  }
}

/** How long a store was down while another was that was hit by the same event and open: who is hit alone shares with nobody. */
function sharedTime(
  { events }: SimulatedFleet,
  online: readonly SimulatedStore[],
  store: SimulatedStore,
): number {
  const { periods } = store.plan;
  const withOthers = events
    .filter((event) => store.hitBy.includes(event))
    .flatMap((event) =>
      online
        .filter((other) => other !== store && other.hitBy.includes(event))
        .flatMap(({ plan }) => openOf([[event.from, event.to]], plan, periods)),
    );
  return timeOf(joined(withOthers), store.plan, periods);
}
