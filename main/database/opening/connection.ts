import { noteAppVersion } from '../core/app-version.ts';
import { asDatabaseError, inUse } from '../core/error.ts';
import { refuseBrokenHeader } from '../core/header.ts';
import type { OnPreparing } from '../core/preparing.ts';
import { realFile } from '../core/real-file.ts';
import { openSqlite, type ReadableDatabase, type WritableDatabase } from '../core/sqlite.ts';
import { migrate } from '../migrations/migrate.ts';
import { copyName, copyWhole, sweepUnfinished } from './copy-file.ts';
import { refuseForeignSchema } from './foreign-schema.ts';
import { checkFully, checkSmall, endedUncleanly, isCheckDue, noteCheck } from './full-check.ts';
import { LATEST, schemaVersion } from './ownership.ts';
import { undoSwap } from './swap-in.ts';

export type { ReadableDatabase, WritableDatabase };

const BUSY_TIMEOUT_MS = 5_000;

/** What SQLite keeps of the pages that it read: of a connection that imports, of one that answers questions, and of one that reads each page once. */
const WRITER_CACHE_KB = 65_536;
const READER_CACHE_KB = 16_384;
export const READ_ONCE_CACHE_KB = 1_024;

/**
 * Opens the database for writing, creates it where there is none, and brings its schema up to date; an older database
 * is first copied beside itself. What takes long is told to `onPreparing`: the copy, the migration, and the check of
 * every page, which is made after an unclean end, before a migration, and weekly. Errors are DatabaseErrors.
 */
export function openForWriting(
  path: string,
  { onPreparing = () => undefined }: { onPreparing?: OnPreparing } = {},
): WritableDatabase {
  const file = realFile(path);
  undoSwap(file);
  refuseBrokenHeader(file);
  refuseForeignSchema(file);
  const wasCutOff = endedUncleanly(file);
  let database = open(file);
  try {
    // Before anything is set, since that may write to a file that must be left as it is.
    const version = schemaVersion(database, file);
    const isOlder = version > 0 && version < LATEST;
    const mustCheck = version > 0 && (wasCutOff || isOlder || isCheckDue(database));
    if (mustCheck) checkFully(database, file, onPreparing);
    else if (version > 0) checkSmall(database, file);
    sweepUnfinished(file);
    if (isOlder) {
      settle(database, file);
      // To open and close a file drops the locks that SQLite has on it in this process: it must have none.
      database.close();
      copyWhole(file, copyName(file, LATEST), (share) => onPreparing({ step: 'copying', share }));
      database = open(file);
    }
    database.pragma('synchronous = FULL');
    database.pragma(`cache_size = -${WRITER_CACHE_KB}`);
    database.pragma('temp_store = MEMORY');
    if (version === 0) create(database, file, onPreparing);
    database.pragma('journal_mode = WAL');
    database.pragma(`wal_autocheckpoint = ${MOST_PAGES_IN_LOG}`);
    if (version > 0) migrate(database, file, version, onPreparing);
    database.pragma('foreign_keys = ON');
    if (mustCheck) noteCheck(database);
    noteAppVersion(database);
    return database;
  } catch (error) {
    database.close();
    throw asDatabaseError(error, file);
  }
}

/**
 * Makes a new database in one transaction, before it has a log: each one more waits for the disk four times, which together
 * was a twentieth of an import's time.
 */
function create(database: WritableDatabase, file: string, onPreparing: OnPreparing): void {
  // Blocks of polls would overflow smaller pages; only a database without tables takes these two.
  database.pragma('page_size = 8192');
  database.pragma('foreign_keys = OFF');
  database.transaction(() => {
    database.pragma('auto_vacuum = INCREMENTAL');
    migrate(database, file, 0, onPreparing);
    noteCheck(database);
    noteAppVersion(database);
  })();
}

/**
 * So large the log becomes before what commits to it must bring it into the file: 32 MB, the pages that SQLite finds in it by
 * one table. Otherwise that is done while nobody waits (bringIn), for all that was committed until then.
 */
const MOST_PAGES_IN_LOG = 4_000;

/** Brings what the log holds into the file, as far as nobody reads an older state of it. */
export function bringIn(database: WritableDatabase): void {
  database.pragma('wal_checkpoint(PASSIVE)');
}

/** Opens an existing, migrated database for reading, beside the one connection that writes. */
export function openForReading(path: string, cacheKb = READER_CACHE_KB): ReadableDatabase {
  const database = open(realFile(path), { readonly: true });
  database.pragma(`cache_size = -${cacheKb}`);
  return database;
}

/**
 * Reads as of one moment for as long as `read` takes, by a connection of its own: what this thread reads by another meanwhile is
 * as of its own moment.
 */
export async function readingBeside<T>(
  path: string,
  read: (database: ReadableDatabase) => Promise<T>,
): Promise<T> {
  const database = open(realFile(path), { readonly: true });
  try {
    database.pragma(`cache_size = -${READ_ONCE_CACHE_KB}`);
    database.exec('BEGIN');
    return await read(database);
  } finally {
    database.close();
  }
}

/** Does what reads nearly every page, and each of them once: those that SQLite keeps would only count beside all else. */
export async function readingOnce<T>(database: WritableDatabase, work: () => Promise<T>): Promise<T> {
  database.pragma(`cache_size = -${READ_ONCE_CACHE_KB}`);
  try {
    return await work();
  } finally {
    database.pragma(`cache_size = -${WRITER_CACHE_KB}`);
  }
}

/** Lets SQLite refresh what its planner knows, then closes; a connection that only reads is just closed. */
export function closeDatabase(database: WritableDatabase): void {
  try {
    database.pragma('optimize');
  } catch {
    // A hint to the planner; a database too damaged for it is still closed.
  }
  database.close();
}

function open(file: string, { readonly = false } = {}): WritableDatabase {
  try {
    return openSqlite(file, { readonly, timeout: BUSY_TIMEOUT_MS });
  } catch (error) {
    throw asDatabaseError(error, file);
  }
}

/** Brings what the write-ahead log holds into the file, which is then all there is to copy. */
function settle(database: WritableDatabase, file: string): void {
  if (database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) !== 0) throw inUse(file);
}
