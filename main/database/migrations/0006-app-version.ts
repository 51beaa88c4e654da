import type { Migration } from './migration.ts';

/** A database knows which version of the app worked with it last, so that a backup of it can say so. */
export const appVersion: Migration = {
  version: 6,
  run: (database) => void database.exec('ALTER TABLE upkeep ADD COLUMN app_version TEXT'),
};
