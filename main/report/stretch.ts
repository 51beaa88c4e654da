import type { Milliseconds } from './types.ts';

/** A stretch of time, both ends included: instants, unless its user names another clock. */
export type Stretch = { readonly start: Milliseconds; readonly end: Milliseconds };

/** Stretches in ascending order that neither touch nor overlap, flat as start, end, start, end … */
export type Stretches = Float64Array;

/** Merges touching and overlapping stretches of time. */
export function mergeStretches(stretches: readonly Stretch[]): Stretches {
  const merged = new Float64Array(2 * stretches.length);
  let length = 0;
  let lastEnd = Number.NEGATIVE_INFINITY;
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    if (length > 0 && start <= lastEnd) {
      lastEnd = Math.max(lastEnd, end);
    } else {
      merged[length] = start;
      length += 2;
      lastEnd = end;
    }
    merged[length - 1] = lastEnd;
  }
  return merged.slice(0, length);
}

/** How much of the stretches lies between two instants. */
export function timeWithin(stretches: Stretches, from: Milliseconds, to: Milliseconds): Milliseconds {
  let total = 0;
  for (
    let i = firstEndingAfter(stretches, from);
    i < stretches.length && (stretches[i] as number) < to;
    i += 2
  ) {
    const start = Math.max(stretches[i] as number, from);
    total += Math.max(0, Math.min(stretches[i + 1] as number, to) - start);
  }
  return total;
}

/** The place of the first stretch that ends after an instant; the length where none does. */
export function firstEndingAfter(stretches: ArrayLike<number>, instant: Milliseconds): number {
  let low = 0;
  let high = stretches.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stretches[2 * middle + 1] as number) <= instant) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}
