import { createBounds, sureTimeBefore } from './bounds.ts';
import { createInterpolated, type StateStretch, visitStretches } from './interpolated.ts';
import type { StoreNumbers } from './numbers.ts';
import { createPollCount } from './poll-count.ts';
import type { PollSeries } from './poll-series.ts';
import type { ReportQuestion, StorePlan } from './store-plan.ts';
import { type Milliseconds, WINDOWS } from './types.ts';

/** Hears each stretch of a store; `sure` is how long before its poll the state is sure to have held (SPEC §7). */
export type HearStretch = (stretch: StateStretch, sure: Milliseconds) => void;

/**
 * Computes the numbers of SPEC §3, §7 and §9 for one store after another, each in one visit over its stretches, which
 * are passed on to `hearStretch`; `numbers` holds those of a store until the next is computed. Polls after as-of, or
 * before earliestInstant, must not be in the series.
 */
export function createStoreReport(
  { asOf, reach }: ReportQuestion,
  hearStretch?: HearStretch,
): { readonly numbers: StoreNumbers; compute(plan: StorePlan, polls: PollSeries): void } {
  const pollCount = createPollCount(asOf);
  const interpolated = createInterpolated(asOf);
  const bounds = createBounds(asOf);
  const closed = new Float64Array(WINDOWS.length);
  const numbers: StoreNumbers = {
    'poll-count': pollCount.tally,
    interpolated: { ...interpolated.tally, ...bounds.tally, closed },
  };
  let series: PollSeries;
  const hear = (stretch: StateStretch) => {
    interpolated.hear(stretch);
    const sure = sureTimeBefore(stretch, series, reach);
    if (sure > 0) bounds.hear(stretch, series.at[stretch.poll] as number, sure);
    hearStretch?.(stretch, sure);
  };
  return {
    numbers,
    compute(plan, polls) {
      series = polls;
      closed.set(plan.closed);
      pollCount.count(plan.open, plan.gates, polls);
      interpolated.reset();
      bounds.reset();
      visitStretches(plan.business, polls, reach, hear);
      bounds.finish(interpolated.tally);
    },
  };
}
