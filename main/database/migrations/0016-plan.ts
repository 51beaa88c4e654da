import type { Migration } from './migration.ts';

/** What is to be done by itself: which folders are watched, and which reports are made by the clock. */
export const plan: Migration = {
  version: 16,
  run: (database) =>
    void database.exec(`
      CREATE TABLE watched_folder (
        id TEXT PRIMARY KEY,
        folder TEXT NOT NULL UNIQUE,
        move INTEGER NOT NULL CHECK (move IN (0, 1)),
        is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
        -- In ms since the epoch: the order to show them in.
        added_at INTEGER NOT NULL,
        checksum INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- every: days and a time, such as mon,thu 18:30. period: the name of a preset; null is the last hour, day and week.
      CREATE TABLE clock_report (
        id TEXT PRIMARY KEY,
        every TEXT NOT NULL,
        period TEXT,
        folder TEXT NOT NULL,
        is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
        added_at INTEGER NOT NULL,
        checksum INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX deed_source ON deed (source);
    `),
};
