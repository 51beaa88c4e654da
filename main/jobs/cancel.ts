import { JobError } from './error.ts';

/**
 * A cancel flag that both threads see: the worker reads it in the middle of synchronous work, where no message could
 * reach it.
 */
export type CancelFlag = Int32Array<SharedArrayBuffer>;

export function createCancelFlag(): CancelFlag {
  return new Int32Array(new SharedArrayBuffer(4));
}

export function requestCancel(flag: CancelFlag): void {
  Atomics.store(flag, 0, 1);
}

export function isCancelled(flag: CancelFlag): boolean {
  return Atomics.load(flag, 0) === 1;
}

/** Throws the error `cancelled` once somebody has asked for it; a transaction around it then rolls back whole. */
export function throwIfCancelled(flag: CancelFlag): void {
  if (isCancelled(flag))
    throw new JobError({ code: 'cancelled', message: 'Cancelled. Nothing was changed.' });
}
