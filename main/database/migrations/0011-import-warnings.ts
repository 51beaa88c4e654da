import type { Migration } from './migration.ts';

/** An import knows what its file showed, and how its rows are headed where some were rejected; a report its time zones. */
export const importWarnings: Migration = {
  version: 11,
  run: (database) =>
    void database.exec(`
      -- JSON of the warnings; null: of older imports, and where there were none.
      ALTER TABLE import ADD COLUMN warnings TEXT CHECK (json_valid(warnings));
      -- The header row as it stands, without its line end; null: not known.
      ALTER TABLE import ADD COLUMN header TEXT;
      -- The version of the time zone database that a report was made with; null: not known.
      ALTER TABLE report ADD COLUMN time_zones TEXT;
    `),
};
