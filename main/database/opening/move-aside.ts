import { existsSync, linkSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { copyWhole, syncFolder } from './copy-file.ts';

/** A name beside a database that nothing has yet, such as `store-monitor.db.old-20240506-181322`. */
export function asideName(file: string): string {
  const now = new Date().toISOString().replace(/\..*/, '').replaceAll(/[-:]/g, '').replace('T', '-');
  let aside = `${file}.old-${now}`;
  for (let n = 2; existsSync(aside); n++) aside = `${file}.old-${now}-${n}`;
  return aside;
}

/**
 * Gives a closed database a second name beside it, with the write-ahead log that an unclean end left, and answers that
 * name. Its write lock must be held. A kill in between leaves the second name, which undoSwap (swap-in.ts) takes away.
 */
function keepAside(file: string): string {
  const aside = asideName(file);
  for (const end of ['', '-wal']) {
    if (existsSync(`${file}${end}`)) nameTwice(`${file}${end}`, `${aside}${end}`);
  }
  syncFolder(dirname(file));
  return aside;
}

/** Moves a closed database out of the way and answers where it is. Its write lock must be held. */
export function moveAside(file: string): string {
  const aside = keepAside(file);
  // The database first: SQLite takes a log away that has none, and would do without one that is not there.
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  syncFolder(dirname(file));
  return aside;
}

/** A disk that knows no second names gets a copy. */
function nameTwice(file: string, other: string): void {
  try {
    linkSync(file, other);
  } catch {
    copyWhole(file, other, () => undefined);
  }
}
