import { useCallback, useLayoutEffect, useRef } from 'react';

/** Stays the same function at every rendering and does what the latest one does, so who is given it is not drawn again. */
export function useStable<A extends readonly unknown[]>(act: (...args: A) => void): (...args: A) => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
