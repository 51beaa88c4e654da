import type { StateStretch } from './interpolated.ts';
import { NO_POLL } from './interpolated.ts';
import { isActiveBetween } from './outages.ts';
import type { Periods } from './period.ts';
import type { PollSeries } from './poll-series.ts';
import type { Milliseconds } from './types.ts';

/**
 * How often a store was down in each of its parts (SPEC §14), store after store: `begin` a store, `hear` its stretches of
 * downtime in order. An outage counts in every part that it has downtime in.
 */
export function createOutageCounts(parts: number) {
  const outages = new Uint32Array(parts);
  const longest = new Float64Array(parts);
  /** The outage that a part heard of last, by its first poll, and its downtime there so far. */
  const latest = new Int32Array(parts);
  const down = new Float64Array(parts);
  let polls: PollSeries;
  let edges: Float64Array;
  let part = 0;
  let firstPoll = NO_POLL;
  let lastPoll = NO_POLL;

  function addTo(place: number, time: Milliseconds): void {
    if (latest[place] !== firstPoll) {
      latest[place] = firstPoll;
      outages[place] = (outages[place] as number) + 1;
      down[place] = 0;
    }
    down[place] = (down[place] as number) + time;
    longest[place] = Math.max(longest[place] as number, down[place] as number);
  }

  return {
    outages,
    longest,
    begin(periods: Periods, series: PollSeries): void {
      polls = series;
      ({ edges } = periods);
      part = 0;
      firstPoll = lastPoll = NO_POLL;
      outages.fill(0);
      longest.fill(0);
      latest.fill(NO_POLL);
    },
    hear({ poll, from, to }: StateStretch): void {
      if (firstPoll === NO_POLL || isActiveBetween(polls, lastPoll, poll)) firstPoll = poll;
      lastPoll = poll;
      const last = edges.length - 2;
      while (part < last && (edges[part + 1] as number) <= from) part++;
      for (let at = part; at <= last && (edges[at] as number) < to; at++) {
        const time = Math.min(to, edges[at + 1] as number) - Math.max(from, edges[at] as number);
        if (time > 0) addTo(at, time);
      }
    },
  };
}
