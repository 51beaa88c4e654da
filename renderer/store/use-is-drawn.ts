import { startTransition, useEffect, useState } from 'react';

/** Whether the first frame with the component has been drawn: what can wait for it keeps it from nobody. */
export function useIsDrawn(): boolean {
  const [isDrawn, setIsDrawn] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => startTransition(() => setIsDrawn(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return isDrawn;
}
