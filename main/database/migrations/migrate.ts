import { damaged } from '../core/error.ts';
import type { OnPreparing } from '../core/preparing.ts';
import { APPLICATION_ID, sealSchema } from '../core/schema-seal.ts';
import type { WritableDatabase } from '../core/sqlite.ts';
import { migrations } from './index.ts';

/** Brings the schema from `version` (0: a new database) up to date, in one transaction. */
export function migrate(
  database: WritableDatabase,
  file: string,
  version: number,
  onPreparing: OnPreparing,
): void {
  const due = migrations.filter((migration) => migration.version > version);
  const latest = due.at(-1)?.version;
  if (latest === undefined) return;
  // A table that others refer to is rebuilt by dropping it, which would otherwise delete what refers to it.
  database.pragma('foreign_keys = OFF');
  database.transaction(() => {
    for (const [index, { run }] of due.entries()) {
      const onShare = (share: number) =>
        onPreparing({ step: 'migrating', share: (index + share) / due.length });
      onShare(0);
      run(database, onShare);
    }
    if (database.pragma('foreign_key_check', { simple: true }) !== undefined) {
      throw damaged(file, 'rows refer to what is not there');
    }
    sealSchema(database, latest);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${latest}`);
  })();
}
