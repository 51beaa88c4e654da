import { startTransition, useEffect, useState } from 'react';
import { afterFrame } from '../components/after-frame.ts';

/** Whether the first frame with the component has been drawn: what can wait for it keeps it from nobody. */
export function useIsDrawn(): boolean {
  const [isDrawn, setIsDrawn] = useState(false);
  useEffect(() => afterFrame(() => startTransition(() => setIsDrawn(true))), []);
  return isDrawn;
}
