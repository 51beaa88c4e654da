import { emptyTally, saveTally } from './frozen/tally.ts';
import type { Migration } from './migration.ts';

/** What was lost where a database was saved from a damaged one, and which of it a report was made without (losses.ts). */
export const losses: Migration = {
  version: 8,
  run(database) {
    database.exec(`
      -- kind: of facts, or 'polls', or 'stores'. store -1: of stores that nothing tells any more.
      -- until_at: the last instant whose polls may be lost. regained_by: the import that brought it back; null: none so far.
      CREATE TABLE loss (
        kind TEXT NOT NULL,
        store INTEGER NOT NULL,
        until_at INTEGER NOT NULL,
        regained_by INTEGER REFERENCES import ON DELETE SET NULL,
        checksum INTEGER NOT NULL,
        PRIMARY KEY (kind, store)
      ) STRICT, WITHOUT ROWID;

      -- JSON of what was lost and not regained when the report was made; null: nothing.
      ALTER TABLE report ADD COLUMN losses TEXT CHECK (json_valid(losses));
    `);
    saveTally(database, 'loss', emptyTally());
  },
};
