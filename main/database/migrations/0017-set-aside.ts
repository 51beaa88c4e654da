import { emptyTally, saveTally } from './frozen/tally.ts';
import type { Migration } from './migration.ts';

/** Stores that a person set aside, kept by store id (facts/set-aside.ts). */
export const setAside: Migration = {
  version: 17,
  run(database) {
    database.exec(`
      -- since: a date such as 2023-01-25, from which reports leave the store out of their sums.
      CREATE TABLE set_aside (
        store TEXT PRIMARY KEY,
        since TEXT NOT NULL,
        reason TEXT NOT NULL,
        changed_at INTEGER NOT NULL,
        checksum INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
    saveTally(database, 'set_aside', emptyTally());
  },
};
