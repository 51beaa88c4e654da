import { createBounds, sureTimeBefore } from './bounds.ts';
import { createInterpolated, type StateStretch, visitStretches } from './interpolated.ts';
import type { Tally } from './numbers.ts';
import { createOutageFinder, type Outage } from './outages.ts';
import { createPollCount } from './poll-count.ts';
import type { PollSeries } from './poll-series.ts';
import type { ReportQuestion, StorePlan } from './store-plan.ts';
import { type Method, WINDOWS } from './types.ts';
import { markStrip } from './week-strip.ts';

/** The numbers of one store by both methods, until the next store is asked for. */
export type StoreNumbers = { readonly [M in Method]: Tally<M> };

/**
 * Answers SPEC §3, §7 and §8 for one store after another, each in one visit over its stretches, and marks its week in
 * the strip given. Polls after as-of, or before earliestInstant, must not be in the series.
 */
export function createStoreReport(
  question: ReportQuestion,
  tellOutage: (outage: Outage) => void,
): (plan: StorePlan, polls: PollSeries, strip: Uint8Array) => StoreNumbers {
  const { asOf, reach } = question;
  const pollCount = createPollCount(asOf);
  const interpolated = createInterpolated(asOf);
  const bounds = createBounds(asOf);
  const outages = createOutageFinder(question, tellOutage);
  const closed = new Float64Array(WINDOWS.length);
  const numbers: StoreNumbers = {
    'poll-count': pollCount.tally,
    interpolated: { ...interpolated.tally, ...bounds.tally, closed },
  };
  let series: PollSeries;
  let week: Uint8Array;
  const hear = (stretch: StateStretch) => {
    interpolated.hear(stretch);
    markStrip(week, stretch, asOf);
    if (stretch.state === 'unknown') return;
    const sure = sureTimeBefore(stretch, series, reach);
    bounds.hear(stretch, series.at[stretch.poll] as number, sure);
    outages.hear(stretch, sure);
  };
  return (plan, polls, strip) => {
    series = polls;
    week = strip;
    week.set(plan.closedHours);
    closed.set(plan.closed);
    pollCount.count(plan.open, plan.gates, polls);
    interpolated.reset();
    bounds.reset();
    outages.begin(polls, plan.business);
    visitStretches(plan.business, polls, reach, hear);
    bounds.finish(interpolated.tally);
    outages.finish();
    return numbers;
  };
}
