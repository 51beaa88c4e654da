import { createInterpolated, visitStretches } from './interpolated.ts';
import type { Tally } from './numbers.ts';
import { createPollCount } from './poll-count.ts';
import type { PollSeries } from './poll-series.ts';
import type { ReportQuestion, StorePlan } from './store-plan.ts';
import type { Method } from './types.ts';

/** The numbers of one store by both methods, until the next store is asked for. */
export type StoreNumbers = { readonly [M in Method]: Tally<M> };

/** Answers both methods of SPEC §3 for one store after another. Polls after as-of must not be in the series. */
export function createStoreReport({
  asOf,
  reach,
}: ReportQuestion): (plan: StorePlan, polls: PollSeries) => StoreNumbers {
  const pollCount = createPollCount(asOf);
  const interpolated = createInterpolated(asOf);
  const numbers = { 'poll-count': pollCount.tally, interpolated: interpolated.tally };
  return (plan, polls) => {
    pollCount.count(plan.open, plan.gates, polls);
    interpolated.reset();
    visitStretches(plan.business, polls, reach, interpolated.hear);
    return numbers;
  };
}
