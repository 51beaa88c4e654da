import type { Migration } from './migration.ts';

/** What became of the files that were pushed over HTTP, by the ids that were answered. */
export const pushes: Migration = {
  version: 14,
  run: (database) =>
    void database.exec(`
      -- content: the SHA-256 of the body. answer: JSON of its counts and warnings, or of why it was refused.
      CREATE TABLE push (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        content TEXT NOT NULL,
        at INTEGER NOT NULL,
        answer TEXT NOT NULL CHECK (json_valid(answer)),
        known INTEGER NOT NULL CHECK (known IN (0, 1))
      ) STRICT;
      CREATE INDEX push_content ON push (content);
    `),
};
