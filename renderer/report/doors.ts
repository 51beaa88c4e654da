import { createContext, use, useEffect, useEffectEvent, useRef } from 'react';
import type { OutageFilter } from './outages/outages-in-view.ts';
import type { StoreFilter } from './stores/store-filter.ts';

/** Where figures of a report lead: to the rows behind them. */
export type Doors = {
  /** The Stores tab with this filter, and nothing else that narrows it. */
  readonly toStores: (filter: Partial<StoreFilter>) => void;
  /** The Outages tab likewise. */
  readonly toOutages: (filter: Partial<OutageFilter>) => void;
  /** How often the Stores tab was entered by a door. */
  readonly storesEntered: number;
};

export const DoorsContext = createContext<Doors>({
  toStores: () => undefined,
  toOutages: () => undefined,
  storesEntered: 0,
});

export const useDoors = (): Doors => use(DoorsContext);

/** Hears that the Stores tab was entered by a door. */
export function useStoresEntered(hear: () => void): void {
  const { storesEntered } = useDoors();
  const heard = useRef(storesEntered);
  const run = useEffectEvent(hear);
  useEffect(() => {
    if (heard.current === storesEntered) return;
    heard.current = storesEntered;
    run();
  }, [storesEntered]);
}
