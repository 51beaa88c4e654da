import { emptyTally, saveTally } from './frozen/tally.ts';
import type { Migration } from './migration.ts';

/** What an owner writes about an outage, kept by store id and time (outage-notes.ts). */
export const outageNotes: Migration = {
  version: 5,
  run(database) {
    database.exec(`
      CREATE TABLE outage_note (
        store TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        until_at INTEGER NOT NULL,
        reason TEXT NOT NULL,
        text TEXT NOT NULL,
        changed_at INTEGER NOT NULL,
        checksum INTEGER NOT NULL,
        PRIMARY KEY (store, from_at, until_at),
        CHECK (from_at < until_at)
      ) STRICT, WITHOUT ROWID;
    `);
    saveTally(database, 'outage_note', emptyTally());
  },
};
