import { giveUp } from '../give-up.ts';
import { createGrowing } from '../growing.ts';
import { KINDS_COUNT } from './kinds.ts';

/**
 * Means and variances of down time, kind by kind, of many periods: two bytes each, as a share of the greatest of their period. Of
 * 10,000 stores that is 5 MB for 10, and right to a 130,000th of the greatest, half a thousandth of an hour. Of variances their
 * roots are kept: the least would be lost beside the greatest.
 */
export type PackedMoments = {
  /** Of each period the hours that 1 is worth, of its means and of its deviations. */
  readonly units: Float32Array;
  /** KINDS_COUNT means, then as many deviations, a period. */
  readonly shares: Uint16Array;
};

const WHOLE = 65_535;
const EACH = 2 * KINDS_COUNT;

/** Packs those of at most so many periods, one after another: `add` each, then `finish`. */
export function createPackedMoments(most: number) {
  const units = createGrowing(2 * most, Float32Array);
  const shares = createGrowing(EACH * most, Uint16Array);
  let periods = 0;

  function pack(of: Float64Array, at: number, into: number, side: 0 | 1): void {
    const kept = side === 0 ? (value: number) => value : Math.sqrt;
    let most = 0;
    for (let kind = 0; kind < KINDS_COUNT; kind++) most = Math.max(most, of[at + kind] as number);
    const unit = Math.fround(kept(most) / WHOLE);
    units.values[2 * periods + side] = unit;
    if (unit === 0) return;
    for (let kind = 0; kind < KINDS_COUNT; kind++) {
      const value = Math.round(kept(Math.max(0, of[at + kind] as number)) / unit);
      shares.values[into + kind] = Math.min(WHOLE, value);
    }
  }

  return {
    /** The moments of a period, which begin at a place. */
    add(means: Float64Array, variances: Float64Array, at: number): void {
      units.reach(2 * (periods + 1));
      shares.reach(EACH * (periods + 1));
      pack(means, at, EACH * periods, 0);
      pack(variances, at, EACH * periods + KINDS_COUNT, 1);
      periods++;
    },
    finish(): PackedMoments {
      units.cutTo(2 * periods);
      shares.cutTo(EACH * periods);
      return { units: units.values, shares: shares.values };
    },
  };
}

/** Reads the means and the variances of a period by its place. */
export function readMoments(
  { units, shares }: PackedMoments,
  period: number,
  means: Float64Array,
  variances: Float64Array,
): void {
  const [mean, deviation] = [units[2 * period] as number, units[2 * period + 1] as number];
  const at = EACH * period;
  for (let kind = 0; kind < KINDS_COUNT; kind++) {
    means[kind] = mean * (shares[at + kind] as number);
    variances[kind] = (deviation * (shares[at + KINDS_COUNT + kind] as number)) ** 2;
  }
}

export function giveUpMoments({ units, shares }: PackedMoments): void {
  for (const column of [units, shares]) giveUp(column);
}
