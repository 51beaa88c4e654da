import type { State } from './interpolated.ts';
import type { Stretches } from './stretch.ts';
import type { Milliseconds } from './types.ts';
import { HOUR } from './weekly-hours.ts';

/** The hours of a strip. */
export const STRIP_HOURS = 168;

/** What an hour of the strip holds some time of; an hour may hold all four. `closed` is time outside business hours. */
export const STRIP_FLAGS = { up: 1, down: 2, unknown: 4, closed: 8 } as const satisfies Record<
  State | 'closed',
  number
>;

/** The strip of so many hours from an instant on that business time alone gives: those that hold closed time. */
export function closedHours(business: Stretches, begin: Milliseconds, hours: number): Uint8Array {
  const strip = new Uint8Array(hours).fill(STRIP_FLAGS.closed);
  // Stretches do not touch, so that an hour without closed time lies within one of them.
  for (let i = 0; i < business.length; i += 2) {
    const start = business[i] as number;
    const end = business[i + 1] as number;
    if (end - start < HOUR) continue;
    const first = Math.ceil((start - begin) / HOUR);
    const after = Math.floor((end - begin) / HOUR);
    if (after > 0) strip.fill(0, Math.max(0, first), after);
  }
  return strip;
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
    if (to <= markedUntil || from === to) continue;
    markStrip(strip, begin, 'unknown', from, to);
    markedUntil = begin + Math.ceil((to - begin) / HOUR) * HOUR;
  }
}

// Not looked up by the name of the state, which would cost more than the marking.
const { up: UP, down: DOWN, unknown: UNKNOWN } = STRIP_FLAGS;
