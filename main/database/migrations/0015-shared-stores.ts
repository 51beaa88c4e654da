import type { Migration } from './migration.ts';

/** What reports of the same stores share of them is kept once. Reports from before keep their own. */
export const sharedStores: Migration = {
  version: 15,
  run: (database) =>
    void database.exec(`
      -- content: JSON of ids, names and the like; see report-result.ts. sha256: of content, lower-case hexadecimal.
      CREATE TABLE report_stores (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        content TEXT NOT NULL
      ) STRICT;
      ALTER TABLE report_result ADD COLUMN shared TEXT REFERENCES report_stores;
      -- Without it, whatever gives up a row of report_stores would read all reports.
      CREATE INDEX report_result_shared ON report_result (shared);
    `),
};
