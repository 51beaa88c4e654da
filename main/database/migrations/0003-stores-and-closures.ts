import type { Migration } from './migration.ts';

/** What a store is called, belongs to and sells; when it was closed although its hours say otherwise. */
export const storesAndClosures: Migration = {
  version: 3,
  run: (database) =>
    void database.exec(`
      -- A JSON array [name, group, sales per hour], each null where it is not known; see store-facts.ts.
      CREATE TABLE store_detail (
        store INTEGER PRIMARY KEY REFERENCES store ON DELETE CASCADE,
        detail TEXT NOT NULL CHECK (json_array_length(detail) = 3)
      ) STRICT;

      -- A JSON array of [from, until, reason], ascending. Store 0, which no store has, stands for every store.
      CREATE TABLE closure (
        store INTEGER PRIMARY KEY,
        closures TEXT NOT NULL CHECK (json_array_length(closures) > 0)
      ) STRICT;
      CREATE TRIGGER closures_go_with_their_store AFTER DELETE ON store
        BEGIN DELETE FROM closure WHERE store = old.number; END;
    `),
};
