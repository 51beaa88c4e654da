import { chanceOf, DOWN, type End, KINDS, type Kind, UP } from './kinds.ts';

/** Down time within a part of a gap, of one kind of store: its mean (hours) and its variance (hours²). */
export type Moments = { mean: number; variance: number };

/**
 * A part of a gap between two polls of one opening, in hours from its first end: what the polls at both ends found, how
 * long the gap is, and where the part begins and ends. Before an opening's first poll time runs backwards from it: the
 * chain looks the same either way.
 */
export type GapPart = {
  readonly first: End;
  readonly last: End;
  readonly length: number;
  readonly from: number;
  readonly to: number;
};

/**
 * The moments of down time in a part of a gap, in closed form (SPEC §16). Given both ends, the chance of being down at s is
 * f(s) = P(first→down, s) · P(down→last, length − s) ÷ P(first→last, length); both factors are a constant and a multiple of
 * e^(−rs), so that the mean is a sum of a few exponentials, and the variance of a few more.
 */
export function gapMoments(kind: Kind, part: GapPart): Moments {
  findMoments(kind, part);
  return { mean: found[0] as number, variance: found[1] as number };
}

/** The mean and the variance that were found last: an object for each of millions would be collected as often. */
const found = new Float64Array(2);

function findMoments(kind: Kind, { first, last, length, from, to }: GapPart): void {
  const { rate: r, down, up } = kind;
  const part = to - from;
  const chance = chanceOf(kind, first, last, length);
  found[0] = found[1] = 0;
  if (!(part > 0) || !(chance > 0)) return;
  // The chance of being down s after the first end is down + a·e^(−rs); from there to the last, b + c·e^(−r(length−s)).
  const a = first === DOWN ? up : first === UP ? -down : 0;
  const b = last === DOWN ? down : last === UP ? up : 1;
  const c = last === DOWN ? up : last === UP ? -up : 0;
  const atFrom = from === 0 ? 1 : Math.exp(-r * from);
  const afterTo = to === length ? 1 : Math.exp(-r * (length - to));
  const lost = -Math.expm1(-r * part);
  const afterFrom = afterTo * (1 - lost);
  const whole = atFrom * afterFrom;
  // The integrals over the part, v running from its begin: of e^(−rv), of the integral of that, and of v·e^(−rv).
  const once = lost / r;
  const twice = (part - once) / r;
  const weighted = (once - part * (1 - lost)) / r;
  const mean =
    (down * b * part + a * b * atFrom * once + down * c * afterTo * once + a * c * whole * part) / chance;
  const both =
    b * ((down * down * part * part) / 2 + down * (a * atFrom + up) * twice + a * up * atFrom * weighted) +
    c *
      (down * down * afterTo * (part * once - weighted) +
        (down * (a * atFrom * afterTo * once - a * whole * part + up * (afterTo * once - afterFrom * part))) /
          r +
        (a * up * whole * part * part) / 2);
  const held = Math.min(part, Math.max(0, mean));
  // No more than where it is down throughout or not at all; rounding may say otherwise of a part of a second.
  found[0] = held;
  found[1] = Math.min(held * (part - held), Math.max(0, (2 * both) / chance - mean * mean));
}

/** The moments of a part for every kind, added to those of others: kinds are independent of one another, parts too. */
export function addGapMoments(part: GapPart, means: Float64Array, variances: Float64Array, at: number): void {
  for (let kind = 0; kind < KINDS.length; kind++) {
    findMoments(KINDS[kind] as Kind, part);
    means[at + kind] = (means[at + kind] as number) + (found[0] as number);
    variances[at + kind] = (variances[at + kind] as number) + (found[1] as number);
  }
}

/** The logarithm of how likely a pair of polls so many hours apart is, for every kind, added to that of others. */
export function addLogs(first: End, last: End, hours: number, logs: Float64Array): void {
  for (let kind = 0; kind < KINDS.length; kind++) {
    const chance = chanceOf(KINDS[kind] as Kind, first, last, hours);
    logs[kind] = (logs[kind] as number) + Math.log(Math.max(LEAST_CHANCE, chance));
  }
}

/** No chance is taken for less, so that no single pair rules a kind out. None of these kinds comes near it. */
const LEAST_CHANCE = 1e-300;
