import type { Change } from './sure/change.ts';
import type { Milliseconds } from './types.ts';

/** What a report says of some stores together in a window: sums of business time, downtime with its bounds (SPEC §7). */
export type Observation = {
  readonly up: Milliseconds;
  readonly down: Milliseconds;
  readonly unknown: Milliseconds;
  readonly atLeast: Milliseconds;
  readonly atMost: Milliseconds;
};

/** Less than this share of business time says nothing of a window, nor of a change between two. */
export const LEAST_OBSERVED = 0.5;

/**
 * What can be said of the downtime of two windows (SPEC §16, like with like): `better` and `worse` are sure, for the
 * ranges that their bounds leave do not meet as shares of business time; `likely-…` is more than chance (sure/change.ts), of a
 * week against the week before it; `unobserved` is where there is no figure to give.
 */
export type Clarity = 'better' | 'worse' | 'likely-better' | 'likely-worse' | 'unclear' | 'unobserved';

export function clarityOf(before: Observation, after: Observation): Clarity {
  if (!isObserved(before) || !isObserved(after)) return 'unobserved';
  if (isSurelyLess(after, before)) return 'better';
  return isSurelyLess(before, after) ? 'worse' : 'unclear';
}

/** The same where it was found out whether the change is more than chance: what is sure stays so. */
export function likelyOr(clarity: Clarity, change: Pick<Change, 'change' | 'verdict'> | undefined): Clarity {
  if (clarity !== 'unclear' || change?.verdict !== 'likely') return clarity;
  return change.change > 0 ? 'likely-better' : 'likely-worse';
}

/**
 * The change from a number to a later one: none where either is not known, nor where less than half was observed. Screen
 * and files tell this one.
 */
export function changeIn(clarity: Clarity | undefined, before: number, after: number): number {
  return clarity === 'unobserved' ? Number.NaN : after - before;
}

/** The share of business time that polls speak for; NaN without business time. */
export function observedShare({ up, down, unknown }: Omit<Observation, 'atLeast' | 'atMost'>): number {
  return (up + down) / (up + down + unknown);
}

/** Shares observed that differ by more are told beside a change, for a difference of uptimes may come of them alone. */
const FAR_APART = 0.1;

/** Whether of two windows so much more of one was observed that their uptimes are hardly alike. */
export const areFarApart = (before: number, after: number): boolean => Math.abs(before - after) > FAR_APART;

/** Whether of so little of a window is known that its numbers tell nothing of all of it; not where nothing was open. */
export const isRarelyObserved = (share: number): boolean => share < LEAST_OBSERVED;

const isObserved = (one: Observation) => observedShare(one) >= LEAST_OBSERVED;

/** Without bounds, NaN, nothing is sure. */
function isSurelyLess(less: Observation, more: Observation): boolean {
  return less.atMost * businessTime(more) < more.atLeast * businessTime(less);
}

const businessTime = ({ up, down, unknown }: Observation) => up + down + unknown;
