import type { Extent } from './period.ts';
import type { StorePlan } from './store-plan.ts';
import { firstEndingAfter, type SummedStretches, timeUntil } from './stretch.ts';
import { nextChange, toWallClock, type ZoneOffsets } from './time-zone.ts';
import type { Milliseconds } from './types.ts';
import { HOUR, WEEK, weekPosition } from './weekly-hours.ts';

export const HOURS_OF_WEEK = WEEK / HOUR;

/**
 * Business time of a report's periods of all stores together, and how much of it was down and unknown, for each hour of the
 * local week, Monday 00:00 first.
 */
export type Heatmap = {
  readonly business: Float64Array;
  readonly down: Float64Array;
  /** `undefined` in reports from before it was kept. */
  readonly unknown: Float64Array | undefined;
};

/** The heatmap of a report of today. */
export type WholeHeatmap = Heatmap & { readonly unknown: Float64Array };

/**
 * Sums of time for each hour of the local week: `add` stretches of it, so many times over. A store's, and so those of a
 * zone, come one after another, and those that lie in one hour need not each be looked up on the clock.
 */
export function createHourSums() {
  const hours = new Float64Array(HOURS_OF_WEEK);
  let zoneOfHour: ZoneOffsets | undefined;
  let hour = 0;
  /** Instants that lie in that hour. As variables, each change of them would be an object of its own. */
  const span = new Float64Array(2);
  const find = (zone: ZoneOffsets, from: Milliseconds) => {
    const position = weekPosition(toWallClock(zone, from));
    zoneOfHour = zone;
    hour = Math.floor(position / HOUR);
    span[0] = from;
    span[1] = Math.min(from + (hour + 1) * HOUR - position, nextChange(zone, from));
  };
  const add = (zone: ZoneOffsets, from: Milliseconds, to: Milliseconds, times: number): void => {
    if (to - from < HOUR) {
      const isKnown = zone === zoneOfHour && from >= (span[0] as number) && from < (span[1] as number);
      if (!isKnown) find(zone, from);
      if (to <= (span[1] as number)) {
        hours[hour] = (hours[hour] as number) + Math.max(0, to - from) * times;
        return;
      }
    }
    addToHours(hours, zone, from, to, times);
  };
  return { hours, add };
}

/** As HourSums, of a single stretch. */
export function addToHours(
  hours: Float64Array,
  zone: ZoneOffsets,
  from: Milliseconds,
  to: Milliseconds,
  times: number,
): void {
  for (let start = from; start < to; ) {
    const until = Math.min(to, nextChange(zone, start));
    addOnClock(hours, weekPosition(toWallClock(zone, start)), until - start, times);
    start = until;
  }
}

/** Adds time that begins at a position in the week, the clock running on meanwhile. */
function addOnClock(hours: Float64Array, position: Milliseconds, length: Milliseconds, times: number): void {
  let hour = Math.floor(position / HOUR);
  let room = (hour + 1) * HOUR - position;
  for (let left = length; left > 0; left -= room, room = HOUR) {
    hours[hour] = (hours[hour] as number) + Math.min(left, room) * times;
    hour = (hour + 1) % HOURS_OF_WEEK;
  }
}

/** Adds to the hours what closures leave of so many stores' hours between two instants. */
export function addBusiness(
  hours: Float64Array,
  { hours: openings, closures, zone }: Pick<StorePlan, 'hours' | 'closures' | 'zone'>,
  { from, to }: Extent,
  stores: number,
): void {
  for (let k = firstEndingAfter(openings, from); k < openings.length; k += 2) {
    const start = Math.max(openings[k] as number, from);
    const end = Math.min(openings[k + 1] as number, to);
    if (start >= to) return;
    addToHours(hours, zone, start, end, stores);
    if (closures.stretches.length > 0) takeFromHours(hours, zone, start, end, closures, stores);
  }
}

/** Takes what closures take of a stretch hour by hour: of thousands of them each is not looked at. */
function takeFromHours(
  hours: Float64Array,
  zone: ZoneOffsets,
  from: Milliseconds,
  to: Milliseconds,
  closures: SummedStretches,
  times: number,
): void {
  let closedBefore = timeUntil(closures, from);
  for (let start = from; start < to; ) {
    const position = weekPosition(toWallClock(zone, start));
    const hour = Math.floor(position / HOUR);
    const end = Math.min(to, start + (hour + 1) * HOUR - position, nextChange(zone, start));
    const closed = timeUntil(closures, end);
    hours[hour] = (hours[hour] as number) - (closed - closedBefore) * times;
    closedBefore = closed;
    start = end;
  }
}

/** The heatmap of stores that several are of. */
export function joinHeatmaps(parts: readonly WholeHeatmap[]): WholeHeatmap {
  const sum = (of: keyof Heatmap) =>
    Float64Array.from({ length: HOURS_OF_WEEK }, (_, hour) =>
      parts.reduce((total, part) => total + (part[of][hour] as number), 0),
    );
  return { business: sum('business'), down: sum('down'), unknown: sum('unknown') };
}
