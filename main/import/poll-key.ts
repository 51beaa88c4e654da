/**
 * A poll as one number, so that millions of them sort as a typed array does: `milliseconds since the epoch × 2`, plus 1
 * where the store was active. Polls of one store in the order of their keys are in the order of their times.
 */
export type PollKey = number;

/** The key of a poll at `at` (ms since the epoch); `active` is 1 or 0. */
export function pollKey(at: number, active: number): PollKey {
  return at * 2 + active;
}

/** The time of a poll in ms since the epoch. */
export function keyTime(key: PollKey): number {
  return Math.floor(key / 2);
}
