import * as v from 'valibot';
import type { AppError, Calls } from '../../../preload/contract.ts';
import { MAX_RECORD_BYTES } from '../../import/records.ts';

/** A call of the contract: what its arguments must be, and what answers it. */
export type AnsweredCall<K extends keyof Calls> = {
  readonly schema: v.GenericSchema<unknown, Parameters<Calls[K]>>;
  /** The signal, after the arguments, aborts when the window gives the call up. */
  readonly answer: (
    ...args: [...Parameters<Calls[K]>, signal: AbortSignal]
  ) => ReturnType<Calls[K]> | Promise<ReturnType<Calls[K]>>;
};

/** Every call of the contract; one that is missing does not compile. */
export type AnsweredCalls = { readonly [K in keyof Calls]: AnsweredCall<K> };

/** Puts a call together: a schema for each argument, and the function that is handed them once they are checked. */
export function call<const S extends v.TupleItems, R>(
  schemas: S,
  answer: (...args: [...v.InferOutput<v.StrictTupleSchema<S, undefined>>, signal: AbortSignal]) => R,
) {
  return { schema: v.strictTuple(schemas), answer };
}

/** Thrown by an answer for an error whose code is the window's business. */
export class CallError extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.message);
    this.error = error;
  }
}

export const Uuid = v.pipe(v.string(), v.uuid());
/** One group of a report, where one is named. */
export const Group = { group: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_RECORD_BYTES))) };
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
/** How many rows of a list the window may ask for at once. */
export const PageSize = v.pipe(Count, v.maxValue(1000));
