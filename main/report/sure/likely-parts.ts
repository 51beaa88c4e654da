import type { PollSeries } from '../poll-series.ts';
import type { StorePlan } from '../store-plan.ts';
import type { Milliseconds } from '../types.ts';
import { likelihoodsOf, posterior } from './fit.ts';
import { KINDS_COUNT } from './kinds.ts';
import { mixKinds, type Range, rangeOf } from './likely-range.ts';
import { createLikelyStore } from './likely-store.ts';

/**
 * The likely ranges of the parts of a period, of one store after another, by the kinds that the whole of it was found to
 * have. Whether the store has any is known to the report of the whole.
 */
export function createLikelyParts(kinds: readonly number[], most: number) {
  const store = createLikelyStore(most);
  const weights = Float64Array.from(kinds);
  const row = new Float64Array(KINDS_COUNT);
  const shares = new Float64Array(KINDS_COUNT);
  return {
    compute(plan: StorePlan, polls: PollSeries): void {
      store.compute(plan, polls);
      posterior(weights, likelihoodsOf(store.of.logs, 0, row), shares);
    },
    /** Of the part at a place in the store's plan. */
    rangeOf(place: number, atLeast: Milliseconds, atMost: Milliseconds): Range {
      const { means, variances } = store.of;
      return rangeOf(mixKinds(shares, means, variances, place * KINDS_COUNT), atLeast, atMost);
    },
  };
}
