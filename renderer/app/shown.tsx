import {
  Activity,
  createContext,
  type ReactNode,
  Suspense,
  startTransition,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { ScreenBoundary } from '../components/boundary.tsx';
import { whenIdle } from '../components/when-idle.ts';

const MayPrepare = createContext(false);

/** Longest time that screens wait for a moment in which the page has nothing else to do (ms). */
const WAITS_MS = 1000;

/** Makes hidden screens ready once the first is on the screen, which is what the person waits for. */
export function Prepared({ after, children }: { readonly after: boolean; readonly children: ReactNode }) {
  const [mayPrepare, setMayPrepare] = useState(false);
  useEffect(() => {
    if (!after) return;
    return whenIdle(() => startTransition(() => setMayPrepare(true)), WAITS_MS);
  }, [after]);
  return <MayPrepare.Provider value={mayPrepare}>{children}</MayPrepare.Provider>;
}

/** A screen that may be hidden, and keeps what the person did there. What has changed meanwhile is drawn when it is shown. */
export function Shown({ when, children }: { readonly when: boolean; readonly children: ReactNode }) {
  const mayPrepare = useContext(MayPrepare);
  const [isMade, setMade] = useState(when);
  const drawn = useRef<ReactNode>(undefined);
  if (when && !isMade) setMade(true);
  if (!isMade && !mayPrepare) return null;
  if (when) drawn.current = children;
  drawn.current ??= children;
  return (
    <Activity mode={when ? 'visible' : 'hidden'}>
      <ScreenBoundary>
        <Suspense>{drawn.current}</Suspense>
      </ScreenBoundary>
    </Activity>
  );
}
