import { useCallback, useLayoutEffect, useRef } from 'react';

/** The same function at every rendering, which does what the latest one does: what it is handed to need not draw anew. */
export function useStable<A extends readonly unknown[]>(act: (...args: A) => void): (...args: A) => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
