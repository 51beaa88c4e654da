import type { Milliseconds } from './types.ts';

/** A stretch of time, both ends included: instants, unless its user names another clock. */
export type Stretch = { readonly start: Milliseconds; readonly end: Milliseconds };

/** Stretches in ascending order that neither touch nor overlap, flat as start, end, start, end … */
export type Stretches = Float64Array;

/** Merges touching and overlapping stretches of time. */
export function mergeStretches(stretches: readonly Stretch[]): Stretches {
  const sorted = stretches.toSorted((a, b) => a.start - b.start);
  const merged: number[] = [];
  for (const { start, end } of sorted) {
    const previousEnd = merged.at(-1);
    if (previousEnd !== undefined && start <= previousEnd)
      merged[merged.length - 1] = Math.max(previousEnd, end);
    else merged.push(start, end);
  }
  return Float64Array.from(merged);
}

/** How much of the stretches lies between two instants. */
export function timeWithin(stretches: Stretches, from: Milliseconds, to: Milliseconds): Milliseconds {
  let total = 0;
  for (let i = 0; i < stretches.length; i += 2) {
    const start = Math.max(stretches[i] as number, from);
    total += Math.max(0, Math.min(stretches[i + 1] as number, to) - start);
  }
  return total;
}
