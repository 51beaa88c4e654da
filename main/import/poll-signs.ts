import type { WeekPolls } from './poll-batch.ts';
import { createPollGaps } from './poll-gaps.ts';
import { WEEK_MS } from './poll-key.ts';

/** What polls of a file show beside what they say; see ImportWarning. */
export type PollSigns = {
  /** How many polls are dated ahead, and the time of the latest (ms since the epoch). */
  readonly future: { readonly polls: number; readonly latest: number };
  /** How many stores were polled more often than every half hour in the median. */
  readonly often: number;
};

export const NO_SIGNS: PollSigns = { future: { polls: 0, latest: Number.NEGATIVE_INFINITY }, often: 0 };

/** `futureAfter`: from when on a poll is dated ahead, in ms since the epoch. */
export function createPollSigns(futureAfter: number) {
  const often = new Set<number>();
  let gaps = createPollGaps();
  let polls = 0;
  let latest = Number.NEGATIVE_INFINITY;
  return {
    /** Looks at a piece of a batch. Stores are judged by one batch, which holds all of them but of the largest files. */
    add({ week, stores, places, ends, packed }: WeekPolls): void {
      const weekStart = week * WEEK_MS;
      let from = 0;
      for (let i = 0; i < stores.length; i++) {
        const to = ends[i] as number;
        gaps.add(places[i] as number, stores[i] as number, weekStart, packed, from, to);
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
      for (const store of gaps.often()) often.add(store);
      gaps = createPollGaps();
    },
    signs: (): PollSigns => ({ future: { polls, latest }, often: often.size }),
  };
}
