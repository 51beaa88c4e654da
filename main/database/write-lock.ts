import Sqlite from 'better-sqlite3';
import { DatabaseError } from './error.ts';

/**
 * Holds a database for one process: a second one would take the first one's running report for a crashed one. The lock
 * is an exclusive transaction in a small file beside the database, so the operating system releases it however the
 * process ends.
 */
export function takeWriteLock(file: string): () => void {
  const nativeBinding = process.env['STORE_MONITOR_SQLITE_BINDING'];
  const lock = new Sqlite(`${file}.lock`, {
    timeout: 0,
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
  });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new DatabaseError(
      'database-in-use',
      `The database ${file} is in use by another Store Monitor. Close that one first, or name another database.`,
    );
  }
  return () => lock.close();
}
