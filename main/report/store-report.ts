import { createBounds, sureTimeBefore } from './bounds.ts';
import { createInterpolated, type HearUnwatched, type StateStretch, visitStretches } from './interpolated.ts';
import type { StoreNumbers } from './numbers.ts';
import type { ReportQuestion } from './period.ts';
import { createPollCount } from './poll-count.ts';
import type { PollSeries } from './poll-series.ts';
import { createSpells, type HearSpell } from './spells.ts';
import type { StorePlan } from './store-plan.ts';
import type { Milliseconds } from './types.ts';

/** Who else hears of the stretches of a store, all in order of time. */
export type StoreListener = {
  /** Each stretch of downtime; `sure` is how long before its poll the store is sure to have been down (SPEC §7). */
  readonly hearDown: (stretch: StateStretch, sure: Milliseconds) => void;
  readonly hearSpell: HearSpell;
  /** Intervals of business time that no poll is in: unknown, and not told as spells. */
  readonly hearUnwatched: HearUnwatched;
};

/**
 * Computes the numbers of SPEC §3, §7 and §9 for one store after another, each in one visit over its stretches, of
 * which `listener` hears too; `numbers` holds those of a store until the next is computed. There is room for so many periods; the
 * polls are those that the plan hears.
 */
export function createStoreReport(
  { reach }: ReportQuestion,
  periods: number,
  listener?: StoreListener,
): { readonly numbers: StoreNumbers; compute(plan: StorePlan, polls: PollSeries): void } {
  const pollCount = createPollCount(periods);
  const interpolated = createInterpolated(periods);
  const bounds = createBounds(periods);
  const closed = new Float64Array(periods);
  const numbers: StoreNumbers = {
    'poll-count': pollCount.tally,
    interpolated: { ...interpolated.tally, ...bounds.tally, closed },
  };
  let series: PollSeries;
  const spells = createSpells((state, from, to) => {
    if (state !== 'unknown') interpolated.add(state, from, to);
    listener?.hearSpell(state, from, to);
  });
  const sureSpells = createSpells(bounds.add);
  // Intervals do not touch, so that no spell goes on into another.
  const hearUnwatched: HearUnwatched = (business, first, after) => {
    spells.finish();
    listener?.hearUnwatched(business, first, after);
  };
  const hear = (stretch: StateStretch) => {
    const { state, from, to, poll } = stretch;
    spells.add(state, from, to);
    if (state === 'unknown') return;
    const sure = sureTimeBefore(stretch, series, reach);
    const at = series.at[poll] as number;
    sureSpells.add(state, at - sure, at);
    if (state === 'down') listener?.hearDown(stretch, sure);
  };
  return {
    numbers,
    compute(plan, polls) {
      series = polls;
      closed.set(plan.closed);
      pollCount.count(plan, polls);
      interpolated.begin(plan.periods);
      bounds.begin(plan.periods);
      visitStretches(plan.business, polls, reach, hear, hearUnwatched);
      spells.finish();
      sureSpells.finish();
      interpolated.finish(plan.time);
      bounds.finish(interpolated.tally);
    },
  };
}
