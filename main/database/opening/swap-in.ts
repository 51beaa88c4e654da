import {
  closeSync,
  constants,
  existsSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { asDatabaseError } from '../core/error.ts';
import { realFile } from '../core/real-file.ts';
import { openSqlite, type WritableDatabase } from '../core/sqlite.ts';
import { copyWhole, syncFolder } from './copy-file.ts';
import { asideName } from './move-aside.ts';

/** Logs that belong to one database alone: SQLite would take them for whatever bears its name. */
const LOGS = ['-journal', '-wal'];

/**
 * Puts a whole database, closed, in the place of another that nobody may have open and whose write lock is held: at
 * every moment the name leads to the one or to the other. The one that was there is kept beside it; answers where.
 * `asItIs`: not a byte of that one is changed, for it is damaged.
 */
export function swapIn(part: string, path: string, { asItIs = false } = {}): string | undefined {
  const file = realFile(path);
  try {
    const replaced = existsSync(file) ? asideName(file) : undefined;
    if (replaced !== undefined) {
      refuseHeld(file);
      if (!asItIs) bringTogether(file);
      keepAs(replaced, file);
      for (const log of LOGS) if (existsSync(file + log)) renameSync(file + log, replaced + log);
      rmSync(`${file}-shm`, { force: true });
    }
    renameSync(part, file);
    syncFolder(dirname(file));
    return replaced;
  } catch (error) {
    try {
      undoSwap(file);
    } catch {
      // The next start takes it back; what went wrong first is what helps a person.
    }
    throw asDatabaseError(error, file, `The database ${file} cannot be replaced`);
  }
}

/** Takes back a swap that was cut off before its last step: the database then still is the one that it was to replace. */
export function undoSwap(file: string): void {
  const own = statSync(file, { throwIfNoEntry: false, bigint: true });
  if (own === undefined || own.nlink === 1n) return;
  const folder = dirname(file);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(file)}.old-`) || LOGS.some((log) => name.endsWith(log))) continue;
    const kept = join(folder, name);
    const { ino, dev } = statSync(kept, { bigint: true });
    if (ino !== own.ino || dev !== own.dev) continue;
    for (const log of LOGS) {
      if (existsSync(kept + log) && !existsSync(file + log)) renameSync(kept + log, file + log);
    }
    // What it still has is a second name of what the database has.
    for (const end of ['', ...LOGS]) rmSync(kept + end, { force: true });
  }
}

/** An open that shares with nobody (libuv's UV_FS_O_EXLOCK), which only Windows has. */
const ALONE = 0x1000_0000;

/**
 * Windows neither renames nor replaces a file that another program has open, nor takes a second name of it away again:
 * so that is found out before anything is done. Elsewhere an open file is in nobody's way.
 */
function refuseHeld(file: string): void {
  if (process.platform === 'win32') closeSync(openSync(file, constants.O_RDWR | ALONE));
}

/** Brings what a write-ahead log still holds into the database; one that is damaged is kept as it is. */
function bringTogether(file: string): void {
  let database: WritableDatabase | undefined;
  try {
    database = openSqlite(file, { timeout: 0 });
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // It stays beside its database.
  }
  database?.close();
}

/** A second name takes no time and no room; where the file system has none, a copy does. */
function keepAs(replaced: string, file: string): void {
  try {
    linkSync(file, replaced);
  } catch {
    copyWhole(file, replaced, () => undefined);
  }
}
