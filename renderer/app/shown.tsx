import {
  Activity,
  createContext,
  type ReactNode,
  Suspense,
  startTransition,
  useContext,
  useEffect,
  useState,
} from 'react';

const MayPrepare = createContext(false);

/** Longest time that screens wait for a moment in which the page has nothing else to do (ms). */
const WAITS_MS = 1000;

/** Makes hidden screens ready once the first is on the screen, which is what the person waits for. */
export function Prepared({ after, children }: { readonly after: boolean; readonly children: ReactNode }) {
  const [mayPrepare, setMayPrepare] = useState(false);
  useEffect(() => {
    if (!after) return;
    let idle = 0;
    const frame = requestAnimationFrame(() => {
      idle = requestIdleCallback(() => startTransition(() => setMayPrepare(true)), { timeout: WAITS_MS });
    });
    return () => {
      cancelAnimationFrame(frame);
      cancelIdleCallback(idle);
    };
  }, [after]);
  return <MayPrepare.Provider value={mayPrepare}>{children}</MayPrepare.Provider>;
}

/** A screen that may be hidden, and keeps what the person did there. */
export function Shown({ when, children }: { readonly when: boolean; readonly children: ReactNode }) {
  const mayPrepare = useContext(MayPrepare);
  const [isMade, setMade] = useState(when);
  if (when && !isMade) setMade(true);
  if (!isMade && !mayPrepare) return null;
  return (
    <Activity mode={when ? 'visible' : 'hidden'}>
      <Suspense>{children}</Suspense>
    </Activity>
  );
}
