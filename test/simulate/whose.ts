import { neverOnlineTest } from '../../main/report/standing-flags.ts';
import { joinSure } from '../../main/report/sure/join-sure.ts';
import { downtimeOf, type Whose, whoseOfStore } from '../../main/report/sure/whose.ts';
import { simulateFleet, timeOf } from './fleet.ts';
import { engine, type Share } from './measure.ts';
import type { Shape } from './shapes.ts';

/** By what was said of stores' downtime: how often most of the true one was so. */
export type MeasuredWhose = Record<Whose, Share>;

export const emptyWhose = (): MeasuredWhose => ({
  own: { held: 0, of: 0 },
  'partly-shared': { held: 0, of: 0 },
  shared: { held: 0, of: 0 },
  unclear: { held: 0, of: 0 },
});

/**
 * Adds the stores of a fleet with so many events: said to be shared is right where half of the true downtime or more was that
 * of events, partly shared where a twentieth was, and own where less than half was, which of what cannot be told is counted too.
 */
export function measureWhose(into: MeasuredWhose, shape: Shape, seed: number, events: number): void {
  const fleet = simulateFleet(shape, seed, 0, events);
  const { report, part } = engine(fleet);
  const sure = joinSure(report, { own: [part], weekBefore: [], doubts: [] });
  const isNeverOnline = neverOnlineTest(report.details);
  const others = fleet.stores.filter((_, place) => !isNeverOnline(place)).length - 1;
  for (const [place, store] of fleet.stores.entries()) {
    if (isNeverOnline(place)) continue;
    const downtime = downtimeOf(report.details.outages, sure.outages, (one) => one === place);
    const said = whoseOfStore(downtime, others);
    if (said === undefined) continue;
    const { periods } = store.plan;
    const truth = timeOf(store.shared, store.plan, periods) / timeOf(store.down, store.plan, periods);
    const share = into[said];
    share.of++;
    if (said === 'shared' ? truth >= 0.5 : said === 'partly-shared' ? truth > 0.05 : truth < 0.5)
      share.held++;
  }
}
