import type { Milliseconds } from '../types.ts';
import { HOUR } from '../weekly-hours.ts';
import { KINDS_COUNT } from './kinds.ts';

/** Down time as far as it can be told: its mean (hours) and variance (hours²). */
export type Likely = { readonly mean: number; readonly variance: number };

/** A range of time that holds the truth in nine of ten, in milliseconds. */
export type Range = { readonly low: Milliseconds; readonly high: Milliseconds };

/** Standard deviations to either side of the mean that hold nine of ten. */
const NINE_OF_TEN = 1.645;

/**
 * The mean and the variance over the kinds that a store may be of (SPEC §16): `shares` says how likely it is of each;
 * the moments of a kind begin at `at`.
 */
export function mixKinds(
  shares: Float64Array,
  means: ArrayLike<number>,
  variances: ArrayLike<number>,
  at: number,
): Likely {
  let mean = 0;
  let squared = 0;
  for (let kind = 0; kind < KINDS_COUNT; kind++) {
    const share = shares[kind] as number;
    const of = means[at + kind] as number;
    mean += share * of;
    squared += share * ((variances[at + kind] as number) + of * of);
  }
  return { mean, variance: Math.max(0, squared - mean * mean) };
}

/** The likely range, each end cut to what is sure (SPEC §7). */
export function rangeOf({ mean, variance }: Likely, atLeast: Milliseconds, atMost: Milliseconds): Range {
  const half = NINE_OF_TEN * Math.sqrt(variance);
  const cut = (hours: number) => Math.min(atMost, Math.max(atLeast, hours * HOUR));
  return { low: cut(mean - half), high: cut(mean + half) };
}

/**
 * Of several stores together: their means, variances and bounds added up, and to the variance how much the sum of means
 * hangs on whom the weights were found from; `withoutFold` is that sum with the weights found without each part of the fleet.
 */
export function rangeOfMany(
  sum: Likely,
  withoutFold: readonly number[],
  atLeast: Milliseconds,
  atMost: Milliseconds,
): Range {
  const mean = withoutFold.reduce((a, b) => a + b, 0) / withoutFold.length;
  const spread = withoutFold.reduce((total, one) => total + (one - mean) ** 2, 0);
  const added = ((withoutFold.length - 1) / withoutFold.length) * spread;
  return rangeOf({ mean: sum.mean, variance: sum.variance + added }, atLeast, atMost);
}
