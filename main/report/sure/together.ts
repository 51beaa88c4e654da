import { numbersOf, periodsHeld } from '../numbers.ts';
import type { Report } from '../report.ts';
import { FOLDS } from './fit.ts';
import type { LikelyStores } from './likely.ts';
import { type Range, rangeOfMany } from './likely-range.ts';

/** The likely range of several stores together, and how many of them have none and are not in it. */
export type Together = { readonly range: Range; readonly stores: number; readonly without: number };

/**
 * Adds up what is likely for many stores, for a fleet and its groups: their own variances, and how much the sum hangs on
 * whom the kinds were found from. That takes FOLDS fits, made once.
 */
export function createTogether(report: Report, likely: LikelyStores) {
  const windows = periodsHeld(report);
  const withoutFold = likely.weightsWithoutFolds();
  return (places: Iterable<number>, period: number): Together => {
    const window = windows[period] as (typeof windows)[number];
    const least = numbersOf(report, 'interpolated', 'down-at-least', window);
    const most = numbersOf(report, 'interpolated', 'down-at-most', window);
    let [mean, variance, atLeast, atMost, stores, without] = [0, 0, 0, 0, 0, 0];
    const means = new Array<number>(FOLDS).fill(0);
    for (const place of places) {
      const one = likely.of(place, period);
      if (one === undefined) {
        without++;
        continue;
      }
      stores++;
      mean += one.mean;
      variance += one.variance;
      atLeast += least[place] as number;
      atMost += most[place] as number;
      withoutFold.forEach((weights, fold) => {
        means[fold] = (means[fold] as number) + (likely.of(place, period, weights)?.mean ?? 0);
      });
    }
    return { range: rangeOfMany({ mean, variance }, means, atLeast, atMost), stores, without };
  };
}
