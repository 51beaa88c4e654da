import { KINDS_COUNT } from './kinds.ts';

/** How often weights are bettered (SPEC §16). */
const ROUNDS = 200;

/** Parts of the stores, each of which is left out once to see how much the weights hang on whom they were found from. */
export const FOLDS = 20;

/** How likely what was seen of each store is, kind by kind: rows of KINDS_COUNT numbers, the greatest of each row 1. */
export type Likelihoods = Float64Array;

/** A row from logarithms. Only their differences matter: a store's own factor falls out of every share. */
export function writeLikelihoods(logs: Float64Array, into: Likelihoods, row: number): void {
  let most = logs[0] as number;
  for (const log of logs) if (log > most) most = log;
  for (let kind = 0; kind < KINDS_COUNT; kind++) {
    into[row * KINDS_COUNT + kind] = Math.exp((logs[kind] as number) - most);
  }
}

/**
 * How many stores are of each kind, as a share: equal at first, then so many times the mean of what each store's polls make
 * of the weights before (expectation maximisation). Without rows they stay equal.
 */
export function fitWeights(likelihoods: Likelihoods, isLeftOut?: (row: number) => boolean): Float64Array {
  let weights = new Float64Array(KINDS_COUNT).fill(1 / KINDS_COUNT);
  const rows: number[] = [];
  for (let row = 0; row < likelihoods.length / KINDS_COUNT; row++) if (!isLeftOut?.(row)) rows.push(row);
  if (rows.length === 0) return weights;
  const packed = packRows(likelihoods, rows);
  for (let round = 0; round < ROUNDS; round++) weights = better(weights, packed, rows.length);
  return weights;
}

function packRows(likelihoods: Likelihoods, rows: readonly number[]): Likelihoods {
  if (rows.length === likelihoods.length / KINDS_COUNT) return likelihoods;
  const packed = new Float64Array(rows.length * KINDS_COUNT);
  rows.forEach((row, place) => {
    packed.set(likelihoods.subarray(row * KINDS_COUNT, (row + 1) * KINDS_COUNT), place * KINDS_COUNT);
  });
  return packed;
}

function better(weights: Float64Array, likelihoods: Likelihoods, rows: number): Float64Array<ArrayBuffer> {
  const pull = new Float64Array(KINDS_COUNT);
  for (let at = 0; at < likelihoods.length; at += KINDS_COUNT) {
    // Three sums beside each other, for each addition waits for the one before.
    let [one, two, three] = [0, 0, 0];
    for (let kind = 0; kind < KINDS_COUNT; kind += 3) {
      one += (weights[kind] as number) * (likelihoods[at + kind] as number);
      two += (weights[kind + 1] as number) * (likelihoods[at + kind + 1] as number);
      three += (weights[kind + 2] as number) * (likelihoods[at + kind + 2] as number);
    }
    const share = 1 / (one + two + three);
    for (let kind = 0; kind < KINDS_COUNT; kind++) {
      pull[kind] = (pull[kind] as number) + (likelihoods[at + kind] as number) * share;
    }
  }
  const next = new Float64Array(KINDS_COUNT);
  for (let kind = 0; kind < KINDS_COUNT; kind++) {
    next[kind] = ((weights[kind] as number) * (pull[kind] as number)) / rows;
  }
  return next;
}

/** What a store's polls make of the weights: of each kind, how likely it is that the store is of it. Written into `shares`. */
export function posterior(
  weights: Float64Array,
  likelihoods: Likelihoods,
  row: number,
  shares: Float64Array,
): Float64Array {
  let all = 0;
  for (let kind = 0; kind < KINDS_COUNT; kind++) {
    shares[kind] = (weights[kind] as number) * (likelihoods[row * KINDS_COUNT + kind] as number);
    all += shares[kind] as number;
  }
  for (let kind = 0; kind < KINDS_COUNT; kind++) shares[kind] = (shares[kind] as number) / all;
  return shares;
}
