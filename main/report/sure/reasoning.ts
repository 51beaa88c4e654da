import type { PollSeries } from '../poll-series.ts';
import type { StorePlan } from '../store-plan.ts';
import type { Milliseconds } from '../types.ts';
import { HOUR } from '../weekly-hours.ts';
import { likelihoodsOf, posterior } from './fit.ts';
import { KINDS, KINDS_COUNT, type Kind } from './kinds.ts';
import { mixKinds } from './likely-range.ts';
import { createLikelyStore } from './likely-store.ts';

/** What a store's likely range comes from (SPEC §16). */
export type Reasoning = {
  /** Polls that follow one another within an opening, and how many of these pairs found different states. */
  readonly pairs: number;
  readonly changes: number;
  /** How long stores like this one are up on end, and down; geometric means over the kinds that it may be of. */
  readonly upFor: Milliseconds;
  readonly downFor: Milliseconds;
  /** The downtime that is expected, and its standard deviation. */
  readonly mean: Milliseconds;
  readonly deviation: Milliseconds;
};

/** The reasoning for each period of a store's plan; `kinds` are the shares that a report was found to have. */
export function reasonOf(kinds: readonly number[], plan: StorePlan, polls: PollSeries): Reasoning[] {
  const store = createLikelyStore(plan.periods.list.length);
  store.compute(plan, polls);
  const { pairs, changes, logs, means, variances } = store.of;
  const row = likelihoodsOf(logs, 0, new Float64Array(KINDS_COUNT));
  const shares = posterior(Float64Array.from(kinds), row, new Float64Array(KINDS_COUNT));
  const lasting = (rate: (kind: Kind) => number) =>
    HOUR * Math.exp(-KINDS.reduce((sum, kind, k) => sum + (shares[k] as number) * Math.log(rate(kind)), 0));
  const [upFor, downFor] = [lasting(({ fails }) => fails), lasting(({ recovers }) => recovers)];
  return plan.periods.list.map((_, period) => {
    const { mean, variance } = mixKinds(shares, means, variances, period * KINDS_COUNT);
    return { pairs, changes, upFor, downFor, mean: mean * HOUR, deviation: Math.sqrt(variance) * HOUR };
  });
}
