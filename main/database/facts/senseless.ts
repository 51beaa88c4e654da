import { DatabaseError } from '../core/error.ts';

const DAY_MS = 86_400_000;
/** As far as dates reach. */
const MOST_MS = 8.64e15;

const isWithin = (value: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;

/** Refuses hours that no file can have brought: a checksum tells damage, not what somebody made up. */
export function refuseSenselessHours(intervals: unknown): void {
  const isSound =
    Array.isArray(intervals) &&
    intervals.every(
      (interval) =>
        Array.isArray(interval) &&
        isWithin(interval[0], 0, 6) &&
        isWithin(interval[1], 0, DAY_MS) &&
        isWithin(interval[2], 0, 2 * DAY_MS),
    );
  if (!isSound) throw senseless('business hours');
}

/** The same of closures. */
export function refuseSenselessClosures(closures: unknown): void {
  const isSound =
    Array.isArray(closures) &&
    closures.every(
      (closure) =>
        Array.isArray(closure) &&
        isWithin(closure[0], -MOST_MS, MOST_MS) &&
        isWithin(closure[1], -MOST_MS, MOST_MS) &&
        typeof closure[2] === 'string',
    );
  if (!isSound) throw senseless('closures');
}

function senseless(what: string): DatabaseError {
  return new DatabaseError(
    'database-damaged',
    `The database holds ${what} that make no sense, which no file can have brought. Restore a backup, or import your files again.`,
  );
}
