import type { Migration } from './migration.ts';

/** How long reports, and what it takes to undo imports, are kept; see keeping.ts. */
export const keeping: Migration = {
  version: 7,
  run: (database) =>
    void database.exec(`
      -- One row. Null: for ever.
      CREATE TABLE keeping (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        reports INTEGER CHECK (reports > 0),
        undo_days INTEGER CHECK (undo_days > 0)
      ) STRICT;
      INSERT INTO keeping VALUES (1, 200, NULL);
    `),
};
