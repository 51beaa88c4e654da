import type { Tally } from './numbers.ts';
import type { PollSeries } from './poll-series.ts';
import type { Stretches } from './stretch.ts';
import { IN_DAY, IN_HOUR, IN_WEEK, type Milliseconds, WINDOWS } from './types.ts';
import { DAY, HOUR, WEEK } from './weekly-hours.ts';

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

/**
 * Visits the business intervals stretch by stretch, in order of time, each in the state of SPEC §3b. Every poll in
 * business time has its stretch, even one of no length where its interval has none. No stretch is cut to a window.
 */
export function visitStretches(
  business: Stretches,
  polls: PollSeries,
  reach: Milliseconds,
  visit: (stretch: StateStretch) => void,
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

/** The totals of SPEC §3b.4, kept from store to store: `reset` begins a store, `add` adds time of it. */
export function createInterpolated(asOf: Milliseconds) {
  const up = new Float64Array(WINDOWS.length);
  const down = new Float64Array(WINDOWS.length);
  const unknown = new Float64Array(WINDOWS.length);
  const tally: Pick<Tally<'interpolated'>, State> = { up, down, unknown };
  return {
    tally,
    reset(): void {
      up.fill(0);
      down.fill(0);
      unknown.fill(0);
    },
    add(state: State, from: Milliseconds, to: Milliseconds): void {
      // Not by its name: a look-up by text costs more than all that follows.
      const times = state === 'up' ? up : state === 'down' ? down : unknown;
      addToWindows(times, from, to, asOf);
    },
  };
}

/** Adds what lies of a stretch in each of the windows before as-of; it must not end after as-of. */
export function addToWindows(
  times: Float64Array,
  from: Milliseconds,
  to: Milliseconds,
  asOf: Milliseconds,
): void {
  const week = asOf - WEEK;
  if (to <= week) return;
  times[IN_WEEK] = (times[IN_WEEK] as number) + to - (from > week ? from : week);
  const day = asOf - DAY;
  if (to <= day) return;
  times[IN_DAY] = (times[IN_DAY] as number) + to - (from > day ? from : day);
  const hour = asOf - HOUR;
  if (to <= hour) return;
  times[IN_HOUR] = (times[IN_HOUR] as number) + to - (from > hour ? from : hour);
}
