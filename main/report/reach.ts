import type { Milliseconds } from './types.ts';

/** How far a poll may speak, and does when nobody says otherwise (SPEC §3b.3). */
export const REACH_MINUTES = { least: 1, most: 24 * 60, usual: 90 } as const;

/** What a person is told who gives something else. */
export const REACH_RULE = `a number of minutes from ${REACH_MINUTES.least} to ${REACH_MINUTES.most}`;

/** Reads a number of minutes within those bounds, fractions allowed, to the nearest millisecond; `undefined`: it is none. */
export function parseReach(minutes: string): Milliseconds | undefined {
  if (!/^\d+(\.\d+)?$/.test(minutes.trim())) return undefined;
  const value = Number(minutes);
  return value >= REACH_MINUTES.least && value <= REACH_MINUTES.most ? Math.round(value * 60_000) : undefined;
}
