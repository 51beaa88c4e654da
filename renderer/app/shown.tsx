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
  const drawn = useDrawn(when, children);
  return drawn === undefined ? null : <Activity mode={when ? 'visible' : 'hidden'}>{drawn}</Activity>;
}

/**
 * The same of a screen that is costly to show again: it stays behind the others in its size, out of sight and of reach. Where
 * it would be taken out of the page, a table of React Aria is built anew twice, each time in one piece: as it loses its size
 * and as its rows are found again.
 */
export function Kept({ when, children }: { readonly when: boolean; readonly children: ReactNode }) {
  const drawn = useDrawn(when, children);
  if (drawn === undefined) return null;
  return (
    <div className={when ? 'kept' : 'kept kept-hidden'} inert={!when}>
      {drawn}
    </div>
  );
}

/** What was last to be shown; `undefined` until it was, or may be made ready. */
function useDrawn(when: boolean, children: ReactNode): ReactNode {
  const mayPrepare = useContext(MayPrepare);
  const [isMade, setMade] = useState(when);
  const drawn = useRef<ReactNode>(undefined);
  if (when && !isMade) setMade(true);
  if (!isMade && !mayPrepare) return undefined;
  if (when) drawn.current = children;
  drawn.current ??= children;
  return (
    <ScreenBoundary>
      <Suspense>{drawn.current}</Suspense>
    </ScreenBoundary>
  );
}
