import { NO_POLL, type StateStretch } from './interpolated.ts';
import type { Periods, ReportQuestion } from './period.ts';
import type { PollSeries } from './poll-series.ts';
import type { StorePlan } from './store-plan.ts';
import { type Stretches, timeWithin } from './stretch.ts';
import type { Milliseconds } from './types.ts';

/** How an outage began, and how it ended (SPEC §8). */
export const BEGINNINGS = ['before-window', 'after-up', 'at-opening', 'unwatched'] as const;
export const ENDINGS = ['as-of', 'before-up', 'at-closing', 'unwatched', 'after-window'] as const;
export type Beginning = (typeof BEGINNINGS)[number];
export type Ending = (typeof ENDINGS)[number];

/** An outage within the periods of a report (SPEC §8): instants, and lengths of business time in milliseconds. */
export type Outage = {
  readonly started: Milliseconds;
  readonly ended: Milliseconds;
  readonly began: Beginning;
  readonly endedBy: Ending;
  readonly down: Milliseconds;
  readonly atLeast: Milliseconds;
  readonly atMost: Milliseconds;
  readonly unknown: Milliseconds;
  readonly polls: number;
};

/**
 * Finds the outages of one store after another: `begin` a store, `hear` its stretches of downtime in order, `finish` it. Each
 * outage that has downtime in the periods is told as soon as it is over: one object, changed from outage to outage, since a
 * new one for each of 40,000 took a sixth of the report's time.
 */
export function createOutageFinder({ asOf, reach }: ReportQuestion, tell: (outage: Outage) => void) {
  let polls: PollSeries;
  let business: Stretches;
  let periods: Periods;
  const outage = emptyOutage();
  /** The first and last poll of the outage at hand, NO_POLL where there is none. */
  let firstPoll = NO_POLL;
  let lastPoll = NO_POLL;
  let beganBefore = false;
  /** Where the influence of the last poll ends. */
  let lastTo = 0;

  function hear(stretch: StateStretch, sure: Milliseconds): void {
    const { poll, from, to } = stretch;
    if (firstPoll === NO_POLL || isActiveBetween(polls, lastPoll, poll)) {
      finishOutage();
      firstPoll = poll;
      beganBefore = from < periods.from;
    }
    const at = polls.at[poll] as number;
    lastPoll = poll;
    lastTo = to;
    if (at >= periods.from && at <= periods.lastPoll) outage.polls++;
    outage.atLeast += Math.max(0, Math.min(at, periods.to) - Math.max(at - sure, periods.from));
    const start = Math.max(from, periods.from);
    const end = Math.min(to, periods.to);
    if (end <= start) return;
    if (outage.down === 0) {
      outage.started = start;
      outage.began = beganBefore ? 'before-window' : howItBegan(stretch);
    }
    outage.down += end - start;
    outage.ended = end;
    outage.endedBy = howItEnds(stretch);
  }

  function howItBegan({ poll, previous, opens }: StateStretch): Beginning {
    const at = polls.at[poll] as number;
    if (previous === NO_POLL) return at - reach <= opens ? 'at-opening' : 'unwatched';
    return at - (polls.at[previous] as number) <= 2 * reach ? 'after-up' : 'unwatched';
  }

  function howItEnds({ poll, next, to, closes }: StateStretch): Ending {
    const at = polls.at[poll] as number;
    if (to === asOf) return 'as-of';
    if (next === NO_POLL) return at + reach >= closes ? 'at-closing' : 'unwatched';
    return (polls.at[next] as number) - at <= 2 * reach ? 'before-up' : 'unwatched';
  }

  function finishOutage(): void {
    if (outage.down > 0) {
      const upBefore = Math.max(periods.from, lastActiveBefore(polls, firstPoll));
      const upAfter = Math.min(asOf, periods.to, firstActiveAfter(polls, lastPoll));
      outage.atMost = timeWithin(business, upBefore, upAfter);
      outage.unknown = timeWithin(business, outage.started, outage.ended) - outage.down;
      if (lastTo > periods.to) outage.endedBy = 'after-window';
      tell(outage);
    }
    firstPoll = lastPoll = NO_POLL;
    outage.down = outage.atLeast = outage.polls = 0;
  }

  return {
    begin(plan: StorePlan, series: PollSeries): void {
      polls = series;
      ({ business, periods } = plan);
    },
    hear,
    finish: finishOutage,
  };
}

function emptyOutage(): { -readonly [K in keyof Outage]: Outage[K] } {
  const [began, endedBy] = ['unwatched', 'unwatched'] as const;
  return { started: 0, ended: 0, began, endedBy, down: 0, atLeast: 0, atMost: 0, unknown: 0, polls: 0 };
}

/** Whether an active poll, in business hours or not, lies between two places of a series. */
export function isActiveBetween({ active }: PollSeries, after: number, before: number): boolean {
  for (let i = after + 1; i < before; i++) if (active[i] === 1) return true;
  return false;
}

/** The instant of the last active poll before a place in the series, whether in business hours or not. */
function lastActiveBefore({ at, active }: PollSeries, place: number): Milliseconds {
  for (let i = place - 1; i >= 0; i--) if (active[i] === 1) return at[i] as number;
  return Number.NEGATIVE_INFINITY;
}

function firstActiveAfter({ at, active, count }: PollSeries, place: number): Milliseconds {
  for (let i = place + 1; i < count; i++) if (active[i] === 1) return at[i] as number;
  return Number.POSITIVE_INFINITY;
}
