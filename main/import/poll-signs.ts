import type { WeekPolls } from './poll-batch.ts';
import { WEEK_MS } from './poll-key.ts';

/** What polls of a file show beside what they say; see ImportWarning. */
export type PollSigns = {
  /** How many polls are dated ahead, and the time of the latest (ms since the epoch). */
  readonly future: { readonly polls: number; readonly latest: number };
  /** How many stores were polled more often than every half hour in the median. */
  readonly often: number;
};

export const NO_SIGNS: PollSigns = { future: { polls: 0, latest: Number.NEGATIVE_INFINITY }, often: 0 };

const HALF_HOUR = 30 * 60_000;

/** The gaps between a store's polls: how many, how many of them short, and the two that may be in the middle. */
type Gaps = { last: number; count: number; short: number; longestShort: number; shortestLong: number };

/** `futureAfter`: from when on a poll is dated ahead, in ms since the epoch. */
export function createPollSigns(futureAfter: number) {
  const often = new Set<number>();
  let gapsOf = new Map<number, Gaps>();
  let polls = 0;
  let latest = Number.NEGATIVE_INFINITY;
  return {
    /** Looks at a piece of a batch. Stores are judged by one batch, which holds all of them but of the largest files. */
    add({ week, stores, ends, packed }: WeekPolls): void {
      const weekStart = week * WEEK_MS;
      let from = 0;
      for (let place = 0; place < stores.length; place++) {
        const to = ends[place] as number;
        const store = stores[place] as number;
        const known = gapsOf.get(store);
        if (known === undefined) gapsOf.set(store, addGaps(noGaps(), weekStart, packed, from, to));
        else addGaps(known, weekStart, packed, from, to);
        for (let k = to - 1; k >= from; k--) {
          const at = weekStart + ((packed[k] as number) >>> 1);
          if (at <= futureAfter) break;
          polls++;
          latest = Math.max(latest, at);
        }
        from = to;
      }
    },
    endBatch(): void {
      for (const [store, gaps] of gapsOf) if (isOften(gaps)) often.add(store);
      gapsOf = new Map();
    },
    signs: (): PollSigns => ({ future: { polls, latest }, often: often.size }),
  };
}

function noGaps(): Gaps {
  return { last: Number.NaN, count: 0, short: 0, longestShort: 0, shortestLong: Number.POSITIVE_INFINITY };
}

function addGaps(gaps: Gaps, weekStart: number, packed: Uint32Array, from: number, to: number): Gaps {
  let { short, longestShort, shortestLong } = gaps;
  // Within a week times fit into 32 bits, which are faster to compare.
  let previous = (packed[from] as number) >>> 1;
  for (let k = from + 1; k < to; k++) {
    const at = (packed[k] as number) >>> 1;
    const gap = at - previous;
    if (gap < HALF_HOUR) {
      short++;
      if (gap > longestShort) longestShort = gap;
    } else if (gap < shortestLong) shortestLong = gap;
    previous = at;
  }
  const across = weekStart + ((packed[from] as number) >>> 1) - gaps.last;
  if (across < HALF_HOUR) {
    short++;
    longestShort = Math.max(longestShort, across);
  } else if (across < shortestLong) shortestLong = across;
  gaps.count += to - from - (Number.isNaN(gaps.last) ? 1 : 0);
  gaps.short = short;
  gaps.longestShort = longestShort;
  gaps.shortestLong = shortestLong;
  gaps.last = weekStart + previous;
  return gaps;
}

/** Whether the median of the gaps is under half an hour. */
function isOften({ count, short, longestShort, shortestLong }: Gaps): boolean {
  if (short * 2 !== count) return short * 2 > count;
  return short > 0 && (longestShort + shortestLong) / 2 < HALF_HOUR;
}
