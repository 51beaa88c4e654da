import { asDatabaseError } from './error.ts';
import { checkFully, endedUncleanly, isCheckDue, noteCheck } from './full-check.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { refuseStump, schemaVersion } from './ownership.ts';
import type { OnPreparing } from './preparing.ts';
import { verifySchema } from './schema-seal.ts';
import { type Database, openSqlite } from './sqlite.ts';

export type { Database };

const BUSY_TIMEOUT_MS = 5_000;
const LATEST = migrations.at(-1)?.version ?? 0;

/**
 * Opens the database for writing, creates it where there is none, and brings its schema up to date. What takes long is
 * told to `onPreparing`: a migration, and the check of every page after an unclean end, before a migration, and weekly.
 */
export function openForWriting(
  file: string,
  { onPreparing = () => undefined }: { onPreparing?: OnPreparing } = {},
): Database {
  const wasCutOff = endedUncleanly(file);
  const database = open(file, { readonly: false });
  try {
    // Before anything is set, since that may write to a file that must be left as it is.
    const version = schemaVersion(database, file);
    const mustCheck = version > 0 && (wasCutOff || version < LATEST || isCheckDue(database));
    if (version === LATEST) verifySchema(database, version);
    if (mustCheck) checkFully(database, file, onPreparing);
    // Blocks of polls would overflow smaller pages; only a database without tables takes a new page size.
    database.pragma('page_size = 8192');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('cache_size = -65536');
    database.pragma('temp_store = MEMORY');
    migrate(database, file, version, onPreparing);
    database.pragma('foreign_keys = ON');
    if (mustCheck || version === 0) noteCheck(database);
    return database;
  } catch (error) {
    database.close();
    throw asDatabaseError(error, file);
  }
}

/** Opens an existing, migrated database for reading, beside the one connection that writes. */
export function openForReading(file: string): Database {
  const database = open(file, { readonly: true });
  database.pragma('cache_size = -16384');
  return database;
}

/** Lets SQLite refresh what its planner knows, then closes. */
export function closeDatabase(database: Database): void {
  try {
    if (!database.readonly) database.pragma('optimize');
  } catch {
    // A hint to the planner; a database too damaged for it is still closed.
  }
  database.close();
}

function open(file: string, { readonly }: { readonly: boolean }): Database {
  try {
    refuseStump(file);
    return openSqlite(file, { readonly, timeout: BUSY_TIMEOUT_MS });
  } catch (error) {
    throw asDatabaseError(error, file);
  }
}
