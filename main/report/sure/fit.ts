import { createFitKernel, ROW_LENGTH } from './fit-kernel.ts';
import { KINDS_COUNT } from './kinds.ts';

/** How often weights are bettered (SPEC §16). */
const ROUNDS = 200;

/** Parts of the stores, each of which is left out once to see how much the weights hang on whom they were found from. */
export const FOLDS = 20;

/** How likely what was seen of a store is, kind by kind, the greatest 1: from logarithms that begin at a place. */
export function likelihoodsOf(logs: ArrayLike<number>, at: number, into: Float64Array): Float64Array {
  // Only their differences matter: a store's own factor falls out of every share.
  let most = logs[at] as number;
  for (let kind = 1; kind < KINDS_COUNT; kind++) most = Math.max(most, logs[at + kind] as number);
  for (let kind = 0; kind < KINDS_COUNT; kind++) into[kind] = Math.exp((logs[at + kind] as number) - most);
  return into;
}

/** What share of the stores is of each kind, found from all of them, and from all but each of the folds. */
export type Weights = { readonly all: Float64Array; readonly withoutFold: readonly Float64Array[] };

const PAGE_BYTES = 65_536;
const NUMBER_BYTES = Float32Array.BYTES_PER_ELEMENT;
const SETS = 1 + FOLDS;

/** So many rows are at hand in the innermost cache while every set of weights meets them. */
const ROWS_A_TILE = 128;

/** Less changes no weight, and products of less would be numbers with which processors take a hundred times as long. */
const [LEAST_LIKELIHOOD, LEAST_WEIGHT] = [1e-15, 1e-20];

/** Rows of one fold that follow one another. */
type Tile = { readonly fold: number; readonly from: number; readonly count: number };

/**
 * Finds how many stores are of each kind, as a share: weights are equal at first, then ROUNDS times the mean of what each
 * store's polls make of the weights before (expectation maximisation); without stores they stay equal. `foldOf` says the fold
 * of each store, `rowOf` its likelihoods, until the next are asked for. All sets of weights go along together, for each round reads every row: in single
 * precision, which is summed further in double, so that a weight is right to a few millionths.
 */
export function findWeights(foldOf: Uint8Array, rowOf: (store: number) => Float64Array): Weights {
  const [weightsAt, sharesAt] = [0, SETS * ROW_LENGTH];
  const sumsAt = sharesAt + ROWS_A_TILE;
  const rowsAt = sumsAt + ROW_LENGTH;
  const bytes = (rowsAt + foldOf.length * ROW_LENGTH) * NUMBER_BYTES;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
  const numbers = new Float32Array(memory.buffer);
  const { tiles, order, counts } = tilesOf(foldOf);
  order.forEach((store, row) => {
    const at = rowsAt + row * ROW_LENGTH;
    rowOf(store).forEach((likelihood, kind) => {
      if (likelihood >= LEAST_LIKELIHOOD) numbers[at + kind] = likelihood;
    });
  });
  const add = createFitKernel(memory);
  const weights = new Float64Array(SETS * KINDS_COUNT).fill(1 / KINDS_COUNT);
  const sums = new Float64Array(weights.length);

  function addTile({ fold, from, count }: Tile): void {
    const at = (rowsAt + from * ROW_LENGTH) * NUMBER_BYTES;
    for (let set = 0; set < SETS; set++) {
      if (set === 1 + fold) continue;
      const own = (weightsAt + set * ROW_LENGTH) * NUMBER_BYTES;
      add(at, count, own, sharesAt * NUMBER_BYTES, sumsAt * NUMBER_BYTES);
      for (let kind = 0; kind < KINDS_COUNT; kind++) {
        sums[set * KINDS_COUNT + kind] =
          (sums[set * KINDS_COUNT + kind] as number) + (numbers[sumsAt + kind] as number);
      }
    }
  }

  for (let round = 0; round < ROUNDS; round++) {
    for (let place = 0; place < weights.length; place++) {
      const [set, kind] = [Math.floor(place / KINDS_COUNT), place % KINDS_COUNT];
      const weight = weights[place] as number;
      numbers[weightsAt + set * ROW_LENGTH + kind] = weight < LEAST_WEIGHT ? 0 : weight;
    }
    sums.fill(0);
    for (const tile of tiles) addTile(tile);
    for (let place = 0; place < weights.length; place++) {
      const count = counts[Math.floor(place / KINDS_COUNT)] as number;
      if (count > 0) weights[place] = ((weights[place] as number) * (sums[place] as number)) / count;
    }
  }
  const setOf = (set: number) => weights.slice(set * KINDS_COUNT, (set + 1) * KINDS_COUNT);
  return { all: setOf(0), withoutFold: Array.from({ length: FOLDS }, (_, fold) => setOf(1 + fold)) };
}

/** The stores fold by fold, in an order that rows have; the tiles that they make; and from how many stores each set of weights is found. */
function tilesOf(foldOf: Uint8Array): {
  readonly tiles: readonly Tile[];
  readonly order: readonly number[];
  readonly counts: readonly number[];
} {
  const folds = Array.from({ length: FOLDS }, (): number[] => []);
  foldOf.forEach((fold, store) => void folds[fold]?.push(store));
  let begin = 0;
  const tiles = folds.flatMap(({ length }, fold) => {
    const from = begin;
    begin += length;
    return Array.from({ length: Math.ceil(length / ROWS_A_TILE) }, (_, tile): Tile => {
      const before = tile * ROWS_A_TILE;
      return { fold, from: from + before, count: Math.min(ROWS_A_TILE, length - before) };
    });
  });
  const counts = [foldOf.length, ...folds.map(({ length }) => foldOf.length - length)];
  return { tiles, order: folds.flat(), counts };
}

/** What a store's polls make of the weights: of each kind, how likely it is that the store is of it. Written into `shares`. */
export function posterior(
  weights: Float64Array,
  likelihoods: Float64Array,
  shares: Float64Array,
): Float64Array {
  let all = 0;
  for (let kind = 0; kind < KINDS_COUNT; kind++) {
    shares[kind] = (weights[kind] as number) * (likelihoods[kind] as number);
    all += shares[kind] as number;
  }
  for (let kind = 0; kind < KINDS_COUNT; kind++) shares[kind] = (shares[kind] as number) / all;
  return shares;
}
