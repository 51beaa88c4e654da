import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** How SQLite's databases and their write-ahead logs begin. */
const MARKS = ['SQLite format 3\0', '7\x7f\x06\x82', '7\x7f\x06\x83'];

/** Whether a file is a database or a part of one: this app's, a copy of it that was kept, or another program's. */
export function holdsDatabase(path: string): boolean {
  try {
    // Asked before it is opened: opening a pipe would wait for whoever writes to it.
    if (!statSync(path).isFile()) return false;
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
