import * as v from 'valibot';
import type { ReportTable, WindowName } from '../../../preload/contract.ts';
import { DAY, HOUR, MINUTE } from '../../format/times.ts';
import type { Sort } from '../grid/grid-column.ts';
import { isOngoing, type OutageKey, type Outages, outageValue } from './outage-columns.ts';

export const OUTAGE_SHOWS = ['all', 'still-down', 'one-poll'] as const;
export type OutageShow = (typeof OUTAGE_SHOWS)[number];

/** Which outages the table shows; `atLeast` is a length of downtime in milliseconds. */
export type OutageFilter = {
  readonly show: OutageShow;
  /** Those with time in it. */
  readonly window: WindowName;
  readonly atLeast: number;
};

export const EVERY_OUTAGE: OutageFilter = { show: 'all', window: 'week', atLeast: 0 };

export const LENGTHS: readonly { readonly label: string; readonly atLeast: number }[] = [
  { label: 'Any length', atLeast: 0 },
  { label: '30 minutes or longer', atLeast: 30 * MINUTE },
  { label: '1 hour or longer', atLeast: HOUR },
  { label: '4 hours or longer', atLeast: 4 * HOUR },
  { label: '12 hours or longer', atLeast: 12 * HOUR },
  { label: '24 hours or longer', atLeast: DAY },
];

export const OutageFilterSchema: v.GenericSchema<unknown, OutageFilter> = v.object({
  show: v.picklist(OUTAGE_SHOWS),
  window: v.picklist(['hour', 'day', 'week']),
  atLeast: v.picklist(LENGTHS.map(({ atLeast }) => atLeast)),
});

export const LONGEST_FIRST: Sort<OutageKey> = { column: 'down', direction: 'descending' };

const WINDOW_LENGTHS: Readonly<Record<WindowName, number>> = { hour: HOUR, day: DAY, week: 7 * DAY };

/** Whether an outage is one of those that the filter shows. */
export function outageTest(
  outages: Outages,
  asOf: number,
  filter: OutageFilter,
): (outage: number) => boolean {
  const since = asOf - WINDOW_LENGTHS[filter.window];
  return (outage) => {
    if ((outages.down[outage] ?? 0) < filter.atLeast || (outages.ended[outage] ?? 0) <= since) return false;
    switch (filter.show) {
      case 'all':
        return true;
      case 'still-down':
        return isOngoing(outages, outage);
      case 'one-poll':
        return outages.polls[outage] === 1;
    }
  };
}

export function countOutages(
  outages: Outages,
  asOf: number,
  filter: OutageFilter,
): Readonly<Record<OutageShow, number>> {
  const counts: Record<OutageShow, number> = { all: 0, 'still-down': 0, 'one-poll': 0 };
  for (const show of OUTAGE_SHOWS) {
    const passes = outageTest(outages, asOf, { ...filter, show });
    for (let outage = 0; outage < outages.count; outage++) if (passes(outage)) counts[show]++;
  }
  return counts;
}

/** The places of the outages to show, in the order to show them; equals stay in order of store and time. */
export function outagesInView(
  { stores, record }: ReportTable,
  outages: Outages,
  { sort, filter, search }: { sort: Sort<OutageKey>; filter: OutageFilter; search: string },
): Uint32Array {
  const passes = outageTest(outages, record.asOf, filter);
  const sought = search.trim().toLowerCase();
  const found = new Uint32Array(outages.count);
  let count = 0;
  for (let outage = 0; outage < outages.count; outage++) {
    if (!passes(outage)) continue;
    const id = stores[outages.store[outage] ?? -1] ?? '';
    if (sought === '' || id.toLowerCase().includes(sought)) found[count++] = outage;
  }
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const value = (outage: number) => outageValue(outages, sort.column, outage);
  return found.subarray(0, count).sort((a, b) => sign * (value(a) - value(b)) || a - b);
}
