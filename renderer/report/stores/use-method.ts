import { useDeferredValue } from 'react';
import type { Method } from '../../../preload/contract.ts';
import { usePreferences } from '../../workspace/preferences.ts';

/** The method to show, and how to choose another. A view behind the one in which it is changed follows when there is time. */
export function useMethod(isShown: boolean): [method: Method, choose: (method: Method) => void] {
  const [{ method }, changePreferences] = usePreferences();
  const deferred = useDeferredValue(method);
  return [isShown ? method : deferred, (chosen) => changePreferences({ method: chosen })];
}
