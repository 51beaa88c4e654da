import { useRef, useState } from 'react';

/**
 * Does one thing at a time: what is asked for while it is being done, such as the second half of a double click or of an
 * Enter held down, is the same wish and does nothing. `done` says that there is nothing left to do, as when a dialog has
 * closed and is only fading.
 */
export function useOnce() {
  const state = useRef<'free' | 'busy' | 'done'>('free');
  const [isBusy, setBusy] = useState(false);

  async function once(work: () => Promise<'again' | 'done'>): Promise<void> {
    if (state.current !== 'free') return;
    state.current = 'busy';
    setBusy(true);
    let outcome: 'again' | 'done' = 'again';
    try {
      outcome = await work();
    } finally {
      state.current = outcome === 'done' ? 'done' : 'free';
      setBusy(false);
    }
  }

  return { isBusy, once };
}
