import { type Stats, statSync } from 'node:fs';
import { BESIDE_A_DATABASE } from './beside.ts';
import { DatabaseError } from './error.ts';

/**
 * Refuses a database that is a pipe, a device or the like, and what lies beside it likewise: a pipe would be waited for
 * when it is opened, a device written to, and something put in its place would destroy it. Opens nothing. Of a folder SQLite
 * says itself that it is one.
 */
export function refuseOtherThanFiles(database: string): void {
  for (const file of [database, ...BESIDE_A_DATABASE.map((end) => database + end)]) {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined || stats.isFile() || stats.isDirectory()) continue;
    throw new DatabaseError(
      'database-failed',
      `${file} is ${describe(stats)}, not a file. Name a database file. Nothing was changed.`,
    );
  }
}

function describe(stats: Stats): string {
  if (stats.isFIFO()) return 'a named pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}
