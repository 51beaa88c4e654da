import type { ReportOverview, ReportTable } from '../../../preload/contract.ts';
import { DAY } from '../../format/times.ts';
import { neverOnlineTest } from '../shared/standing.ts';
import type { Scope } from './scope.ts';

/** Stores that are down at as-of, or were when they closed, and since when, the longest first. */
export type DownNow = ReportOverview['downNow'];

/** Of those, the ones that the Overview tells of and that were online before: the others are told apart (SPEC §16). */
export function toCallOf(downNow: DownNow, table: ReportTable, { isIn }: Scope): DownNow {
  const isNeverOnline = neverOnlineTest(table);
  return downNow.filter(({ store }) => isIn(store) && !isNeverOnline(store));
}

/**
 * Whom to call first: of the stores that are down at as-of the one that is for longest, whatever the rest of its week was. The
 * Overview names one, and Act on these marks it, for that list goes by the whole week and may begin with another.
 */
export const firstToCall = ([first]: DownNow): DownNow[number] | undefined => first;

/** "since Tue 14:10", "since before Wed 12:00": `at` is the instant by the store's clock. */
export const sinceWords = ({ record }: ReportTable, since: number, at: string): string =>
  since <= record.asOf - 7 * DAY ? `since before ${at}` : `since ${at}`;

/** How long the last outage of a store took, in its business hours of the week: what Outages says of it. */
export function lastDownOf({ details }: ReportTable): (store: number) => number {
  const outages = details?.outages;
  if (outages === undefined) return () => Number.NaN;
  const down = new Map<number, number>();
  for (let place = 0; place < outages.count; place++) {
    down.set(outages.store[place] ?? -1, outages.down[place] ?? Number.NaN);
  }
  return (store) => down.get(store) ?? Number.NaN;
}
