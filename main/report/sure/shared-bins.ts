import { doubled, trimmed, wholes } from '../growing.ts';
import type { Extent } from '../period.ts';
import type { Milliseconds } from '../types.ts';

/** Stores that go down together are looked for in bins of twenty minutes from 1970 on (SPEC §16). */
export const BIN: Milliseconds = 20 * 60_000;

/** The number of the bin that an instant lies in. */
export function binAt(at: Milliseconds): number {
  return Math.floor(at / BIN);
}

/** The bins that an extent touches: the number of the first, and how many there are. */
export type Bins = { readonly first: number; readonly count: number };

export function binsOf({ from, to }: Extent): Bins {
  const first = binAt(from);
  return { first, count: Math.max(0, binAt(to) - first + 1) };
}

/** What the polls of some stores found, bin by bin; the stores in the order in which they were added. */
export type Binned = {
  readonly bins: Bins;
  /** Two bits a bin, sixteen bins a number: whether the store was polled in it, and whether its first poll there was inactive. */
  readonly found: Uint32Array;
  /** How often a poll of each store is inactive; NaN where it tells nothing of others. */
  readonly usual: Float64Array;
};

const BINS_A_WORD = 16;

/** Gathers at most `room` stores, one after another: `begin`, `add` its polls in order of time, `end` it; then `finish`. */
export function createBinned(extent: Extent, room: number) {
  const bins = binsOf(extent);
  const words = Math.ceil(bins.count / BINS_A_WORD);
  let found = wholes(words * Math.min(room, FIRST_STORES));
  const usual = new Float64Array(room);
  let stores = 0;
  let polls = 0;
  let inactive = 0;
  let last = -1;
  return {
    begin(): void {
      polls = inactive = 0;
      last = -1;
      if ((stores + 1) * words > found.length) found = doubled(found, wholes);
    },
    add(at: Milliseconds, isActive: boolean): void {
      polls++;
      if (!isActive) inactive++;
      const bin = binAt(at) - bins.first;
      if (bin === last) return;
      last = bin;
      const word = stores * words + Math.floor(bin / BINS_A_WORD);
      const shift = 2 * (bin % BINS_A_WORD);
      found[word] = (found[word] as number) | ((isActive ? 1 : 3) << shift);
    },
    /** A store that was never online counts for nothing. */
    end(isCounted: boolean): void {
      usual[stores] = isCounted ? (inactive + 0.5) / (polls + 1) : Number.NaN;
      stores++;
    },
    finish: (): Binned => ({
      bins,
      found: trimmed(found, stores * words, wholes),
      usual: usual.slice(0, stores),
    }),
  };
}

const FIRST_STORES = 256;

/** Visits the bins in which a store was polled. */
export function visitBins(
  { bins, found }: Binned,
  store: number,
  visit: (bin: number, isInactive: boolean) => void,
): void {
  const words = Math.ceil(bins.count / BINS_A_WORD);
  for (let word = 0; word < words; word++) {
    let rest = found[store * words + word] as number;
    for (let bin = word * BINS_A_WORD; rest !== 0; bin++, rest >>>= 2) {
      if ((rest & 1) === 1) visit(bin, (rest & 2) === 2);
    }
  }
}
