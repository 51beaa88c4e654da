import { Children, type ReactNode, startTransition, useEffect, useEffectEvent, useState } from 'react';
import { afterFrame } from './after-frame.ts';

/**
 * Draws its children from the first on, some at once and then one a frame: much to draw would hold the page up, and what is on
 * top is read first.
 */
export function OneByOne({
  atOnce,
  onDrawn,
  children,
}: {
  /** How many are there from the beginning. */
  readonly atOnce: number;
  /** All of them are there. */
  readonly onDrawn: () => void;
  readonly children: ReactNode;
}) {
  const parts = Children.toArray(children);
  const [drawn, setDrawn] = useState(atOnce);
  const isWhole = drawn >= parts.length;
  const goOn = useEffectEvent(() => {
    if (isWhole) onDrawn();
    else startTransition(() => setDrawn(drawn + 1));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step each time that there is more
  useEffect(() => afterFrame(goOn), [drawn, isWhole]);
  return parts.slice(0, drawn);
}
