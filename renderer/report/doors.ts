import { createContext, use, useEffect, useEffectEvent, useRef } from 'react';
import type { OutageFilter } from './outages/outages-in-view.ts';
import type { StoreFilter } from './stores/store-filter.ts';

/** Where figures of a report lead: to the rows behind them. */
export type Doors = {
  /** The Stores tab with this filter, and nothing else that narrows it. */
  readonly toStores: (filter: Partial<StoreFilter>) => void;
  /** The Outages tab likewise. */
  readonly toOutages: (filter: Partial<OutageFilter>) => void;
  /** How often each was entered by a door. */
  readonly entered: Readonly<Record<'stores' | 'outages', number>>;
};

export const DoorsContext = createContext<Doors>({
  toStores: () => undefined,
  toOutages: () => undefined,
  entered: { stores: 0, outages: 0 },
});

export const useDoors = (): Doors => use(DoorsContext);

/** Hears that a tab was entered by a door. */
export function useEntered(tab: 'stores' | 'outages', hear: () => void): void {
  const times = useDoors().entered[tab];
  const heard = useRef(times);
  const run = useEffectEvent(hear);
  useEffect(() => {
    if (heard.current === times) return;
    heard.current = times;
    run();
  }, [times]);
}
