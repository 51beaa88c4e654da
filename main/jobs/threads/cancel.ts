import { JobError } from './error.ts';

const CANCEL_CHECK_MS = 50;

/** What work asks whether it is still wanted: an AbortSignal, or what stands for one on another thread. */
export type Cancel = Pick<AbortSignal, 'aborted'>;

/** Rejects with the error `cancelled` once somebody has asked for it, for work that only waits; `stop` ends the watch. */
export function watchForCancel(cancel: Cancel): { cancelled: Promise<never>; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const cancelled = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      try {
        throwIfCancelled(cancel);
      } catch (error) {
        reject(error);
      }
    }, CANCEL_CHECK_MS);
  });
  cancelled.catch(() => undefined);
  return { cancelled, stop: () => clearInterval(timer) };
}

/** Throws the error `cancelled` once somebody has asked for it; a transaction around it then rolls back whole. */
export function throwIfCancelled({ aborted }: Cancel): void {
  if (aborted) throw new JobError({ code: 'cancelled', message: 'Cancelled. Nothing was changed.' });
}
