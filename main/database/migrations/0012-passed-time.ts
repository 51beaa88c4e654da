import type { Migration } from './migration.ts';

/** How old an import is, by time that passed and not by a clock that may be set; see passed-time.ts. */
export const passedTime: Migration = {
  version: 12,
  run: (database) =>
    void database.exec(`
      -- Milliseconds that passed since this was first counted; when it was last looked at, and the latest time ever seen.
      ALTER TABLE keeping ADD COLUMN passed INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE keeping ADD COLUMN looked_at INTEGER;
      ALTER TABLE keeping ADD COLUMN furthest INTEGER;

      -- What had passed when it was made.
      ALTER TABLE import ADD COLUMN passed INTEGER NOT NULL DEFAULT 0;
    `),
};
