import type { Migration } from './migration.ts';

/** Reports of a period beside those of the last hour, day and week. */
export const periods: Migration = {
  version: 10,
  run: (database) =>
    void database.exec(`
      -- JSON of the period that a report is of; null: it is of the last hour, day and week.
      ALTER TABLE report ADD COLUMN period TEXT CHECK (json_valid(period));
    `),
};
