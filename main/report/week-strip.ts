import type { State } from './interpolated.ts';
import type { StorePlan } from './store-plan.ts';
import { firstEndingFrom, type Stretches, type SummedStretches, timeUntil } from './stretch.ts';
import type { Milliseconds } from './types.ts';
import { HOUR } from './weekly-hours.ts';

/** The hours of a strip. */
export const STRIP_HOURS = 168;

/** What an hour of the strip holds some time of; an hour may hold all four. `closed` is time outside business hours. */
export const STRIP_FLAGS = { up: 1, down: 2, unknown: 4, closed: 8 } as const satisfies Record<
  State | 'closed',
  number
>;

/**
 * Makes the strips of so many hours that business time alone gives: the hours that hold closed time. Which of them closures take
 * time from is the same for all stores of a zone, whose closures are kept once.
 */
export function createClosedHours(hours: number) {
  const touched = new WeakMap<SummedStretches, Uint8Array>();
  const touchedBy = (closures: SummedStretches, begin: Milliseconds) =>
    Uint8Array.from({ length: hours }, (_, hour) => {
      const start = begin + hour * HOUR;
      return timeUntil(closures, start + HOUR) > timeUntil(closures, start) ? 1 : 0;
    });
  return ({
    hours: openings,
    closures,
    periods,
  }: Pick<StorePlan, 'hours' | 'closures' | 'periods'>): Uint8Array => {
    const begin = periods.from;
    const taken = touched.get(closures) ?? touchedBy(closures, begin);
    touched.set(closures, taken);
    const strip = new Uint8Array(hours).fill(STRIP_FLAGS.closed);
    // Openings do not touch, so that an hour without closed time lies within one of them.
    for (let k = 0; k < openings.length; k += 2) {
      const first = Math.max(0, Math.ceil(((openings[k] as number) - begin) / HOUR));
      const after = Math.min(hours, Math.floor(((openings[k + 1] as number) - begin) / HOUR));
      for (let hour = first; hour < after; hour++) if (taken[hour] === 0) strip[hour] = 0;
    }
    return strip;
  };
}

/** Marks the hours of the strip from an instant on that a spell has time in. */
export function markStrip(
  strip: Uint8Array,
  begin: Milliseconds,
  state: State,
  from: Milliseconds,
  to: Milliseconds,
): void {
  if (to <= begin || from === to) return;
  const flag = state === 'up' ? UP : state === 'down' ? DOWN : UNKNOWN;
  const last = (to - begin) / HOUR;
  for (let hour = from > begin ? Math.floor((from - begin) / HOUR) : 0; hour < last; hour++) {
    strip[hour] = (strip[hour] as number) | flag;
  }
}

/** As markStrip, of unknown stretches by their places. */
export function markUnknown(
  strip: Uint8Array,
  begin: Milliseconds,
  stretches: Stretches,
  first: number,
  after: number,
): void {
  let markedUntil = Number.NEGATIVE_INFINITY;
  for (let k = first; k < after; k += 2) {
    const from = stretches[k] as number;
    const to = stretches[k + 1] as number;
    // One that ends there may be found again.
    if (to <= markedUntil || from === to) continue;
    markStrip(strip, begin, 'unknown', from, to);
    markedUntil = begin + Math.ceil((to - begin) / HOUR) * HOUR;
    k = firstEndingFrom(stretches, k, markedUntil) - 2;
  }
}

// Not looked up by the name of the state, which would cost more than the marking.
const { up: UP, down: DOWN, unknown: UNKNOWN } = STRIP_FLAGS;
