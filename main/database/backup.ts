import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { copyWhole, syncFolder } from './copy-file.ts';
import { asDatabaseError, DatabaseError } from './error.ts';
import { checkFully } from './full-check.ts';
import { refuseBrokenHeader } from './header.ts';
import { asideName } from './move-aside.ts';
import { readOutageNotes } from './outage-notes.ts';
import { type Overview, readOverview } from './overview.ts';
import { LATEST, schemaVersion } from './ownership.ts';
import { readPollWeeks } from './poll-weeks.ts';
import { readWeek } from './polls.ts';
import { realFile } from './real-file.ts';
import { readReportStores } from './report-stores.ts';
import { type Database, openSqlite } from './sqlite.ts';
import { takeWriteLock } from './write-lock.ts';

export type CopyOptions = {
  /** A file that is not there, in the folder of the copy: it grows under that name until it is whole. */
  readonly part: string;
  readonly signal?: AbortSignal | undefined;
  /** Hears the share done, 0 to 1. */
  readonly onShare?: (share: number) => void;
};

const PAGES_A_STEP = 2048;
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Copies a database as it is at this moment, also while it is written to, into one file that bears the name `to` only
 * once it is whole, checked and on the disk. Answers what is in it, where it is of this version. Refuses a `to` that exists.
 */
export async function backUp(path: string, to: string, options: CopyOptions): Promise<Overview | undefined> {
  if (existsSync(to)) {
    throw new DatabaseError('database-failed', `${to} exists already. Name a file that does not.`);
  }
  try {
    const overview = await copyChecked(realFile(path), options);
    renameSync(options.part, to);
    syncFolder(dirname(to));
    return overview;
  } catch (error) {
    removeDatabase(options.part);
    throw asDatabaseError(error, to);
  }
}

/**
 * Puts a backup, checked first, in the place of a database that nobody may have open; the one that was there is kept
 * beside it. Answers what is in it now and where the other one is.
 */
export async function restore(
  backup: string,
  path: string,
  options: CopyOptions,
): Promise<{ readonly overview: Overview | undefined; readonly replaced: string | undefined }> {
  const file = realFile(path);
  const { part } = options;
  const release = takeWriteLock(file);
  try {
    const overview = await copyChecked(realFile(backup), options);
    const replaced = existsSync(file) ? asideName(file) : undefined;
    if (replaced !== undefined) {
      bringTogether(file);
      copyWhole(file, replaced, () => undefined);
      // What is left of it belongs to the database that goes, and SQLite would take it for the new one's.
      if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${replaced}-wal`);
      rmSync(`${file}-shm`, { force: true });
    }
    renameSync(part, file);
    syncFolder(dirname(file));
    return { overview, replaced };
  } catch (error) {
    removeDatabase(part);
    throw asDatabaseError(error, file);
  } finally {
    release();
  }
}

async function copyChecked(file: string, options: CopyOptions): Promise<Overview | undefined> {
  if (!existsSync(file)) throw new DatabaseError('database-failed', `There is no database ${file}.`);
  await copyPages(file, options);
  return sealCopy(options.part);
}

async function copyPages(file: string, { part, signal, onShare }: CopyOptions): Promise<void> {
  refuseBrokenHeader(file);
  // Not for reading alone: whoever closes a database last takes its write-ahead log away, if it may.
  const source = openSqlite(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    source.pragma('query_only = ON');
    schemaVersion(source, file);
    // One view for all steps: a copy would otherwise begin again whenever something is written.
    source.exec('BEGIN');
    source.prepare('SELECT 1 FROM sqlite_schema').get();
    await source.backup(part, {
      progress({ totalPages, remainingPages }) {
        signal?.throwIfAborted();
        onShare?.(1 - remainingPages / totalPages);
        return PAGES_A_STEP;
      },
    });
  } finally {
    source.close();
  }
}

/** Makes a copy one file by itself, reads all of it, and sees it on the disk. */
function sealCopy(part: string): Overview | undefined {
  const copy = openSqlite(part, { timeout: 0 });
  let overview: Overview | undefined;
  try {
    copy.pragma('journal_mode = DELETE');
    overview = readAll(copy, part);
  } finally {
    copy.close();
  }
  const descriptor = openSync(part, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return overview;
}

/** Checks every page, and every checksum of what a report is made of and of notes; an older database has none of these. */
function readAll(database: Database, file: string): Overview | undefined {
  const version = schemaVersion(database, file);
  checkFully(database, file, () => undefined);
  if (version < LATEST) return undefined;
  readReportStores(database);
  readOutageNotes(database);
  for (const week of readPollWeeks(database)) readWeek(database, week, () => undefined);
  return readOverview(database);
}

/** Brings what a write-ahead log still holds into the database; one that is damaged is kept as it is. */
function bringTogether(file: string): void {
  let database: Database | undefined;
  try {
    database = openSqlite(file, { timeout: 0 });
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // It stays beside its database.
  }
  database?.close();
}

function removeDatabase(file: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
}
