import { existsSync, renameSync } from 'node:fs';

/** A database's own file last: until it is moved, the database is where it was. */
const SUFFIXES = ['-shm', '-wal', ''];

/** A name beside a database that nothing has yet, such as `store-monitor.db.old-20240506-181322`. */
export function asideName(file: string): string {
  const now = new Date().toISOString().replace(/\..*/, '').replaceAll(/[-:]/g, '').replace('T', '-');
  let aside = `${file}.old-${now}`;
  for (let n = 2; existsSync(aside); n++) aside = `${file}.old-${now}-${n}`;
  return aside;
}

/** Moves a closed database out of the way and answers where it is. Its write lock must be held. */
export function moveAside(file: string): string {
  const aside = asideName(file);
  for (const suffix of SUFFIXES) {
    if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${aside}${suffix}`);
  }
  return aside;
}
