import {
  firstEndingAfter,
  mergeStretches,
  type Stretches,
  type SummedStretches,
  timeUntil,
} from './stretch.ts';
import { toInstant, type ZoneOffsets } from './time-zone.ts';
import type { Closure, Milliseconds } from './types.ts';

/** A store's closures as instants (SPEC §9), merged; unlike other stretches, both ends of each are still open. */
export function closedStretches(closures: readonly Closure[], zone: ZoneOffsets): Stretches {
  const instants = closures.map(({ from, until }) => ({
    start: toInstant(zone, from),
    end: toInstant(zone, until),
  }));
  // A spring change can turn the ends of a closure around: then there is no such time.
  return mergeStretches(instants.filter(({ start, end }) => start < end));
}

/** A closure as instants. */
export type ClosedStretch = {
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly reason: string;
};

/** The closures that have time between two instants, cut to them, in order of time. */
export function closuresBetween(
  closures: readonly Closure[],
  zone: ZoneOffsets,
  from: Milliseconds,
  to: Milliseconds,
): ClosedStretch[] {
  return closures
    .map((closure) => ({
      from: Math.max(from, toInstant(zone, closure.from)),
      to: Math.min(to, toInstant(zone, closure.until)),
      reason: closure.reason,
    }))
    .filter((closed) => closed.from < closed.to)
    .sort((a, b) => a.from - b.from);
}

/** Whether an instant lies within one of them, neither at its start nor at its end. */
export function isStrictlyInside(stretches: Stretches, instant: Milliseconds): boolean {
  const place = firstEndingAfter(stretches, instant);
  return place < stretches.length && (stretches[place] as number) < instant;
}

/**
 * Takes closures out of stretches; what is left has both ends again, and may be no longer than an instant. `keep` makes a copy of
 * it that stays.
 */
export function takeOut(
  closed: Stretches,
  stretches: Stretches,
  keep: (stretches: Stretches) => Stretches = (left) => left.slice(),
): Stretches {
  if (closed.length === 0) return stretches;
  const [first, last] = [stretches[0] ?? 0, stretches.at(-1) ?? 0];
  // Each of those that can matter parts a stretch in two at most.
  const parting = firstEndingAfter(closed, last) + 2 - firstEndingAfter(closed, first);
  const left = roomFor(stretches.length + parting);
  let used = 0;
  for (let i = 0; i < stretches.length; i += 2) {
    const end = stretches[i + 1] as number;
    let start = stretches[i] as number;
    for (let k = firstEndingAfter(closed, start); k < closed.length && start <= end; k += 2) {
      const from = closed[k] as number;
      if (from >= end) break;
      if (from >= start) {
        left[used++] = start;
        left[used++] = from;
      }
      start = closed[k + 1] as number;
    }
    if (start <= end) {
      left[used++] = start;
      left[used++] = end;
    }
  }
  return keep(left.subarray(0, used));
}

/** How much of business hours between two instants closures take. */
export function closedTime(
  closures: SummedStretches,
  hours: Stretches,
  from: Milliseconds,
  to: Milliseconds,
): Milliseconds {
  let time = 0;
  for (let k = firstEndingAfter(hours, from); k < hours.length && (hours[k] as number) < to; k += 2) {
    const start = Math.max(hours[k] as number, from);
    const end = Math.min(hours[k + 1] as number, to);
    if (start < end) time += timeUntil(closures, end) - timeUntil(closures, start);
  }
  return time;
}

/** Used again by each call: new memory for every plan, given back at once, took longer than what is written to it. */
let room = new Float64Array(1024);

function roomFor(ends: number): Float64Array {
  if (room.length < ends) room = new Float64Array(2 * ends);
  return room;
}
