import type { Periods } from './period.ts';
import { firstFrom, type PollSeries } from './poll-series.ts';
import { STANDING_FLAGS } from './standing-flags.ts';
import type { StorePlan } from './store-plan.ts';
import type { Milliseconds } from './types.ts';

type Planned = Pick<StorePlan, 'periods' | 'business'>;

/** The STANDING_FLAGS of a store that was down for so long in the week or the period, by a poll's reach. */
export function standingOf(
  { periods, business }: Planned,
  polls: PollSeries,
  reach: Milliseconds,
  down: Milliseconds,
): number {
  const neverOnline = isNeverOnline(periods, polls, down) ? STANDING_FLAGS.neverOnline : 0;
  // Business time is cut at as-of, and both ends of an opening belong to it.
  const isOpen = periods.kind === 'windows' && business.at(-1) === periods.to;
  if (isOpen) return neverOnline + STANDING_FLAGS.open;
  const isDown = isDownAtClosing({ periods, business }, polls, reach);
  return neverOnline + (isDown ? STANDING_FLAGS.downAtClosing : 0);
}

/**
 * Whether a store that is closed at as-of was down at the end of its last business time of the week, by a poll within reach
 * of that end, and no poll since has found it active, in business hours or not. A period tells of no now.
 */
export function isDownAtClosing(
  { periods, business }: Planned,
  polls: PollSeries,
  reach: Milliseconds,
): boolean {
  if (periods.kind !== 'windows') return false;
  let last = business.length - 2;
  // Closures that touch leave an instant between them, which is no time.
  while (last >= 0 && business[last] === business[last + 1]) last -= 2;
  if (last < 0) return false;
  const [opened, closed] = [business[last] as number, business[last + 1] as number];
  if (closed >= periods.to || closed <= periods.from) return false;
  for (let poll = polls.count - 1; poll >= 0; poll--) {
    const at = polls.at[poll] as number;
    if (at > periods.lastPoll) continue;
    if (polls.active[poll] === 1) return false;
    if (at <= closed) return at >= opened && at + reach >= closed;
  }
  return false;
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
