import { createFitKernel, ROW_BYTES } from './fit-kernel.ts';
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

const PAGE_BYTES = 65_536;

/**
 * Finds how many stores are of each kind, as a share, from so many of them: `write` the row of each once, then ask. Weights
 * are equal at first, then so many times the mean of what each store's polls make of the weights before (expectation
 * maximisation); without rows they stay equal. All of it is in one memory, of which no copy is made.
 */
export function createFit(rows: number): {
  write(row: number, likelihoods: Likelihoods): void;
  /** With all rows but those left out. */
  weights(isLeftOut?: (row: number) => boolean): Float64Array;
} {
  // The weights, the sums, the rows, and a byte a row.
  const [sumsAt, rowsAt] = [ROW_BYTES, 2 * ROW_BYTES];
  const leftOutAt = rowsAt + rows * ROW_BYTES;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((leftOutAt + rows) / PAGE_BYTES) });
  const better = createFitKernel(memory);
  const weights = new Float64Array(memory.buffer, 0, KINDS_COUNT);
  const sums = new Float64Array(memory.buffer, sumsAt, KINDS_COUNT);
  const written = new Float64Array(memory.buffer, rowsAt, rows * KINDS_COUNT);
  const leftOut = new Uint8Array(memory.buffer, leftOutAt, rows);
  return {
    write: (row, likelihoods) => written.set(likelihoods, row * KINDS_COUNT),
    weights(isLeftOut = () => false) {
      let count = 0;
      for (let row = 0; row < rows; row++) {
        leftOut[row] = isLeftOut(row) ? 1 : 0;
        count += 1 - (leftOut[row] as number);
      }
      weights.fill(1 / KINDS_COUNT);
      for (let round = 0; count > 0 && round < ROUNDS; round++) {
        better(rowsAt, leftOutAt, rows, 0, sumsAt);
        for (let kind = 0; kind < KINDS_COUNT; kind++) {
          weights[kind] = ((weights[kind] as number) * (sums[kind] as number)) / count;
        }
      }
      return weights.slice();
    },
  };
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
