import type { State } from './interpolated.ts';
import type { Extent, Period } from './period.ts';
import type { PollSeries } from './poll-series.ts';
import type { Milliseconds } from './types.ts';

const MINUTE: Milliseconds = 60_000;

/** What tells when the polling paused (SPEC §16), of some stores: what they know together is in all their parts. */
export type Watched = {
  readonly extent: Extent;
  readonly periods: readonly Period[];
  readonly reach: Milliseconds;
  /**
   * The first and the last poll of any store in each minute from `extent.from` − reach on; infinite where there is none.
   * Reach is a minute or more, so that between the two somebody is always within reach.
   */
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** Begins and ends, in turn, of time unknown of each store, as far as it is not within reach of a poll of this part. */
  readonly unknown: Float64Array;
};

/** So many ends of unknown time are gathered before those that somebody watched are dropped. */
const MANY_ENDS = 1 << 20;

/** Watches over stores: `hearPolls` of each, whether it was open then or not, and `hear` its spells; then `finish`. */
export function createWatch(extent: Extent, periods: readonly Period[], reach: Milliseconds) {
  const begin = extent.from - reach;
  const minutes = Math.max(0, Math.floor((extent.to + reach - begin) / MINUTE) + 1);
  const first = new Float64Array(minutes).fill(Number.POSITIVE_INFINITY);
  const last = new Float64Array(minutes).fill(Number.NEGATIVE_INFINITY);
  let ends: Float64Array = new Float64Array(1024);
  let count = 0;
  let dropAt = MANY_ENDS;

  function hearPolls({ at, count: polls }: PollSeries): void {
    for (let poll = 0; poll < polls; poll++) {
      const instant = at[poll] as number;
      const minute = Math.floor((instant - begin) / MINUTE);
      if (minute < 0 || minute >= minutes) continue;
      if (instant < (first[minute] as number)) first[minute] = instant;
      if (instant > (last[minute] as number)) last[minute] = instant;
    }
  }

  function hear(state: State, from: Milliseconds, to: Milliseconds): void {
    if (state !== 'unknown') return;
    const start = Math.max(from, extent.from);
    const end = Math.min(to, extent.to);
    if (end <= start) return;
    if (count + 2 > ends.length) grow();
    ends[count++] = start;
    ends[count++] = end;
  }

  function grow(): void {
    if (count >= dropAt) {
      ends = unwatchedOf(ends.subarray(0, count), pausesOf(extent, reach, first, last));
      count = ends.length;
      dropAt = Math.max(MANY_ENDS, count * 2);
    }
    const larger = new Float64Array(Math.max(1024, count * 2));
    larger.set(ends.subarray(0, count));
    ends = larger;
  }

  return {
    hearPolls,
    hear,
    finish: (): Watched => ({
      extent,
      periods,
      reach,
      first,
      last,
      unknown: unwatchedOf(ends.subarray(0, count), pausesOf(extent, reach, first, last)),
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
    one[of].map((value, minute) =>
      parts.reduce((best, part) => pick(best, part[of][minute] as number), value),
    );
  const pauses = pausesOf(extent, reach, joined('first', Math.min), joined('last', Math.max));
  const times = periods.map(() => 0);
  for (const { unknown } of parts) {
    visitUnwatched(unknown, pauses, (from, to) => {
      periods.forEach((period, place) => {
        const time = Math.min(to, period.to) - Math.max(from, period.from);
        if (time > 0) times[place] = (times[place] as number) + time;
      });
    });
  }
  return times;
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
  for (let minute = 0; minute < first.length; minute++) {
    if (first[minute] === Number.POSITIVE_INFINITY) continue;
    const start = Math.min((first[minute] as number) - reach, to);
    if (start > watchedUntil) pauses.push(watchedUntil, start);
    watchedUntil = Math.max(watchedUntil, (last[minute] as number) + reach);
  }
  if (to > watchedUntil) pauses.push(watchedUntil, to);
  return pauses;
}

function unwatchedOf(unknown: Float64Array, pauses: readonly number[]): Float64Array {
  const left: number[] = [];
  visitUnwatched(unknown, pauses, (from, to) => left.push(from, to));
  return Float64Array.from(left);
}

/** Visits what unknown time and pauses have in common, unknown stretch by unknown stretch. */
function visitUnwatched(
  unknown: Float64Array,
  pauses: readonly number[],
  visit: (from: Milliseconds, to: Milliseconds) => void,
): void {
  for (let k = 0; k < unknown.length; k += 2) {
    const from = unknown[k] as number;
    const to = unknown[k + 1] as number;
    for (let pause = firstEndingAfter(pauses, from); pause < pauses.length; pause += 2) {
      const start = pauses[pause] as number;
      if (start >= to) break;
      visit(Math.max(from, start), Math.min(to, pauses[pause + 1] as number));
    }
  }
}

/** The place of the first pause that ends after an instant. */
function firstEndingAfter(pauses: readonly number[], instant: Milliseconds): number {
  let low = 0;
  let high = pauses.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pauses[middle * 2 + 1] as number) <= instant) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}
