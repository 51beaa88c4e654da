import { DatabaseError, damaged, notOurs } from '../core/error.ts';
import { APPLICATION_ID, verifySchema } from '../core/schema-seal.ts';
import type { WritableDatabase } from '../core/sqlite.ts';
import { migrations } from '../migrations/index.ts';

/** The schema version that this program works with. */
export const LATEST = migrations.at(-1)?.version ?? 0;

/**
 * The schema version of a database that is ours, 0 where it is new (nothing was ever written to it). Refuses what a newer
 * version wrote and what is not ours; writes nothing, since such a file must be left as it is.
 */
export function schemaVersion(database: WritableDatabase, file: string): number {
  const version = Number(database.pragma('user_version', { simple: true }));
  const applicationId = Number(database.pragma('application_id', { simple: true }));
  const tables = new Set(database.prepare<[], string>('SELECT name FROM sqlite_schema').pluck().all());
  const pages = Number(database.pragma('page_count', { simple: true }));
  if (version === 0 && applicationId === 0 && tables.size === 0 && pages <= 1) return 0;
  const hasOurTables = ['store', 'report', 'rejected_row'].every((name) => tables.has(name));
  if (!hasOurTables)
    throw applicationId === APPLICATION_ID ? damaged(file, 'tables are missing') : notOurs(file);
  if (version === 1 && applicationId === 0) return version;
  if (version <= 1 || applicationId !== APPLICATION_ID) throw damaged(file, 'its header is wrong');
  if (version >= LATEST) verifySchema(database, version);
  if (version > LATEST) {
    throw new DatabaseError(
      'database-newer',
      `The database ${file} was written by a newer version of Store Monitor (schema ${version}; this one knows ${LATEST}). It was left as it is. Update the app.`,
    );
  }
  return version;
}
