import type { OutageTable } from '../outage-table.ts';
import type { Milliseconds } from '../types.ts';
import type { Sets } from './shared-events.ts';
import type { Sure } from './sure.ts';
import { type ToldEvent, toldEvents } from './told-events.ts';

/**
 * So much of the downtime, and so much of what is more than in the time it is held against, must lie in shared events for these to
 * be why; and more of them than so many are no longer one thing that happened (docs/how-sure.md).
 */
const MUCH = 0.25;
const MOST_OF_MORE = 0.5;
const FEW = 3;

/** How much of a difference in downtime fell in shared events (1 is all), in how many, and when that of most downtime was. */
export type FellTogether = {
  readonly part: number;
  readonly events: number;
  readonly largest: { readonly from: Milliseconds; readonly to: Milliseconds };
};

/** Some stores of a report, how long they were down, and how much of that is more than in the time it is held against. */
type Of = {
  readonly outages: Pick<OutageTable, 'count' | 'store' | 'started' | 'ended'>;
  readonly sure: { readonly events: Sure['events']; readonly outages: Pick<Sure['outages'], 'shared'> };
  readonly sets: Sets;
  readonly isIn: (store: number) => boolean;
  readonly down: Milliseconds;
  readonly more: Milliseconds;
};

/**
 * The fewest shared events that most of what is more fell in, and much of the downtime; `undefined` where no few of them do, or
 * there is no more downtime.
 */
export function fellTogether(of: Of): FellTogether | undefined {
  const { sure, sets, down, more } = of;
  if (!(more > 0)) return undefined;
  const enough = Math.max(MUCH * down, MOST_OF_MORE * more);
  const timeIn = downtimeIn(of);
  const events = largest(toldEvents(sure.events, sets), timeIn);
  for (let few = 1; few <= events.length; few++) {
    const time = timeIn(events.slice(0, few));
    const [most] = events;
    if (most === undefined || time < enough) continue;
    return { part: Math.min(1, time / more), events: few, largest: { from: most.from, to: most.to } };
  }
  return undefined;
}

/** The few with most downtime of these stores; equal ones as they are listed. */
function largest(
  events: readonly ToldEvent[],
  timeIn: (events: readonly ToldEvent[]) => Milliseconds,
): readonly ToldEvent[] {
  return events
    .map((event) => ({ event, time: timeIn([event]) }))
    .filter(({ time }) => time > 0)
    .sort((a, b) => b.time - a.time)
    .slice(0, FEW)
    .map(({ event }) => event);
}

/** Of these stores, the shared down time in some events: of an outage at most as much as lies in the events. */
function downtimeIn({ outages: { count, store, started, ended }, sure, sets, isIn }: Of) {
  // Outages stand in the order of stores.
  const first = new Uint32Array(sets.zones.length).fill(count);
  for (let place = count - 1; place >= 0; place--) first[store[place] as number] = place;
  return (events: readonly ToldEvent[]): Milliseconds => {
    const within = new Map<number, Milliseconds>();
    for (const { stores, from, to } of events) {
      for (const hit of stores) {
        if (!isIn(hit)) continue;
        for (let place = first[hit] ?? count; place < count && store[place] === hit; place++) {
          const time = Math.min(ended[place] as number, to) - Math.max(started[place] as number, from);
          if (time > 0) within.set(place, (within.get(place) ?? 0) + time);
        }
      }
    }
    let sum = 0;
    for (const [place, time] of within) sum += Math.min(sure.outages.shared[place] as number, time);
    return sum;
  };
}
