import { NO_POLL, type State, type StateStretch, visitStretches } from './interpolated.ts';
import type { Period, ReportQuestion } from './period.ts';
import { type Gates, judgePolls } from './poll-count.ts';
import type { PollSeries } from './poll-series.ts';
import { isDownAtClosing } from './standing.ts';
import type { StorePlan } from './store-plan.ts';
import type { Stretches } from './stretch.ts';
import { toInstant, toWallClock, type ZoneOffsets } from './time-zone.ts';
import type { Milliseconds, PeriodName } from './types.ts';
import { DAY, HOUR } from './weekly-hours.ts';

/** What a poll adds to poll count in a window or a period (SPEC §3a and §14), or why it adds nothing. */
export type PollShare =
  | { readonly kind: 'counted'; readonly time: Milliseconds }
  | {
      readonly kind:
        | 'before-window'
        | 'after-window'
        | 'outside-hours'
        | 'window-closed'
        | 'not-the-earliest';
    };

/** For each window of a report of these, or for its period. */
export type PerPeriod<T> = Readonly<Partial<Record<PeriodName, T>>>;

/** A poll that a store's numbers rest on; those before and after the week or the period may speak for its ends. */
export type PollEvidence = {
  readonly at: Milliseconds;
  readonly active: boolean;
  readonly isOutsideHours: boolean;
  readonly shares: PerPeriod<PollShare>;
};

/** Why nothing is known of a stretch: where it lies among the polls of its opening. */
export type UnknownReason = 'no-poll-in-opening' | 'before-first-poll' | 'between-polls' | 'after-last-poll';

/** A stretch of business time in one state (SPEC §3b), cut to the week or the period; `times` is how much of it lies in each window. */
export type StretchEvidence = {
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly times: PerPeriod<Milliseconds>;
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
  /** Business time of the week or the period, each entry one opening. */
  readonly openings: readonly { readonly from: Milliseconds; readonly to: Milliseconds }[];
  /** It is closed at as-of, and was down when it closed (standing.ts). */
  readonly downAtClosing: boolean;
  readonly days: readonly LocalDay[];
  /** Local time is the instant plus `offset`, from `since` on. */
  readonly offsets: readonly { readonly since: Milliseconds; readonly offset: Milliseconds }[];
};

/**
 * Shows of one store what its numbers add up from: the shares of its polls are its poll count, the times of its
 * stretches its interpolated times, window by window and to the millisecond. `polls` as for createStoreReport.
 */
export function gatherEvidence(plan: StorePlan, polls: PollSeries, question: ReportQuestion): Evidence {
  const { from } = plan.periods;
  const to = Math.max(from, Math.min(plan.periods.to, question.asOf));
  return {
    gates: plan.gates,
    polls: judgeEach(plan, polls),
    stretches: stretchesOf(plan, polls, question),
    openings: openingsWithin(plan.business, from, to),
    downAtClosing: isDownAtClosing(plan, polls, question.reach),
    days: localDays(plan.zone, from, to),
    offsets: offsetsBetween(plan.zone, from, to),
  };
}

function judgeEach(plan: StorePlan, polls: PollSeries): PollEvidence[] {
  const { list, from, lastPoll } = plan.periods;
  const inHours = new Set<number>();
  judgePolls(plan, polls, (poll, verdict) => {
    if (verdict === 'counted') inHours.add(poll);
  });
  let hourIsDecided = false;
  return Array.from({ length: polls.count }, (_, poll) => {
    const at = polls.at[poll] as number;
    const isIn = inHours.has(poll);
    const share = (period: Period): PollShare => {
      if (at < period.from) return { kind: 'before-window' };
      if (at > lastPoll) return { kind: 'after-window' };
      if (!isIn) return { kind: 'outside-hours' };
      if (period.name !== 'period' && !plan.gates[period.name]) return { kind: 'window-closed' };
      if (period.name !== 'hour') return { kind: 'counted', time: HOUR };
      if (hourIsDecided) return { kind: 'not-the-earliest' };
      hourIsDecided = true;
      return { kind: 'counted', time: HOUR };
    };
    return {
      at,
      active: polls.active[poll] === 1,
      isOutsideHours: !isIn && at >= from && at <= lastPoll,
      shares: perPeriod(list, share),
    };
  });
}

function stretchesOf({ business, periods }: StorePlan, polls: PollSeries, { reach }: ReportQuestion) {
  const stretches: StretchEvidence[] = [];
  visitStretches(business, polls, reach, (stretch) => {
    const from = Math.max(stretch.from, periods.from);
    const to = Math.min(stretch.to, periods.to);
    const { state, poll } = stretch;
    if (to <= from) return;
    const times = perPeriod(periods.list, (period) => Math.max(0, to - Math.max(from, period.from)));
    if (state === 'unknown') stretches.push({ state, from, to, times, reason: reasonOf(stretch) });
    else stretches.push({ state, from, to, times, poll });
  });
  return stretches;
}

function reasonOf({ previous, next }: StateStretch): UnknownReason {
  if (previous === NO_POLL) return next === NO_POLL ? 'no-poll-in-opening' : 'before-first-poll';
  return next === NO_POLL ? 'after-last-poll' : 'between-polls';
}

function openingsWithin(
  business: Stretches,
  from: Milliseconds,
  until: Milliseconds,
): Evidence['openings'][number][] {
  const openings: Evidence['openings'][number][] = [];
  for (let k = 0; k < business.length; k += 2) {
    const opens = Math.max(business[k] as number, from);
    const to = Math.min(business[k + 1] as number, until);
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

/** The answer for each window, or for the period that a question without parts is of. */
function perPeriod<T>(list: readonly Period[], answer: (period: Period) => T): PerPeriod<T> {
  return Object.fromEntries(list.map((period) => [period.name, answer(period)]));
}
