import { numbersOf, periodsHeld } from '../numbers.ts';
import type { Report } from '../report.ts';
import { FOLDS } from './fit.ts';
import type { LikelyStores } from './likely.ts';
import { rangeOfMany } from './likely-range.ts';
import type { Together } from './sure.ts';

/** What of several stores is added up in a window, so that it can be added up further. */
type Sums = {
  mean: number;
  variance: number;
  atLeast: number;
  atMost: number;
  stores: number;
  without: number;
  /** The sum of means with the weights that were found without each part of the fleet. */
  readonly withoutFold: Float64Array;
};

/** Those of several stores, in the order of the report's windows. */
export type TogetherSums = readonly Sums[];

/**
 * Adds up what is likely for many stores, for a fleet and its groups: their own variances, and how much the sum hangs on
 * whom the kinds were found from.
 */
export function createTogether(report: Report, likely: LikelyStores) {
  const windows = periodsHeld(report).map((window) => ({
    least: numbersOf(report, 'interpolated', 'down-at-least', window),
    most: numbersOf(report, 'interpolated', 'down-at-most', window),
  }));
  return (places: Iterable<number>): TogetherSums => {
    const sums = windows.map(noSums);
    const withoutFold = sums.map((sum) => sum.withoutFold);
    for (const place of places) {
      const own = likely.of(place);
      sums.forEach((sum, period) => {
        const one = own?.(period);
        if (one === undefined) {
          sum.without++;
          return;
        }
        sum.stores++;
        sum.mean += one.mean;
        sum.variance += one.variance;
        sum.atLeast += windows[period]?.least[place] as number;
        sum.atMost += windows[period]?.most[place] as number;
      });
      likely.addWithoutFolds(place, withoutFold);
    }
    return sums;
  };
}

const noSums = (): Sums => ({
  mean: 0,
  variance: 0,
  atLeast: 0,
  atMost: 0,
  stores: 0,
  without: 0,
  withoutFold: new Float64Array(FOLDS),
});

/** The sums of several sets of stores that have none in common. */
export function addTogether(sets: readonly TogetherSums[]): TogetherSums {
  return (sets[0] ?? []).map((_, period) => {
    const all = noSums();
    for (const set of sets) {
      const one = set[period] as Sums;
      for (const sum of ['mean', 'variance', 'atLeast', 'atMost', 'stores', 'without'] as const) {
        all[sum] += one[sum];
      }
      one.withoutFold.forEach((mean, fold) => {
        all.withoutFold[fold] = (all.withoutFold[fold] as number) + mean;
      });
    }
    return all;
  });
}

/** The ranges that sums come to, in the order of the report's windows. */
export function rangesTogether(sums: TogetherSums): Together[] {
  return sums.map(({ mean, variance, atLeast, atMost, stores, without, withoutFold }) => ({
    range: rangeOfMany({ mean, variance }, [...withoutFold], atLeast, atMost),
    stores,
    without,
  }));
}
