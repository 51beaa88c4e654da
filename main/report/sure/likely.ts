import { createFit, FOLDS, posterior } from './fit.ts';
import { KINDS_COUNT } from './kinds.ts';
import { type LikelyChunk, type LikelyPart, NO_ROW, ROWS_A_CHUNK } from './likely-part.ts';
import { type Likely, mixKinds } from './likely-range.ts';
import type { NoLikely, WithoutRange } from './sure.ts';
import { FEWEST } from './words.ts';

/** How likely a store is of each kind, and so how long it was down in each period; `undefined` where it has no range. */
export type LikelyStores = {
  readonly weights: Float64Array;
  /**
   * Of the store at a place of the report, by period; `weights` others than those found from all, where they are given. It
   * answers until the next store is asked for.
   */
  of(place: number, weights?: Float64Array): ((period: number) => Likely) | undefined;
  /** Why a store has none. */
  without(place: number): WithoutRange;
  /** The weights found without each of the FOLDS parts of the fleet. */
  weightsWithoutFolds(): Float64Array[];
};

/**
 * Fits the kinds of a fleet; `placesOf` says for each part where in the report its stores are. Stores that were never online
 * are in no row, those that are set aside tell nothing of others.
 */
export function fitLikely(
  parts: readonly LikelyPart[],
  placesOf: readonly Uint32Array[],
  stores: number,
  isSetAside: (place: number) => boolean = () => false,
): LikelyStores | { readonly none: NoLikely } {
  const at = rowsByPlace(parts, placesOf, stores);
  const told: number[] = [];
  let pairs = 0;
  let changes = 0;
  for (let place = 0; place < stores; place++) {
    const where = at[place];
    if (where === undefined || isSetAside(place)) continue;
    const { part, store } = where;
    if ((part.pairs[store] as number) === 0) continue;
    told.push(place);
    pairs += part.pairs[store] as number;
    changes += part.changes[store] as number;
  }
  if (pairs < FEWEST.pairs) return { none: 'too-few-pairs' };
  if (changes < FEWEST.changes) return { none: 'too-few-changes' };
  const fit = createFit(told.length);
  told.forEach((place, row) => {
    fit.write(row, rowOf(at[place] as RowOf));
  });
  const weights = fit.weights();
  const withoutAt = (place: number): WithoutRange => {
    const where = at[place];
    if (where === undefined) return 'never-online';
    return where.part.narrow[where.store] === 1 ? 'same-minutes' : 'has-one';
  };
  // One for all: 40,000 small arrays outside of the heap took as much room as what they were made of.
  const shares = new Float64Array(KINDS_COUNT);
  return {
    weights,
    of(place, by = weights) {
      const where = at[place];
      if (where === undefined || withoutAt(place) !== 'has-one') return undefined;
      const { part, chunk, row } = where;
      posterior(by, chunk.likelihoods, row, shares);
      return (period) =>
        mixKinds(shares, chunk.means, chunk.variances, (row * part.periods + period) * KINDS_COUNT);
    },
    without: withoutAt,
    weightsWithoutFolds: () =>
      Array.from({ length: FOLDS }, (_, fold) =>
        fit.weights((row) => (told[row] as number) % FOLDS === fold),
      ),
  };
}

/** The row of a store within a chunk of its part. */
type RowOf = {
  readonly part: LikelyPart;
  readonly store: number;
  readonly chunk: LikelyChunk;
  readonly row: number;
};

function rowOf({ chunk, row }: RowOf): Float64Array {
  return chunk.likelihoods.subarray(row * KINDS_COUNT, (row + 1) * KINDS_COUNT);
}

function rowsByPlace(
  parts: readonly LikelyPart[],
  placesOf: readonly Uint32Array[],
  stores: number,
): readonly (RowOf | undefined)[] {
  const rows = new Array<RowOf | undefined>(stores).fill(undefined);
  parts.forEach((part, p) => {
    placesOf[p]?.forEach((place, store) => {
      const row = part.row[store] as number;
      const chunk = part.chunks[Math.floor(row / ROWS_A_CHUNK)];
      if (row !== NO_ROW && chunk !== undefined) {
        rows[place] = { part, store, chunk, row: row % ROWS_A_CHUNK };
      }
    });
  });
  return rows;
}
