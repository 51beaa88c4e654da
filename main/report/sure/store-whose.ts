import { longestHeld, numbersOf } from '../numbers.ts';
import type { OutageTable } from '../outage-table.ts';
import type { ReportDetails, StoredReport } from '../report.ts';
import { neverOnlineTest } from '../standing-flags.ts';
import { matesOf } from './mates.ts';
import type { Alike, SharedEvent } from './sure.ts';
import { countTelling, downtimeOf, type StoreDowntime, type Whose, whoseOfStore } from './whose.ts';

/** Whose a store's downtime was, and the largest event that it was of. */
export type StoreWhose = StoreDowntime & {
  readonly whose: Whose | undefined;
  readonly event: { readonly alike: Alike; readonly stores: number } | undefined;
};

/**
 * Whose the downtime of a store was in the week or the period of its report; `undefined` where it has none, where nothing is
 * known of others or was found out, and of a store that was never online, which is no matter of others.
 */
export function storeWhose(report: StoredReport, place: number): StoreWhose | undefined {
  const { details } = report;
  if (details?.sure === undefined) return undefined;
  const isNeverOnline = neverOnlineTest(details);
  if (isNeverOnline(place)) return undefined;
  const { outages } = details;
  const downtime = downtimeOf(outages, details.sure.outages, (store) => store === place);
  if (Number.isNaN(downtime.othersDown)) return undefined;
  const window = longestHeld(report);
  const timeOf = (measure: 'up' | 'down') => numbersOf(report, 'interpolated', measure, window);
  const [up, down] = [timeOf('up'), timeOf('down')];
  const known = (store: number) => (up[store] as number) + (down[store] as number);
  const ofStore: StoreDowntime = {
    ...downtime,
    polls: pollsOf(outages, place),
    mates: matesOf(
      details,
      place,
      (store) => known(store) > 0 && !isNeverOnline(store),
      (store) => (down[store] as number) / known(store),
    ),
  };
  const event = largestEvent(details, details.sure.events, place);
  return {
    ...ofStore,
    whose: whoseOfStore(ofStore, countTelling(up, down, isNeverOnline) - 1),
    event: event && { alike: event.alike, stores: event.stores.length },
  };
}

/** How many polls found it down. */
function pollsOf({ count, store, polls }: OutageTable, place: number): number {
  let found = 0;
  for (let outage = 0; outage < count; outage++) {
    if (store[outage] === place) found += polls[outage] as number;
  }
  return found;
}

function largestEvent(
  { outages }: Pick<ReportDetails, 'outages'>,
  events: readonly SharedEvent[],
  place: number,
): SharedEvent | undefined {
  const isOf = ({ stores, from, to }: SharedEvent) =>
    stores.includes(place) &&
    outages.store.some(
      (store, outage) =>
        store === place &&
        outage < outages.count &&
        from < (outages.ended[outage] as number) &&
        to > (outages.started[outage] as number),
    );
  return events.filter(isOf).toSorted((a, b) => b.stores.length - a.stores.length)[0];
}
