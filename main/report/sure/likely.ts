import { FOLDS, findWeights, likelihoodsOf, posterior } from './fit.ts';
import { KINDS_COUNT } from './kinds.ts';
import { type LikelyPart, NO_ROW } from './likely-part.ts';
import { type Likely, mixKinds } from './likely-range.ts';
import { readMoments } from './packed-moments.ts';
import type { NoLikely, WithoutRange } from './sure.ts';
import { FEWEST } from './words.ts';

/** How likely a store is of each kind, and so how long it was down in each period; `undefined` where it has no range. */
export type LikelyStores = {
  readonly weights: Float64Array;
  /** Of the store at a place of the report, by period. */
  of(place: number): ((period: number) => Likely) | undefined;
  /** Why a store has none. */
  without(place: number): WithoutRange;
  /**
   * Adds the means of the store at a place (hours), with the weights found without each of the FOLDS parts of the fleet: to
   * the sums of each period, a number a fold.
   */
  addWithoutFolds(place: number, sums: readonly Float64Array[]): void;
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
  const likelihoods = new Float64Array(KINDS_COUNT);
  const read = ({ part, row }: RowOf) => likelihoodsOf(part.logs, row * KINDS_COUNT, likelihoods);
  const { all: weights, withoutFold } = findWeights(
    Uint8Array.from(told, (place) => place % FOLDS),
    (store) => read(at[told[store] as number] as RowOf),
  );
  const withoutAt = (place: number): WithoutRange => {
    const where = at[place];
    if (where === undefined) return 'never-online';
    return where.part.narrow[where.store] === 1 ? 'same-minutes' : 'has-one';
  };
  const rangedAt = (place: number) => (withoutAt(place) === 'has-one' ? at[place] : undefined);
  const periods = parts[0]?.periods ?? 0;
  // Once for all who ask: ranges, ranks and sums do.
  const [means, variances] = [new Float64Array(stores * periods), new Float64Array(stores * periods)];
  const shares = new Float64Array(KINDS_COUNT);
  const ofKinds = [new Float64Array(KINDS_COUNT), new Float64Array(KINDS_COUNT)] as const;
  for (let place = 0; place < stores; place++) {
    const where = rangedAt(place);
    if (where === undefined) continue;
    posterior(weights, read(where), shares);
    for (let period = 0; period < periods; period++) {
      readMoments(where.part.moments, where.row * periods + period, ...ofKinds);
      const { mean, variance } = mixKinds(shares, ...ofKinds, 0);
      means[place * periods + period] = mean;
      variances[place * periods + period] = variance;
    }
  }
  const products = new Float64Array(KINDS_COUNT);
  return {
    weights,
    of(place) {
      if (rangedAt(place) === undefined) return undefined;
      return (period) => ({
        mean: means[place * periods + period] as number,
        variance: variances[place * periods + period] as number,
      });
    },
    without: withoutAt,
    addWithoutFolds(place, sums) {
      const where = rangedAt(place);
      if (where === undefined) return;
      read(where);
      const all = withoutFold.map((one) => sumOfProducts(one, likelihoods));
      sums.forEach((sum, period) => {
        readMoments(where.part.moments, where.row * periods + period, ...ofKinds);
        for (let kind = 0; kind < KINDS_COUNT; kind++) {
          products[kind] = (likelihoods[kind] as number) * (ofKinds[0][kind] as number);
        }
        for (let fold = 0; fold < FOLDS; fold++) {
          const mean = sumOfProducts(withoutFold[fold] as Float64Array, products) / (all[fold] as number);
          sum[fold] = (sum[fold] as number) + mean;
        }
      });
    },
  };
}

function sumOfProducts(some: Float64Array, others: Float64Array): number {
  let sum = 0;
  for (let kind = 0; kind < KINDS_COUNT; kind++) sum += (some[kind] as number) * (others[kind] as number);
  return sum;
}

/** Where a store is in its part, and its row there. */
type RowOf = { readonly part: LikelyPart; readonly store: number; readonly row: number };

function rowsByPlace(
  parts: readonly LikelyPart[],
  placesOf: readonly Uint32Array[],
  stores: number,
): readonly (RowOf | undefined)[] {
  const rows = new Array<RowOf | undefined>(stores).fill(undefined);
  parts.forEach((part, p) => {
    placesOf[p]?.forEach((place, store) => {
      const row = part.row[store] as number;
      if (row !== NO_ROW) rows[place] = { part, store, row };
    });
  });
  return rows;
}
