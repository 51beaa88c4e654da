import type { Migration } from './migration.ts';

/**
 * What an import changed is kept as it was before, so that the import can be undone; a report knows the newest import it
 * was made from, and whether one of those was undone since.
 */
export const undo: Migration = {
  version: 3,
  run: (database) =>
    void database.exec(`
      -- 1: what it takes to undo the import is kept.
      ALTER TABLE import ADD COLUMN undoable INTEGER NOT NULL DEFAULT 0 CHECK (undoable IN (0, 1));
      ALTER TABLE report ADD COLUMN last_import INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE report ADD COLUMN undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1));

      -- The weeks that an import changed, as they were; one without blocks was new.
      CREATE TABLE undo_week (
        import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
        week INTEGER NOT NULL,
        blocks INTEGER NOT NULL,
        sum INTEGER NOT NULL,
        polls INTEGER NOT NULL,
        oldest INTEGER NOT NULL,
        newest INTEGER NOT NULL,
        checksum INTEGER NOT NULL,
        PRIMARY KEY (import, week)
      ) STRICT, WITHOUT ROWID;

      -- The blocks that it changed in weeks that were not new, as they were; null where there was none.
      CREATE TABLE undo_block (
        import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
        week INTEGER NOT NULL,
        store INTEGER NOT NULL,
        polls BLOB,
        checksum INTEGER NOT NULL,
        PRIMARY KEY (import, week, store)
      ) STRICT, WITHOUT ROWID;

      -- The facts about stores that it changed, as they were; null where there was none.
      CREATE TABLE undo_fact (
        import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
        kind TEXT NOT NULL,
        store INTEGER NOT NULL,
        fact TEXT,
        checksum INTEGER NOT NULL,
        PRIMARY KEY (import, kind, store)
      ) STRICT, WITHOUT ROWID;

      -- The stores that no file of the person's named before.
      CREATE TABLE undo_store (
        import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
        store INTEGER NOT NULL,
        PRIMARY KEY (import, store)
      ) STRICT, WITHOUT ROWID;
    `),
};
