import { moveFacts, movePolls, moveReports, moveStores } from './0002-moved-rows.ts';
import type { Migration } from './migration.ts';

/**
 * Every row that a report is made of carries a checksum, and tables and weeks of polls a tally of their rows; what the
 * sample brought is kept apart from what the person's files brought, row by row. Imports take files of any kind
 * (main/import owns the list), know where their file was and how many rows said nothing new, and count by reason the
 * rejected rows that are not kept in full. A report names its numbers, so that a new one changes no table, and has room
 * for outages and strips.
 */
export const checkedAndApart: Migration = {
  version: 2,
  run(database, onShare) {
    database.exec('ALTER TABLE store RENAME TO old_store; ALTER TABLE poll_week RENAME TO old_poll_week;');
    database.exec(NEW_TABLES);
    const ofSample = moveStores(database);
    moveFacts(database, 'time_zone', 'zone', 'time zone', ofSample);
    moveFacts(database, 'business_hours', 'intervals', 'business hours', ofSample);
    movePolls(database, ofSample, onShare);
    moveReports(database);
    for (const table of ['old_poll_week', 'business_hours', 'time_zone', 'old_store', 'report_rows']) {
      database.exec(`DROP TABLE ${table}`);
    }
    database.exec(REBUILT_IMPORTS);
  },
};

const NEW_TABLES = `
  -- How many rows a table has and the sum of their checksums; see tally.ts.
  CREATE TABLE tally (
    name TEXT PRIMARY KEY,
    rows INTEGER NOT NULL,
    sum INTEGER NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- One row: when every page was last checked (ms since the epoch).
  CREATE TABLE upkeep (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    checked_at INTEGER NOT NULL
  ) STRICT;
  INSERT INTO upkeep VALUES (1, 0);

  -- own: a file of the person's names it; sample: the sample does.
  CREATE TABLE store (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    own INTEGER NOT NULL CHECK (own IN (0, 1)),
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
    checksum INTEGER NOT NULL,
    CHECK (own OR sample)
  ) STRICT;

  -- What the files say of a store beside its polls: a text a kind (store-facts.ts). Store 0 stands for every store.
  CREATE TABLE store_fact (
    kind TEXT NOT NULL,
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
    store INTEGER NOT NULL,
    fact TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (kind, sample, store)
  ) STRICT, WITHOUT ROWID;

  -- What the blocks of one week come to: how many, the sum of their checksums, their polls, the times of the first and last.
  CREATE TABLE poll_week (
    week INTEGER NOT NULL,
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
    blocks INTEGER NOT NULL,
    sum INTEGER NOT NULL,
    polls INTEGER NOT NULL,
    oldest INTEGER NOT NULL,
    newest INTEGER NOT NULL,
    PRIMARY KEY (week, sample)
  ) STRICT, WITHOUT ROWID;

  -- See poll-block.ts for what a block holds. No foreign key: it would cost an index as long as the table.
  CREATE TABLE poll_block (
    week INTEGER NOT NULL,
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
    store INTEGER NOT NULL,
    polls BLOB NOT NULL CHECK (length(polls) > 0 AND length(polls) % 4 = 0),
    checksum INTEGER NOT NULL,
    PRIMARY KEY (week, sample, store)
  ) STRICT, WITHOUT ROWID;

  -- What a complete report says; see report-result.ts.
  CREATE TABLE report_result (
    report TEXT PRIMARY KEY REFERENCES report ON DELETE CASCADE,
    stores TEXT NOT NULL CHECK (json_valid(stores)),
    layout TEXT NOT NULL CHECK (json_valid(layout)),
    numbers BLOB NOT NULL,
    strips BLOB,
    outages BLOB,
    checksum INTEGER NOT NULL,
    CHECK ((strips IS NULL) = (outages IS NULL))
  ) STRICT;
`;

const REBUILT_IMPORTS = `
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
`;
