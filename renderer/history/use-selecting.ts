import { startTransition, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useStable } from '../components/use-stable.ts';

type Ids = ReadonlySet<string>;

/**
 * What is chosen is drawn after the press that chooses it: a double click, which leads away from here, would else have the
 * table drawn anew between its presses (20 ms of a processor). `catchUp` draws it at once, for the key or the press that
 * follows: what that does is done to what was chosen last.
 */
export function useSelecting(drawn: Ids, draw: (ids: Ids) => void) {
  const chosen = useRef(drawn);
  const select = useStable((ids: Ids) => {
    chosen.current = ids;
    startTransition(() => draw(ids));
  });
  const catchUp = () => {
    if (chosen.current !== drawn) flushSync(() => draw(chosen.current));
  };
  return { select, catchUp };
}
