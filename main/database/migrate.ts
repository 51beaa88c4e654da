import { copyWhole } from './copy-file.ts';
import { inUse } from './error.ts';
import { migrations } from './migrations/index.ts';
import { APPLICATION_ID } from './ownership.ts';
import type { OnPreparing } from './preparing.ts';
import type { Database } from './sqlite.ts';

/** Brings the schema from `version` (0: a new database) up to date; an older database is first copied beside itself. */
export function migrate(database: Database, file: string, version: number, onPreparing: OnPreparing): void {
  const due = migrations.filter((migration) => migration.version > version);
  const latest = due.at(-1)?.version;
  if (latest === undefined) return;
  if (version > 0) {
    settle(database, file);
    copyWhole(file, `${file}.before-schema-${latest}`, (share) => onPreparing({ step: 'copying', share }));
  }
  // A table that others refer to is rebuilt by dropping it, which would otherwise delete what refers to it.
  database.pragma('foreign_keys = OFF');
  for (const [index, migration] of due.entries()) {
    const onShare = (share: number) =>
      onPreparing({ step: 'migrating', share: (index + share) / due.length });
    database.transaction(() => {
      onShare(0);
      migration.run(database, onShare);
      if (database.pragma('foreign_key_check', { simple: true }) !== undefined) {
        throw new Error(`Schema ${migration.version} left rows that refer to nothing.`);
      }
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${migration.version}`);
    })();
  }
}

/** Brings what the write-ahead log holds into the file, which is then all there is to copy. */
function settle(database: Database, file: string): void {
  if (database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) !== 0) throw inUse(file);
}
