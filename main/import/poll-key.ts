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

/** Polls are stored by week, counted from 1970-01-01, a Thursday; in milliseconds. */
export const WEEK_MS = 604_800_000;

/** The week that holds an instant (ms since the epoch). */
export function weekOf(at: number): number {
  return Math.floor(at / WEEK_MS);
}

/** The first instant of a week. */
export function weekStart(week: number): number {
  return week * WEEK_MS;
}

/** The week that holds a poll. */
export function weekOfKey(key: PollKey): number {
  return weekOf(keyTime(key));
}

/** The least key a poll of the week can have. */
export function firstKeyOf(week: number): PollKey {
  return pollKey(week * WEEK_MS, 0);
}
