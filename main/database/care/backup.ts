import { existsSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { BESIDE_A_DATABASE, LOGS } from '../core/beside.ts';
import { asDatabaseError, DatabaseError, inUse, isDamage, notOurs } from '../core/error.ts';
import { HEADER_BYTES, refuseBrokenHeader } from '../core/header.ts';
import { refuseOtherThanFiles } from '../core/plain-file.ts';
import { realFile } from '../core/real-file.ts';
import { openSqlite } from '../core/sqlite.ts';
import { syncFolder } from '../opening/copy-file.ts';
import { refuseForeignSchema } from '../opening/foreign-schema.ts';
import type { DatabaseContents } from './contents.ts';
import { copyDatabase, type OnCopyStep, removeCopy } from './copy-database.ts';

type BackupOptions = {
  /** A file that is not there, in the folder of the copy: it grows under that name until it is whole. */
  readonly part: string;
  /** May throw to stop: nothing is left then. */
  readonly onStep: OnCopyStep;
};

/**
 * Copies a database as it is at this moment, also while it is written to, into one file that bears the name `to` only
 * once it is whole, checked and on the disk. Answers what is in it, where it is of this version. A `to` that exists is
 * refused, unless it is to be replaced.
 */
export async function backUp(
  path: string,
  to: string,
  { part, onStep, replace = false }: BackupOptions & { readonly replace?: boolean },
): Promise<DatabaseContents | undefined> {
  const [file, target] = [realFile(path), realFile(to)];
  if (!replace && existsSync(target)) {
    throw new DatabaseError('database-failed', `${to} exists already. Name a file that does not.`);
  }
  for (const one of [file, target]) refuseOtherThanFiles(one);
  refuseInUse(target, file);
  refuseNothing(file);
  try {
    const contents = await copyDatabase(file, part, onStep);
    renameSync(part, target);
    syncFolder(dirname(target));
    return contents;
  } catch (error) {
    removeCopy(part);
    throw asDatabaseError(naming(error, part, file), to, `The backup ${to} cannot be written`);
  }
}

/**
 * Copies a backup beside the database that it is to replace, as `part`, checks all of it and brings it up to date: from
 * then on only a rename is left to do (swap-in.ts). Answers what is in it.
 */
export async function prepareRestore(
  backup: string,
  path: string,
  { part, onStep }: BackupOptions,
): Promise<DatabaseContents> {
  const [from, file] = [realFile(backup), realFile(path)];
  refuseOtherThanFiles(from);
  refuseNothing(from);
  if (PARTS.some((end) => isSame(from, file + end))) {
    throw new DatabaseError(
      'database-failed',
      `${from} belongs to the database that is in use. Choose a backup of it.`,
    );
  }
  try {
    refuseBrokenHeader(from);
    refuseForeignSchema(from);
    const contents = await copyDatabase(from, part, onStep, { bringUpToDate: true });
    if (contents === undefined) throw notOurs(from);
    return contents;
  } catch (error) {
    removeCopy(part);
    throw asDatabaseError(
      naming(error, part, from),
      file,
      `The backup ${from} cannot be copied to ${dirname(file)}`,
    );
  }
}

/** A file that is not there holds nothing to copy, nor does an empty one, which SQLite takes for a new database. */
function refuseNothing(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw new DatabaseError('database-failed', `There is no database ${file}.`);
  if (stats.size >= HEADER_BYTES || existsSync(`${file}-wal`)) return;
  throw new DatabaseError(
    'database-damaged',
    `${file} is not a Store Monitor database: it is ${stats.size === 0 ? 'empty' : `only ${stats.size} bytes long`}. It was left as it is.`,
  );
}

/** A database's own file, and all that SQLite and the app have beside it. */
const PARTS = ['', ...BESIDE_A_DATABASE];

/** To replace a database that is open would destroy it. */
function refuseInUse(target: string, own: string): void {
  if (PARTS.some((end) => isSame(target, own + end))) {
    throw new DatabaseError('database-failed', `${target} is the database itself. Choose another name.`);
  }
  if (hasLogs(target)) settleLogs(target);
  if (hasLogs(target)) throw inUse(target);
}

const hasLogs = (file: string) => LOGS.some((end) => existsSync(file + end));

/**
 * A process that was killed leaves its logs beside the database, and whoever closes that last takes them away. Where
 * somebody has it open, or it is no database, they stay.
 */
function settleLogs(file: string): void {
  if (!existsSync(file)) return;
  const database = openSqlite(file, { timeout: 0 });
  try {
    database.pragma('schema_version');
  } catch {
    return;
  } finally {
    database.close();
  }
}

/** Without opening either: closing any descriptor of a file drops all locks that this process has on it. */
function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false, bigint: true }));
  return a !== undefined && b !== undefined && a.ino !== 0n && a.ino === b.ino && a.dev === b.dev;
}

/** What is wrong with a copy is wrong with what was copied, which is what a person knows by name. */
function naming(error: unknown, part: string, file: string): unknown {
  if (isDamage(error)) return asDatabaseError(error, file);
  if (!(error instanceof DatabaseError) || !error.message.includes(part)) return error;
  return new DatabaseError(error.code, error.message.replaceAll(part, file), error.cause);
}
