import { accessSync, constants, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

type DatabaseErrorCode =
  | 'database-damaged'
  | 'database-newer'
  | 'database-failed'
  | 'database-in-use'
  | 'disk-full';

/** A database that cannot be used; nothing in it was changed. `cause` is the system's reason where there is one. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** What SQLite answers to statements of ours, which are right, where what is stored is wrong. */
const DAMAGE = /^SQLITE_(CORRUPT|CONSTRAINT|MISMATCH|NOTADB|ERROR$)/;

/** Whether an error of SQLite's means that what is stored is damaged. */
export function isDamage(error: unknown): boolean {
  return DAMAGE.test(codeOf(error));
}

/** Says of what was thrown while opening a file, or what else the sentence `failed` says, what it means for the person. */
export function asDatabaseError(
  error: unknown,
  file: string,
  failed = `The database ${file} cannot be opened`,
): unknown {
  if (error instanceof DatabaseError || !(error instanceof Error)) return error;
  if (codeOf(error) === 'SQLITE_NOTADB') return notOurs(file);
  if (isDamage(error)) return damaged(file, error.message);
  const cause = systemCause(error, file);
  const code = codeOf(cause) === 'ENOSPC' ? 'disk-full' : 'database-failed';
  return new DatabaseError(code, failed, cause);
}

/** SQLite says "unable to open database file" of many things; the system says which of them it is. */
function systemCause(error: Error, file: string): unknown {
  if (!codeOf(error).startsWith('SQLITE_')) return error;
  const folder = dirname(file);
  try {
    const { bavail, bsize } = statfsSync(folder);
    if (codeOf(error) === 'SQLITE_FULL' || bavail * bsize < SMALLEST_ROOM) return withCode('ENOSPC');
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) return withCode('EISDIR');
    accessSync(folder, constants.W_OK);
    if (statSync(file, { throwIfNoEntry: false }) !== undefined)
      accessSync(file, constants.R_OK | constants.W_OK);
    return error;
  } catch (cause) {
    return cause;
  }
}

/** Less than opening a database takes, its write-ahead log and index included. */
const SMALLEST_ROOM = 128 * 1024;

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** A file that some other program wrote. */
export function notOurs(file: string): DatabaseError {
  return new DatabaseError(
    'database-damaged',
    `${file} is not a Store Monitor database, or is damaged beyond recognition. It was left as it is.`,
  );
}

export function damaged(file: string, how: string): DatabaseError {
  return new DatabaseError(
    'database-damaged',
    `The database ${file} is damaged (${how}). It was left as it is. Move it away and import your files again, or restore a copy.`,
  );
}

export function inUse(file: string): DatabaseError {
  return new DatabaseError(
    'database-in-use',
    `The database ${file} is in use by another Store Monitor. Close that one first, or name another database.`,
  );
}
