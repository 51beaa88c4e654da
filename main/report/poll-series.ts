import type { Milliseconds } from './types.ts';

/**
 * Polls of one store in ascending order of time, `count` of them at the front of the arrays, which are reused from
 * store to store: 2 million small objects would cost more than the report itself.
 */
export type PollSeries = { at: Float64Array; active: Uint8Array; count: number };

/** An empty series with room for the polls of a usual week. */
export function createSeries(): PollSeries {
  return { at: new Float64Array(1024), active: new Uint8Array(1024), count: 0 };
}

/** The place of the first poll at or after an instant; `count` where there is none. */
export function firstFrom({ at, count }: PollSeries, instant: Milliseconds): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((at[middle] as number) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
