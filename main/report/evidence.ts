import { NO_POLL, type State, type StateStretch, visitStretches } from './interpolated.ts';
import type { ReportQuestion } from './period.ts';
import { type Gates, judgePolls } from './poll-count.ts';
import type { PollSeries } from './poll-series.ts';
import type { StorePlan } from './store-plan.ts';
import type { Stretches } from './stretch.ts';
import { toInstant, toWallClock, type ZoneOffsets } from './time-zone.ts';
import { type Milliseconds, type PerWindow, WINDOWS } from './types.ts';
import { DAY, HOUR } from './weekly-hours.ts';

/** What a poll adds to poll count in one window (SPEC §3a), or why it adds nothing. */
export type PollShare =
  | { readonly kind: 'counted'; readonly time: Milliseconds }
  | { readonly kind: 'before-window' | 'outside-hours' | 'window-closed' | 'not-the-earliest' };

/** A poll that a store's numbers rest on; those before the week are there because they may speak for its beginning. */
export type PollEvidence = {
  readonly at: Milliseconds;
  readonly active: boolean;
  readonly shares: PerWindow<PollShare>;
};

/** Why nothing is known of a stretch: where it lies among the polls of its opening. */
export type UnknownReason = 'no-poll-in-opening' | 'before-first-poll' | 'between-polls' | 'after-last-poll';

/** A stretch of the week's business time in one state (SPEC §3b); `times` is how much of it lies in each window. */
export type StretchEvidence = {
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly times: PerWindow<Milliseconds>;
} & (
  | { readonly state: Exclude<State, 'unknown'>; readonly poll: number }
  | { readonly state: 'unknown'; readonly reason: UnknownReason }
);

/** One day of the store's calendar as instants; 23 or 25 hours long where the clock changes. */
export type LocalDay = { readonly start: Milliseconds; readonly end: Milliseconds };

/** Everything that a store's numbers of a report come from. Instants unless a name says otherwise. */
export type Evidence = {
  readonly gates: Gates;
  readonly polls: readonly PollEvidence[];
  /** In order of time; `poll` is a place in `polls`. */
  readonly stretches: readonly StretchEvidence[];
  /** Business time of the week, each entry one opening. */
  readonly openings: readonly { readonly from: Milliseconds; readonly to: Milliseconds }[];
  readonly days: readonly LocalDay[];
  /** Local time is the instant plus `offset`, from `since` on. */
  readonly offsets: readonly { readonly since: Milliseconds; readonly offset: Milliseconds }[];
};

/**
 * Shows of one store what its numbers add up from: the shares of its polls are its poll count, the times of its
 * stretches its interpolated times, window by window and to the millisecond. `polls` as for createStoreReport.
 */
export function gatherEvidence(plan: StorePlan, polls: PollSeries, question: ReportQuestion): Evidence {
  const { from, to } = plan.periods;
  return {
    gates: plan.gates,
    polls: judgeEach(plan, polls, question.asOf),
    stretches: stretchesOf(plan, polls, question),
    openings: openingsSince(plan.business, from),
    days: localDays(plan.zone, from, to),
    offsets: offsetsBetween(plan.zone, from, to),
  };
}

function judgeEach(plan: StorePlan, polls: PollSeries, asOf: Milliseconds): PollEvidence[] {
  const inHours = new Set<number>();
  judgePolls(plan, polls, (poll, verdict) => {
    if (verdict === 'counted') inHours.add(poll);
  });
  let hourIsDecided = false;
  return Array.from({ length: polls.count }, (_, poll) => {
    const at = polls.at[poll] as number;
    const share = (window: 'hour' | 'day' | 'week', length: Milliseconds): PollShare => {
      if (at < asOf - length) return { kind: 'before-window' };
      if (!inHours.has(poll)) return { kind: 'outside-hours' };
      if (!plan.gates[window]) return { kind: 'window-closed' };
      if (window !== 'hour') return { kind: 'counted', time: HOUR };
      if (hourIsDecided) return { kind: 'not-the-earliest' };
      hourIsDecided = true;
      return { kind: 'counted', time: HOUR };
    };
    return { at, active: polls.active[poll] === 1, shares: perWindow(share) };
  });
}

function stretchesOf({ business, periods }: StorePlan, polls: PollSeries, { asOf, reach }: ReportQuestion) {
  const stretches: StretchEvidence[] = [];
  visitStretches(business, polls, reach, (stretch) => {
    const from = Math.max(stretch.from, periods.from);
    const { to, state, poll } = stretch;
    if (to <= from) return;
    const times = perWindow((_, length) => Math.max(0, to - Math.max(from, asOf - length)));
    if (state === 'unknown') stretches.push({ state, from, to, times, reason: reasonOf(stretch) });
    else stretches.push({ state, from, to, times, poll });
  });
  return stretches;
}

function reasonOf({ previous, next }: StateStretch): UnknownReason {
  if (previous === NO_POLL) return next === NO_POLL ? 'no-poll-in-opening' : 'before-first-poll';
  return next === NO_POLL ? 'after-last-poll' : 'between-polls';
}

function openingsSince(business: Stretches, from: Milliseconds): Evidence['openings'][number][] {
  const openings: Evidence['openings'][number][] = [];
  for (let k = 0; k < business.length; k += 2) {
    const opens = Math.max(business[k] as number, from);
    const to = business[k + 1] as number;
    if (to > opens) openings.push({ from: opens, to });
  }
  return openings;
}

function localDays(zone: ZoneOffsets, from: Milliseconds, to: Milliseconds): LocalDay[] {
  const days: LocalDay[] = [];
  let midnight = Math.floor(toWallClock(zone, from) / DAY) * DAY;
  for (let start = toInstant(zone, midnight); start < to; ) {
    midnight += DAY;
    const end = toInstant(zone, midnight);
    if (end > from && end > start) days.push({ start, end });
    start = end;
  }
  return days;
}

function offsetsBetween({ starts, offsets }: ZoneOffsets, from: Milliseconds, to: Milliseconds) {
  return starts.flatMap((since, i) => {
    const until = starts[i + 1] ?? Number.POSITIVE_INFINITY;
    // A day that the week cuts begins before it, and one that as-of cuts ends after it.
    return until > from - 2 * DAY && since < to + 2 * DAY ? [{ since, offset: offsets[i] as number }] : [];
  });
}

function perWindow<T>(
  answer: (window: (typeof WINDOWS)[number]['name'], length: Milliseconds) => T,
): PerWindow<T> {
  const [hour, day, week] = WINDOWS;
  return {
    hour: answer(hour.name, hour.length),
    day: answer(day.name, day.length),
    week: answer(week.name, week.length),
  };
}
