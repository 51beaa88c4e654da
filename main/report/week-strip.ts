import type { State, StateStretch } from './interpolated.ts';
import { type Stretches, timeWithin } from './stretch.ts';
import type { Milliseconds } from './types.ts';
import { WEEK } from './weekly-hours.ts';

const HOUR: Milliseconds = 3_600_000;

/** The hours of the week before as-of. */
export const STRIP_HOURS = 168;

/** What an hour of the strip holds some time of; an hour may hold all four. `closed` is time outside business hours. */
export const STRIP_FLAGS = { up: 1, down: 2, unknown: 4, closed: 8 } as const satisfies Record<
  State | 'closed',
  number
>;

/** The flags that business time alone gives the hours of the week before as-of: which hold closed time. */
export function closedHours(business: Stretches, asOf: Milliseconds): Uint8Array {
  return Uint8Array.from({ length: STRIP_HOURS }, (_, hour) => {
    const from = asOf - WEEK + hour * HOUR;
    return timeWithin(business, from, from + HOUR) < HOUR ? STRIP_FLAGS.closed : 0;
  });
}

/** Marks the hours of a strip that a stretch has time in. */
export function markStrip(strip: Uint8Array, { state, from, to }: StateStretch, asOf: Milliseconds): void {
  const start = asOf - WEEK;
  if (to <= start || from === to) return;
  const last = Math.ceil((to - start) / HOUR);
  for (let hour = Math.floor(Math.max(0, from - start) / HOUR); hour < last; hour++) {
    strip[hour] = (strip[hour] as number) | STRIP_FLAGS[state];
  }
}
