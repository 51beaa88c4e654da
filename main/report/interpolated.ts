import { createCells } from './cells.ts';
import type { Tally } from './numbers.ts';
import type { PollSeries } from './poll-series.ts';
import { firstEndingFrom, type Stretches } from './stretch.ts';
import type { Milliseconds } from './types.ts';

/** What the interpolated method says of a stretch of business time. */
export type State = 'up' | 'down' | 'unknown';

/** No poll, where the place of a poll in its series is asked for. */
export const NO_POLL = -1;

/** A stretch of business time in one state, as a visit shows it: one object, changed from stretch to stretch. */
export type StateStretch = {
  state: State;
  from: Milliseconds;
  to: Milliseconds;
  /** The place of the poll that speaks for it; NO_POLL where the state is unknown. */
  poll: number;
  /** The places of the polls before and after it in the same business interval, or NO_POLL. */
  previous: number;
  next: number;
  /** The business interval it lies in. */
  opens: Milliseconds;
  closes: Milliseconds;
};

/** Hears of intervals, by their places in business time, that no poll is in. */
export type HearUnwatched = (business: Stretches, first: number, after: number) => void;

/**
 * Visits the business intervals stretch by stretch, in order of time, each in the state of SPEC §3b. Every poll in
 * business time has its stretch, even one of no length where its interval has none. No stretch is cut to a period.
 * Intervals without a poll are shown as the unknown stretches that they are, but to `hearUnwatched`, where it is there, as many
 * as follow one another at once: closures part a week into thousands.
 */
export function visitStretches(
  business: Stretches,
  polls: PollSeries,
  reach: Milliseconds,
  visit: (stretch: StateStretch) => void,
  hearUnwatched?: HearUnwatched,
): void {
  const stretch: StateStretch = {
    state: 'unknown',
    from: 0,
    to: 0,
    poll: NO_POLL,
    previous: NO_POLL,
    next: NO_POLL,
    opens: 0,
    closes: 0,
  };
  const { at, active, count } = polls;
  const show = (state: State, from: Milliseconds, to: Milliseconds, poll: number) => {
    stretch.state = state;
    stretch.from = from;
    stretch.to = to;
    stretch.poll = poll;
    visit(stretch);
  };
  let i = 0;
  for (let k = 0; k < business.length; k += 2) {
    const opens = business[k] as number;
    const closes = business[k + 1] as number;
    stretch.opens = opens;
    stretch.closes = closes;
    stretch.previous = NO_POLL;
    while (i < count && (at[i] as number) < opens) i++;
    const poll = i < count ? (at[i] as number) : Number.POSITIVE_INFINITY;
    if (hearUnwatched !== undefined && poll > closes) {
      const after = firstEndingFrom(business, k + 2, poll);
      hearUnwatched(business, k, after);
      k = after - 2;
      continue;
    }
    let told = opens;
    let middle = opens;
    for (; i < count && (at[i] as number) <= closes; i++) {
      const instant = at[i] as number;
      const from = Math.max(middle, instant - reach);
      if (from > told) {
        stretch.next = i;
        show('unknown', told, from, NO_POLL);
      }
      const hasNext = i + 1 < count && (at[i + 1] as number) <= closes;
      middle = hasNext ? (instant + (at[i + 1] as number)) / 2 : closes;
      stretch.next = hasNext ? i + 1 : NO_POLL;
      told = Math.min(middle, instant + reach);
      show(active[i] === 1 ? 'up' : 'down', from, told, i);
      stretch.previous = i;
    }
    if (told < closes) {
      stretch.next = NO_POLL;
      show('unknown', told, closes, NO_POLL);
    }
  }
}

/**
 * The totals of SPEC §3b.4 for one store after another: `begin` a store, `add` the times in which it is known in order, `finish` it
 * with its business time in each of the periods. What is neither up nor down is unknown, to the millisecond.
 */
export function createInterpolated(periods: number) {
  const tally: Pick<Tally<'interpolated'>, State> = {
    up: new Float64Array(periods),
    down: new Float64Array(periods),
    unknown: new Float64Array(periods),
  };
  const cells = createCells(2);
  return {
    tally,
    begin: cells.begin,
    add(state: Exclude<State, 'unknown'>, from: Milliseconds, to: Milliseconds): void {
      cells.add(state === 'up' ? UP : DOWN, from, to);
    },
    finish(time: Float64Array): void {
      cells.sum(UP, tally.up);
      cells.sum(DOWN, tally.down);
      for (let period = 0; period < time.length; period++) {
        tally.unknown[period] =
          (time[period] as number) - (tally.up[period] as number) - (tally.down[period] as number);
      }
    },
  };
}

const [UP, DOWN] = [0, 1] as const;
