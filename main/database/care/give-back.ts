import { existsSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { DatabaseError } from '../core/error.ts';
import type { WritableDatabase } from '../core/sqlite.ts';

const INCREMENTAL = 2;
const PAGES_A_STEP = 1024;

/** Room that other programs and the database's own small files are left. */
const SPARE_BYTES = 16 << 20;

const number = (database: WritableDatabase, pragma: string) =>
  Number(database.pragma(pragma, { simple: true }));

/** How many bytes within the file hold nothing. */
export function freeBytes(database: WritableDatabase): number {
  return number(database, 'freelist_count') * number(database, 'page_size');
}

/** How many bytes the database has on the disk, or will have once its write-ahead log is taken in. */
export function databaseBytes(database: WritableDatabase): number {
  return number(database, 'page_count') * number(database, 'page_size');
}

/**
 * Gives what is free within the database back to the disk, in steps of which each leaves it whole. One that was made
 * before this could be done step by step is written anew once, which takes room for a second one: `disk-full` where there
 * is not. `onShare` hears the share done (0 to 1; not known while it is written anew) and may throw to stop.
 */
export function giveBackSpace(
  database: WritableDatabase,
  onShare: (share: number | undefined) => void,
): void {
  const free = number(database, 'freelist_count');
  if (free > 0) {
    if (number(database, 'auto_vacuum') === INCREMENTAL) releasePages(database, free, onShare);
    else writeAnew(database, onShare);
  }
  // A database in use for reading is cut when it is closed.
  database.pragma('wal_checkpoint(TRUNCATE)');
}

function releasePages(database: WritableDatabase, free: number, onShare: (share: number) => void): void {
  for (let left = free; left > 0; ) {
    onShare(1 - left / free);
    database.pragma(`incremental_vacuum(${PAGES_A_STEP})`);
    const now = number(database, 'freelist_count');
    if (now >= left) return;
    left = now;
  }
}

function writeAnew(database: WritableDatabase, onShare: (share: undefined) => void): void {
  onShare(undefined);
  refuseWithoutRoom(database);
  database.pragma(`auto_vacuum = ${INCREMENTAL}`);
  // All of it would otherwise be held in memory.
  database.pragma('temp_store = FILE');
  try {
    database.exec('VACUUM');
  } finally {
    database.pragma('temp_store = MEMORY');
  }
}

/** Once it is in SQLite's folder for temporary files, then in the write-ahead log. */
function refuseWithoutRoom(database: WritableDatabase): void {
  const pages = number(database, 'page_count') - number(database, 'freelist_count');
  const bytes = pages * number(database, 'page_size');
  const folders = [dirname(database.name), temporaryFolder()];
  const onOneDisk = new Set(folders.map((folder) => statSync(folder).dev)).size === 1;
  const needed = bytes * (onOneDisk ? 2 : 1) + SPARE_BYTES;
  for (const folder of folders) {
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize >= needed) continue;
    const megabytes = Math.ceil(needed / 1e6);
    throw new DatabaseError(
      'disk-full',
      `There is too little room on the disk of ${folder} to give the database's free space back to it: ${megabytes} MB are needed for a moment. Nothing is lost; the next imports use that space.`,
    );
  }
}

/** Where SQLite puts temporary files. */
function temporaryFolder(): string {
  const { SQLITE_TMPDIR, TMPDIR } = process.env;
  const named = [SQLITE_TMPDIR, TMPDIR, ...(process.platform === 'win32' ? [] : ['/var/tmp', '/usr/tmp'])];
  return named.find((folder) => folder !== undefined && existsSync(folder)) ?? tmpdir();
}
