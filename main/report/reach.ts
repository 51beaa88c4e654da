import type { Milliseconds } from './types.ts';

/** How far a poll speaks when nobody says otherwise (SPEC §3b.3). */
export const DEFAULT_REACH_MINUTES = 90;

const MIN_MINUTES = 1;
const MAX_MINUTES = 24 * 60;

/** Reads a number of minutes from 1 to 1440, fractions allowed, to the nearest millisecond; `undefined`: it is none. */
export function parseReach(minutes: string): Milliseconds | undefined {
  if (!/^\d+(\.\d+)?$/.test(minutes.trim())) return undefined;
  const value = Number(minutes);
  return value >= MIN_MINUTES && value <= MAX_MINUTES ? Math.round(value * 60_000) : undefined;
}
