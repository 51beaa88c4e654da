import { createContext, use, useEffect, useEffectEvent, useRef } from 'react';
import type { PeriodName } from '../../../preload/contract.ts';
import type { Sort } from '../../grid/grid-column.ts';
import type { GroupChoice } from './group-choice.ts';
import type { OutageFilter } from './outage-filter.ts';
import type { StoreFilter } from './store-filter.ts';

/** How the table of stores is to show what was asked for, besides what narrows it; always by the leading method. */
export type StoresLook = {
  readonly sort?: Sort;
  /** Downtime with its bounds, which are of the interpolated method. */
  readonly bounds?: true;
};

/** Where figures of a report lead: to the rows behind them. */
export type Doors = {
  /** The Stores tab with this filter, and nothing else that narrows it. */
  readonly toStores: (filter: Partial<StoreFilter>, look?: StoresLook) => void;
  /** The Outages tab likewise. */
  readonly toOutages: (filter: Partial<OutageFilter>) => void;
  /** The Overview, narrowed to a group or to all. */
  readonly toOverview: (group: GroupChoice) => void;
  /** How often each was entered by a door, and what the last one asked for. */
  readonly entered: Readonly<Record<'stores' | 'outages', Entered>>;
};

type Entered = { readonly times: number; readonly look: StoresLook };
export const NEVER_ENTERED: Entered = { times: 0, look: {} };

export const DoorsContext = createContext<Doors>({
  toStores: () => undefined,
  toOutages: () => undefined,
  toOverview: () => undefined,
  entered: { stores: NEVER_ENTERED, outages: NEVER_ENTERED },
});

export const useDoors = (): Doors => use(DoorsContext);

/** Most downtime of a window first, with its bounds. */
export const withBounds = (window: PeriodName): StoresLook => ({
  bounds: true,
  sort: { column: `down-${window}`, direction: 'descending', apartLast: true },
});

/** Lowest uptime of a window first. */
export const lowestUptime = (window: PeriodName): StoresLook => ({
  sort: { column: `uptime-${window}`, direction: 'ascending' },
});

/** Most sales lost in a window first. */
export const mostSalesLost = (window: PeriodName): StoresLook => ({
  sort: { column: `lost-sales-${window}`, direction: 'descending' },
});

/** Longest not observed in a window first. */
export const leastObserved = (window: PeriodName): StoresLook => ({
  sort: { column: `unknown-${window}`, direction: 'descending' },
});

/** Hears that a tab was entered by a door, also before there was time to make it ready. */
export function useEntered(tab: 'stores' | 'outages', hear: (look: StoresLook) => void): void {
  const { times, look } = useDoors().entered[tab];
  const heard = useRef(NEVER_ENTERED.times);
  const run = useEffectEvent(hear);
  useEffect(() => {
    if (heard.current === times) return;
    heard.current = times;
    run(look);
  }, [times, look]);
}
