import { bind, checksumOf } from './checksum.ts';
import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';
import { saveTally, type Tally, verifyTally } from './tally.ts';

/** Says in a database's header that it is ours: "StMo". Databases of version 1 have none. */
export const APPLICATION_ID = 0x53_74_4d_6f;

/** Keeps what the schema of `version` is, so that a lost table or a wrong version is told from damage later. */
export function sealSchema(database: WritableDatabase, version: number): void {
  saveTally(database, 'schema', schemaTally(database, version));
}

/** Refuses a schema that is not the one that was made for `version`. */
export function verifySchema(database: ReadableDatabase, version: number): void {
  verifyTally(database, 'schema', schemaTally(database, version));
}

function schemaTally(database: ReadableDatabase, version: number): Tally {
  const entries = database
    .prepare<[], [string, string, string, string | null]>(
      `SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY name`,
    )
    .raw()
    .all();
  return { rows: entries.length, sum: bind(checksumOf(JSON.stringify(entries)), version) };
}
