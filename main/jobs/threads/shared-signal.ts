import type { Cancel } from './cancel.ts';

/**
 * An AbortSignal that a worker can read in the middle of synchronous work, where no message would reach it: one number
 * in memory that both threads see.
 */
export type SharedSignal = Int32Array<SharedArrayBuffer>;

/** Shares a signal with another thread; `release` when the work has ended, or the signal would keep it in memory. */
export function shareSignal(signal: AbortSignal | undefined): { shared: SharedSignal; release: () => void } {
  const shared = new Int32Array(new SharedArrayBuffer(4));
  const pass = () => cancelShared(shared);
  if (signal?.aborted) pass();
  else signal?.addEventListener('abort', pass);
  return { shared, release: () => signal?.removeEventListener('abort', pass) };
}

export function cancelShared(shared: SharedSignal): void {
  Atomics.store(shared, 0, 1);
}

/** The signal as the other thread sees it. */
export function readSharedSignal(shared: SharedSignal): Cancel {
  return {
    get aborted() {
      return Atomics.load(shared, 0) === 1;
    },
  };
}
