import { keyTime } from './poll-key.ts';
import type { SortedPolls } from './sort-polls.ts';

/** What batches of polls show beside what they say; see ImportWarning. */
export type PollSigns = {
  /** Looks at a batch of a file. Stores are judged by one batch, which holds all of them but of the largest files. */
  add(batch: SortedPolls): void;
  future(): { readonly polls: number; readonly latest: number };
  oftenPolled(): number;
};

const HALF_HOUR = 30 * 60_000;
const CLOSE = 2 * HALF_HOUR - 2;
const APART = 2 * HALF_HOUR + 2;

/** `futureAfter`: from when on a poll is dated ahead, in ms since the epoch. */
export function createPollSigns(futureAfter: number): PollSigns {
  const often = new Set<number>();
  let polls = 0;
  let latest = Number.NEGATIVE_INFINITY;
  return {
    add({ stores, ends, keys }) {
      let from = 0;
      for (let place = 0; place < stores.length; place++) {
        const to = ends[place] as number;
        if (isOften(keys, from, to)) often.add(stores[place] as number);
        for (let k = to - 1; k >= from && keyTime(keys[k] as number) > futureAfter; k--) {
          polls++;
          latest = Math.max(latest, keyTime(keys[k] as number));
        }
        from = to;
      }
    },
    future: () => ({ polls, latest }),
    oftenPolled: () => often.size,
  };
}

/** Whether the median of the gaps between the polls of a store is under half an hour. */
function isOften(keys: Float64Array, from: number, to: number): boolean {
  const gaps = to - from - 1;
  if (gaps < 1) return false;
  let short = 0;
  let previous = keys[from] as number;
  for (let k = from + 1; k < to; k++) {
    const key = keys[k] as number;
    const apart = key - previous;
    // Keys count half milliseconds, and the states with them: only near the limit does it take the times themselves.
    if (apart < CLOSE || (apart < APART && keyTime(key) - keyTime(previous) < HALF_HOUR)) short++;
    previous = key;
  }
  if (short * 2 !== gaps) return short * 2 > gaps;
  const sorted = Float64Array.from({ length: gaps }, (_, i) => {
    const k = from + 1 + i;
    return keyTime(keys[k] as number) - keyTime(keys[k - 1] as number);
  }).sort();
  return ((sorted[gaps / 2 - 1] as number) + (sorted[gaps / 2] as number)) / 2 < HALF_HOUR;
}
