import type { Migration } from './migration.ts';

/** Stores, their zones, hours and polls; what was imported and rejected; reports and their rows. */
export const initial: Migration = {
  version: 1,
  run: (database) =>
    void database.exec(`
    CREATE TABLE store (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1))
    ) STRICT;

    CREATE TABLE time_zone (
      store INTEGER PRIMARY KEY REFERENCES store ON DELETE CASCADE,
      zone TEXT NOT NULL
    ) STRICT;

    -- A JSON array of [day, start, end], ascending; see store-facts.ts.
    CREATE TABLE business_hours (
      store INTEGER PRIMARY KEY REFERENCES store ON DELETE CASCADE,
      intervals TEXT NOT NULL CHECK (json_valid(intervals) AND json_array_length(intervals) > 0)
    ) STRICT;

    -- See poll-block.ts for what a block holds.
    CREATE TABLE poll_week (
      week INTEGER NOT NULL,
      store INTEGER NOT NULL REFERENCES store ON DELETE CASCADE,
      polls BLOB NOT NULL CHECK (length(polls) > 0 AND length(polls) % 4 = 0),
      PRIMARY KEY (week, store)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX poll_week_by_store ON poll_week (store);

    CREATE TABLE import (
      id INTEGER PRIMARY KEY,
      file TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('polls', 'business-hours', 'time-zones')),
      bytes INTEGER NOT NULL,
      imported_at INTEGER NOT NULL,
      rows INTEGER NOT NULL,
      accepted INTEGER NOT NULL,
      added INTEGER NOT NULL,
      replaced INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1))
    ) STRICT;

    CREATE TABLE rejected_row (
      import INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
      line INTEGER NOT NULL,
      reason TEXT NOT NULL,
      raw TEXT NOT NULL,
      PRIMARY KEY (import, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE report (
      id TEXT PRIMARY KEY,
      created_at INTEGER NOT NULL,
      as_of INTEGER NOT NULL,
      reach_ms INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('Running', 'Complete', 'Failed', 'Cancelled')),
      progress REAL NOT NULL CHECK (progress BETWEEN 0 AND 1),
      error_code TEXT,
      error_message TEXT,
      includes_sample INTEGER NOT NULL DEFAULT 0 CHECK (includes_sample IN (0, 1)),
      CHECK ((state = 'Failed') = (error_code IS NOT NULL AND error_message IS NOT NULL))
    ) STRICT;

    -- The rows of a complete report: store ids as a JSON array, and their times (see report-rows.ts).
    CREATE TABLE report_rows (
      report TEXT PRIMARY KEY REFERENCES report ON DELETE CASCADE,
      stores TEXT NOT NULL,
      times BLOB NOT NULL
    ) STRICT;
  `),
};
