import { asDatabaseError, inUse } from './error.ts';
import { type Database, openSqlite } from './sqlite.ts';

/**
 * Holds a database for one process: a second one would take the first one's running report for a crashed one. The lock
 * is an exclusive transaction in a small file beside the database, so the operating system releases it however the
 * process ends. Answers how to release it; whoever drops that answer drops the lock with it.
 */
export function takeWriteLock(file: string): () => void {
  let lock: Database | undefined;
  try {
    lock = openSqlite(`${file}.lock`, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const isBusy = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
    if (!isBusy) throw asDatabaseError(error, file);
    throw inUse(file);
  }
  const held = lock;
  return () => held.close();
}
