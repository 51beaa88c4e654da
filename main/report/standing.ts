import type { Periods } from './period.ts';
import { firstFrom, type PollSeries } from './poll-series.ts';
import { STANDING_FLAGS } from './standing-flags.ts';
import type { StorePlan } from './store-plan.ts';
import type { Milliseconds } from './types.ts';

/** The STANDING_FLAGS of a store that was down for so long in the week or the period. */
export function standingOf(
  { periods, business }: Pick<StorePlan, 'periods' | 'business'>,
  polls: PollSeries,
  down: Milliseconds,
): number {
  const neverOnline = isNeverOnline(periods, polls, down) ? STANDING_FLAGS.neverOnline : 0;
  // Business time is cut at as-of, and both ends of an opening belong to it.
  const isOpen = periods.kind === 'windows' && business.at(-1) === periods.to;
  return neverOnline + (isOpen ? STANDING_FLAGS.open : 0);
}

/** Whether a store that was down for so long in its periods has no active poll in them, in business hours or outside. */
export function isNeverOnline(
  { from, lastPoll }: Pick<Periods, 'from' | 'lastPoll'>,
  polls: PollSeries,
  down: Milliseconds,
): boolean {
  if (!(down > 0)) return false;
  for (let poll = firstFrom(polls, from); poll < polls.count; poll++) {
    if ((polls.at[poll] as number) > lastPoll) break;
    if (polls.active[poll] === 1) return false;
  }
  return true;
}
