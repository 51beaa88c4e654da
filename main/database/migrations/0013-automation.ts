import type { Migration } from './migration.ts';

/** What is done by itself: which contents and files are done with, which reports were made when, and a log of it. */
export const automation: Migration = {
  version: 13,
  run: (database) =>
    void database.exec(`
      -- What was imported by itself, by its SHA-256, also where it was undone since: it is not imported by itself again.
      CREATE TABLE taken_content (
        content TEXT PRIMARY KEY,
        import INTEGER NOT NULL,
        file TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- Files that were left where they are, and are done with until they change. Both names as SHA-256.
      CREATE TABLE left_file (
        folder TEXT NOT NULL,
        file TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        modified_at INTEGER NOT NULL,
        modified_ns TEXT NOT NULL,
        PRIMARY KEY (folder, file)
      ) STRICT, WITHOUT ROWID;

      -- Every time of a schedule that came, and the one that it was first known at. due_at in ms since the epoch.
      CREATE TABLE scheduled_run (
        schedule TEXT NOT NULL,
        due_at INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('known', 'begun', 'done', 'failed')),
        name TEXT NOT NULL,
        -- 1: the clock had been set ahead since the program was started.
        doubtful INTEGER NOT NULL CHECK (doubtful IN (0, 1)),
        PRIMARY KEY (schedule, due_at)
      ) STRICT, WITHOUT ROWID;

      -- What came of it, in words; the newest has the greatest id. passed: as in keeping.
      CREATE TABLE deed (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('file', 'report', 'push', 'folder')),
        source TEXT NOT NULL,
        name TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('done', 'known', 'refused', 'failed')),
        line TEXT NOT NULL,
        passed INTEGER NOT NULL
      ) STRICT;
    `),
};
