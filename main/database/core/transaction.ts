import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';

/** Runs work that may wait (for other threads) in one transaction: committed whole, or rolled back whole. */
export async function transact<T>(database: WritableDatabase, work: () => Promise<T>): Promise<T> {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = await work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Reads what belongs together as of one moment, whatever another connection writes meanwhile. */
export function inOneView<T>(database: ReadableDatabase, read: () => T): T {
  return database.inTransaction ? read() : database.transaction(read)();
}
