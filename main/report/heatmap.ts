import type { Stretches } from './stretch.ts';
import { nextChange, toWallClock, type ZoneOffsets } from './time-zone.ts';
import type { Milliseconds } from './types.ts';
import { HOUR, WEEK, weekPosition } from './weekly-hours.ts';

export const HOURS_OF_WEEK = WEEK / HOUR;

/** Business time and downtime of the last week of all stores together, for each hour of the local week, Monday 00:00 first. */
export type Heatmap = { readonly business: Float64Array; readonly down: Float64Array };

/** Adds a stretch of time, so many times over, to the hours of the local week it lies in. */
export function addToHours(
  hours: Float64Array,
  zone: ZoneOffsets,
  from: Milliseconds,
  to: Milliseconds,
  times: number,
): void {
  for (let start = from; start < to; ) {
    const position = weekPosition(toWallClock(zone, start));
    const hour = Math.floor(position / HOUR);
    const end = Math.min(to, start + (hour + 1) * HOUR - position, nextChange(zone, start));
    hours[hour] = (hours[hour] as number) + (end - start) * times;
    start = end;
  }
}

/** Adds the business time of so many stores in the week before as-of. */
export function addBusiness(
  hours: Float64Array,
  business: Stretches,
  zone: ZoneOffsets,
  asOf: Milliseconds,
  stores: number,
): void {
  for (let i = 0; i < business.length; i += 2) {
    addToHours(hours, zone, Math.max(business[i] as number, asOf - WEEK), business[i + 1] as number, stores);
  }
}
