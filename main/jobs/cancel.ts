import { JobError } from './error.ts';

/** What work asks whether it is still wanted: an AbortSignal, or what stands for one on another thread. */
export type Cancel = Pick<AbortSignal, 'aborted'>;

/** Throws the error `cancelled` once somebody has asked for it; a transaction around it then rolls back whole. */
export function throwIfCancelled({ aborted }: Cancel): void {
  if (aborted) throw new JobError({ code: 'cancelled', message: 'Cancelled. Nothing was changed.' });
}
