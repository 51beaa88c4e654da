import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { BESIDE_A_DATABASE } from '../../database/core/beside.ts';
import { realFile } from '../../database/core/real-file.ts';

/** How SQLite's databases and their write-ahead logs begin. */
const MARKS = ['SQLite format 3\0', '7\x7f\x06\x82', '7\x7f\x06\x83'];

/** Whether a file is a database or a part of one: this app's, a copy of it that was kept, or another program's. */
export function holdsDatabase(path: string): boolean {
  try {
    // Asked before it is opened: opening a pipe would wait for whoever writes to it.
    if (!statSync(path).isFile()) return false;
    if (isInUse(path)) return true;
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(16);
      const beginning = bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0));
      return MARKS.some((mark) => beginning.startsWith(mark));
    } finally {
      closeSync(file);
    }
  } catch {
    // It is not there, or cannot be read.
    return false;
  }
}

export { BESIDE_A_DATABASE };

/** What SQLite has beside a database for as long as it is open. */
const WHILE_OPEN = ['-wal', '-shm'];

/**
 * Whether a file is a database that is open, or a part of one. It must not be opened even to be looked at: closing any
 * descriptor of a file drops all locks that this process has on it, and SQLite's are what keeps another program from
 * taking the write-ahead log away. Told by what lies beside it, so that nothing is opened to ask.
 */
export function isInUse(path: string): boolean {
  const file = realFile(path);
  const bases = BESIDE_A_DATABASE.flatMap((end) => (file.endsWith(end) ? [file.slice(0, -end.length)] : []));
  return [file, ...bases].some(
    (base) => existsSync(base) && WHILE_OPEN.every((end) => existsSync(base + end)),
  );
}
