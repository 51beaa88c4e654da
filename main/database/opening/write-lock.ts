import { closeSync, existsSync, fstatSync, openSync, statSync, unlinkSync } from 'node:fs';
import { asDatabaseError, inUse } from '../core/error.ts';
import { refuseOtherThanFiles } from '../core/plain-file.ts';
import { realFile } from '../core/real-file.ts';
import { openSqlite, type WritableDatabase } from '../core/sqlite.ts';

/**
 * Holds a database for one process: a second one would take the first one's running report for a crashed one. The lock
 * is an exclusive transaction in a small file beside the database, so the operating system releases it however the
 * process ends. Answers how to release it; whoever drops that answer drops the lock with it.
 */
export function takeWriteLock(path: string): () => void {
  const file = realFile(path);
  const lockFile = `${file}.lock`;
  refuseOtherThanFiles(file);
  for (;;) {
    const release = tryToLock(file, lockFile);
    if (release === 'outdated') continue;
    try {
      refuseOtherNames(file);
    } catch (error) {
      release();
      throw error;
    }
    return release;
  }
}

/** `outdated`: whoever held the lock took its file away meanwhile, so that what was locked is no longer the lock. */
function tryToLock(file: string, lockFile: string): (() => void) | 'outdated' {
  let descriptor: number | undefined;
  let lock: WritableDatabase | undefined;
  const letGo = () => {
    lock?.close();
    // Not before the lock is closed: closing any descriptor of a file drops all locks a process has on it.
    if (descriptor !== undefined) closeSync(descriptor);
  };
  try {
    descriptor = openSync(lockFile, 'a');
    lock = openSqlite(lockFile, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    letGo();
    throw isBusy(error) ? inUse(file) : asDatabaseError(error, file);
  }
  if (statSync(lockFile, { throwIfNoEntry: false })?.ino !== fstatSync(descriptor).ino) {
    letGo();
    return 'outdated';
  }
  return () => {
    removeWhileHeld(lockFile);
    letGo();
  };
}

/** Windows does not remove a file that is open; there it stays, empty. */
function removeWhileHeld(lockFile: string): void {
  try {
    unlinkSync(lockFile);
  } catch {
    // It stays for the next start, which takes it.
  }
}

/**
 * A database with several names (hard links) has as many files beside it that could be its lock. SQLite itself locks the
 * database by what it is, not by its name: nobody else may have it open.
 */
function refuseOtherNames(file: string): void {
  if (!existsSync(file) || statSync(file).nlink === 1) return;
  let probe: WritableDatabase | undefined;
  try {
    probe = openSqlite(file, { timeout: 0 });
    probe.pragma('locking_mode = EXCLUSIVE');
    probe.exec('BEGIN EXCLUSIVE; COMMIT');
  } catch (error) {
    if (isBusy(error)) throw inUse(file);
  } finally {
    probe?.close();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
