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

/**
 * The first place from one on of a stretch that ends at an instant or later. Looked for in steps that double: mostly it is near,
 * but of thousands of closures in a week many may be passed over.
 */
export function firstEndingFrom(stretches: ArrayLike<number>, place: number, instant: Milliseconds): number {
  const endsBefore = (at: number) => at < stretches.length && (stretches[at + 1] as number) < instant;
  if (!endsBefore(place)) return place;
  let [low, step] = [place, 2];
  for (; endsBefore(low + step); step *= 2) low += step;
  let high = Math.min(low + step, stretches.length);
  while (high - low > 2) {
    const middle = low + 2 * Math.floor((high - low) / 4);
    if (endsBefore(middle)) low = middle;
    else high = middle;
  }
  return high;
}

/** Stretches of which it is often asked how much of them lies where; `before` has what lies before each of them. */
export type SummedStretches = { readonly stretches: Stretches; readonly before: Float64Array };

export function sumStretches(stretches: Stretches): SummedStretches {
  const before = new Float64Array(stretches.length / 2);
  for (let i = 1; i < before.length; i++) {
    const length = (stretches[2 * i - 1] as number) - (stretches[2 * i - 2] as number);
    before[i] = (before[i - 1] as number) + length;
  }
  return { stretches, before };
}

/** How much of the stretches lies before an instant: with timeWithin, the difference of two of these. */
export function timeUntil({ stretches, before }: SummedStretches, instant: Milliseconds): Milliseconds {
  const place = firstEndingAfter(stretches, instant);
  if (place < stretches.length) {
    return (before[place / 2] as number) + Math.max(0, instant - (stretches[place] as number));
  }
  if (place === 0) return 0;
  return (
    (before[place / 2 - 1] as number) + (stretches[place - 1] as number) - (stretches[place - 2] as number)
  );
}
