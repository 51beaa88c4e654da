import type { Migration } from './migration.ts';

/**
 * Imports take files of any kind (main/import owns the list), know where their file was and how many rows said nothing
 * new, and count by reason the rejected rows that are not kept in full.
 */
export const importsInFull: Migration = {
  version: 2,
  run: (database) =>
    void database.exec(`
      CREATE TABLE import_2 (
        id INTEGER PRIMARY KEY,
        file TEXT NOT NULL,
        kind TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        imported_at INTEGER NOT NULL,
        rows INTEGER NOT NULL,
        accepted INTEGER NOT NULL,
        added INTEGER NOT NULL,
        replaced INTEGER NOT NULL,
        unchanged INTEGER NOT NULL DEFAULT 0,
        rejected INTEGER NOT NULL,
        sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1)),
        -- Where the file was, and when it was last modified (ms since the epoch); not known of older imports.
        path TEXT,
        modified_at INTEGER
      ) STRICT;
      INSERT INTO import_2 (id, file, kind, bytes, imported_at, rows, accepted, added, replaced, unchanged, rejected, sample)
        SELECT id, file, kind, bytes, imported_at, rows, accepted, added, replaced,
          iif(kind = 'polls', accepted - added - replaced, 0), rejected, sample FROM import;
      DROP TABLE import;
      ALTER TABLE import_2 RENAME TO import;

      -- Rejected rows of an import beyond those that rejected_row keeps in full.
      CREATE TABLE rejected_reason (
        import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
        reason TEXT NOT NULL,
        rows INTEGER NOT NULL CHECK (rows > 0),
        PRIMARY KEY (import, reason)
      ) STRICT, WITHOUT ROWID;

      -- One row: when every page was last checked (ms since the epoch).
      CREATE TABLE upkeep (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        checked_at INTEGER NOT NULL
      ) STRICT;
      INSERT INTO upkeep VALUES (1, 0);
    `),
};
