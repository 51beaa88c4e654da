import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import { type Preferences, REACH_MINUTES } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { useQuery } from '../bridge/use-query.ts';

type ChangePreferences = (change: Partial<Preferences>) => void;

/** What holds until main has told what the person prefers. */
const UNTOLD: Preferences = {
  theme: 'system',
  clock: 'store',
  method: 'interpolated',
  reachMinutes: REACH_MINUTES.usual,
  reportZone: undefined,
  currency: 'USD',
  targetPercent: undefined,
  versionAge: 'quarterly',
};

const PreferencesContext = createContext<readonly [Preferences, ChangePreferences]>([
  UNTOLD,
  () => undefined,
]);
export const PreferencesProvider = PreferencesContext.Provider;

/** What the person prefers, and how to change it. */
export const usePreferences = () => useContext(PreferencesContext);

/** For the app alone, which provides them to everything in it. */
export function useStoredPreferences(): readonly [Preferences, ChangePreferences] {
  const { result } = useQuery('preferences');
  const [preferences, setPreferences] = useState(UNTOLD);
  useEffect(() => {
    if (result?.ok) setPreferences(result.value);
  }, [result]);
  const change = useCallback((part: Partial<Preferences>) => {
    setPreferences((current) => ({ ...current, ...part }));
    void call('changePreferences', part);
  }, []);
  return [preferences, change];
}
