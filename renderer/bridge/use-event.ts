import { useEffect, useEffectEvent } from 'react';
import type { Events } from '../../preload/contract.ts';
import { bridge } from './bridge.ts';

/** Hears an event of main for as long as the component is there. */
export function useEvent<K extends keyof Events>(event: K, listener: (payload: Events[K]) => void): void {
  const hear = useEffectEvent(listener);
  useEffect(() => bridge.on(event, (payload) => hear(payload)), [event]);
}
