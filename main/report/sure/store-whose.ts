import { longestHeld, numbersOf } from '../numbers.ts';
import type { ReportDetails, StoredReport } from '../report.ts';
import { neverOnlineTest } from '../standing-flags.ts';
import type { Alike, SharedEvent } from './sure.ts';
import { countTelling, type Downtime, downtimeOf, type Whose, whoseOfStore } from './whose.ts';

/** Whose a store's downtime was, and the largest event that it was of. */
export type StoreWhose = Downtime & {
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
  const downtime = downtimeOf(details.outages, details.sure.outages, (store) => store === place);
  if (Number.isNaN(downtime.othersDown)) return undefined;
  const window = longestHeld(report);
  const timeOf = (measure: 'up' | 'down') => numbersOf(report, 'interpolated', measure, window);
  const telling = countTelling(timeOf('up'), timeOf('down'), isNeverOnline);
  const event = largestEvent(details, details.sure.events, place);
  return {
    ...downtime,
    whose: whoseOfStore(downtime, telling - 1),
    event: event && { alike: event.alike, stores: event.stores.length },
  };
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
