import { createEdges, type Edges, timeOf } from './edges.ts';
import type { State } from './interpolated.ts';
import type { Extent, Period } from './period.ts';
import type { PollSeries } from './poll-series.ts';
import { firstEndingAfter, type Stretches } from './stretch.ts';
import type { Milliseconds } from './types.ts';

/** What tells when the polling paused (SPEC §16), of some stores: what they know together is in all their parts. */
export type Watched = {
  readonly extent: Extent;
  readonly periods: readonly Period[];
  readonly reach: Milliseconds;
  /**
   * The first and the last poll of any store in each stretch as long as reach, from `extent.from` − reach on; infinite where
   * there is none. Between the two somebody is always within reach.
   */
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** Of the time unknown of each store; instants within reach of a poll of this part only say between which pauses they lie. */
  readonly unknown: Edges;
};

/**
 * Watches over stores: `hearPolls` of each, whether it was open then or not, and `hear` its spells; then `finish`. Polls are heard
 * that lie within twice the reach of the extent: a period by dates of one store goes on when that of another has ended.
 */
export function createWatch(extent: Extent, periods: readonly Period[], reach: Milliseconds) {
  const begin = extent.from - reach;
  const stretches = Math.max(0, Math.floor((extent.to + reach - begin) / reach) + 1);
  const first = new Float64Array(stretches).fill(Number.POSITIVE_INFINITY);
  const last = new Float64Array(stretches).fill(Number.NEGATIVE_INFINITY);
  /** As they were when edges were last settled; since then they may only have got shorter. */
  let pauses: readonly number[] = [extent.from, extent.to];
  const unknown = createEdges(() => {
    pauses = pausesOf(extent, reach, first, last);
    return toPauses(extent.from, pauses);
  });

  function hearPolls({ at, count: polls }: PollSeries): void {
    for (let poll = 0; poll < polls; poll++) {
      const instant = at[poll] as number;
      const stretch = Math.floor((instant - begin) / reach);
      if (stretch < 0 || stretch >= stretches) continue;
      if (instant < (first[stretch] as number)) first[stretch] = instant;
      if (instant > (last[stretch] as number)) last[stretch] = instant;
    }
  }

  function hear(state: State, from: Milliseconds, to: Milliseconds): void {
    if (state !== 'unknown') return;
    const start = Math.max(from, extent.from);
    const end = Math.min(to, extent.to);
    if (end > start && isPausedBetween(pauses, start, end)) unknown.add(start, end);
  }

  /** Those of business time, by their places, that no poll is in, as far as they lie in the store's own time. */
  function hearUnwatched(business: Stretches, first: number, after: number, own: Extent): void {
    const start = Math.max(business[first] as number, own.from);
    const end = Math.min(business[after - 1] as number, own.to);
    if (end <= start || !isPausedBetween(pauses, start, end)) return;
    for (let k = first; k < after; k += 2) {
      hear('unknown', Math.max(business[k] as number, own.from), Math.min(business[k + 1] as number, own.to));
    }
  }

  return {
    hearPolls,
    hear,
    hearUnwatched,
    finish: (): Watched => ({
      extent,
      periods,
      reach,
      first,
      last,
      unknown: unknown.finish(),
    }),
  };
}

/**
 * Unknown business time of all stores together while the polling paused, in each of the periods: where no poll of any
 * store, in business hours or not, lies within reach (SPEC §16). `parts` are of some of the stores each.
 */
export function timeNobodyWatched(parts: readonly Watched[]): Milliseconds[] {
  const [one] = parts;
  if (one === undefined) return [];
  const { extent, periods, reach } = one;
  const joined = (of: 'first' | 'last', pick: (a: number, b: number) => number) =>
    one[of].map((value, stretch) =>
      parts.reduce((best, part) => pick(best, part[of][stretch] as number), value),
    );
  const pauses = pausesOf(extent, reach, joined('first', Math.min), joined('last', Math.max));
  return periods.map((period) =>
    parts.reduce((sum, { unknown }) => sum + timeOf(unknown, pausedUntil(pauses, period)), 0),
  );
}

/** Begins and ends, in turn, of the time of the extent that is not within reach of any poll. */
function pausesOf(
  { from, to }: Extent,
  reach: Milliseconds,
  first: Float64Array,
  last: Float64Array,
): number[] {
  const pauses: number[] = [];
  let watchedUntil = from;
  for (let stretch = 0; stretch < first.length; stretch++) {
    if (first[stretch] === Number.POSITIVE_INFINITY) continue;
    const start = Math.min((first[stretch] as number) - reach, to);
    if (start > watchedUntil) pauses.push(watchedUntil, start);
    watchedUntil = Math.max(watchedUntil, (last[stretch] as number) + reach);
  }
  if (to > watchedUntil) pauses.push(watchedUntil, to);
  return pauses;
}

/** Whether any time between two instants lies in a pause: where none does, it need not be added up. */
function isPausedBetween(pauses: readonly number[], start: Milliseconds, end: Milliseconds): boolean {
  const place = firstEndingAfter(pauses, start);
  return place < pauses.length && (pauses[place] as number) < end;
}

/**
 * Moves ascending instants that lie between two pauses to the end of the first one, from which no time paused parts them;
 * pauses get no longer as more polls are heard.
 */
function toPauses(begin: Milliseconds, pauses: readonly number[]): (instant: Milliseconds) => Milliseconds {
  let pause = 0;
  return (instant) => {
    while (pause < pauses.length && (pauses[pause + 1] as number) < instant) pause += 2;
    const isPaused = pause < pauses.length && (pauses[pause] as number) <= instant;
    return isPaused ? instant : (pauses[pause - 1] ?? begin);
  };
}

/** How much of the pauses lies in a period before each of ascending instants. */
function pausedUntil(
  pauses: readonly number[],
  { from, to }: Period,
): (instant: Milliseconds) => Milliseconds {
  const timeBetween = (start: Milliseconds, end: Milliseconds) =>
    Math.max(0, Math.min(end, to) - Math.max(start, from));
  let pause = 0;
  let before = 0;
  return (instant) => {
    for (; pause < pauses.length && (pauses[pause + 1] as number) <= instant; pause += 2) {
      before += timeBetween(pauses[pause] as number, pauses[pause + 1] as number);
    }
    const start = pauses[pause] ?? instant;
    return start < instant ? before + timeBetween(start, instant) : before;
  };
}
