import { existsSync } from 'node:fs';
import { asDatabaseError, DatabaseError, damaged, notOurs } from './error.ts';
import { migrations } from './migrations/index.ts';
import { type Database, openSqlite } from './sqlite.ts';

export type { Database };

const BUSY_TIMEOUT_MS = 5_000;
const LATEST = migrations.at(-1)?.version ?? 0;

/** Opens the database for writing, creates it where there is none, and brings its schema up to date. */
export function openForWriting(file: string): Database {
  const database = open(file, { readonly: false });
  try {
    // Before anything is set, since that may write to a file that must be left as it is.
    refuseForeign(database, file);
    checkIntegrity(database, file);
    // Blocks of polls would overflow smaller pages; only a database without tables takes a new page size.
    database.pragma('page_size = 8192');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('cache_size = -65536');
    database.pragma('temp_store = MEMORY');
    migrate(database, file);
    return database;
  } catch (error) {
    database.close();
    throw asDatabaseError(error, file);
  }
}

/** Opens an existing, migrated database for reading, beside the one connection that writes. */
export function openForReading(file: string): Database {
  const database = open(file, { readonly: true });
  database.pragma('cache_size = -16384');
  return database;
}

/** Lets SQLite refresh what its planner knows, then closes. */
export function closeDatabase(database: Database): void {
  if (!database.readonly) database.pragma('optimize');
  database.close();
}

function open(file: string, { readonly }: { readonly: boolean }): Database {
  try {
    return openSqlite(file, { readonly, timeout: BUSY_TIMEOUT_MS });
  } catch (error) {
    throw asDatabaseError(error, file);
  }
}

/** Refuses what a newer version wrote, and other programs' databases. */
function refuseForeign(database: Database, file: string): void {
  const current = schemaVersion(database);
  if (current > LATEST) {
    throw new DatabaseError(
      'database-newer',
      `The database ${file} was written by a newer version of Store Monitor (schema ${current}; this one knows ${LATEST}). It was left as it is. Update the app.`,
    );
  }
  const holdsTables = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
  const isOurs = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'poll_week'").get() !== undefined;
  if (holdsTables && !isOurs) throw notOurs(file);
}

function schemaVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

function checkIntegrity(database: Database, file: string): void {
  const answer = database.pragma('quick_check(1)', { simple: true });
  if (answer !== 'ok') throw damaged(file, String(answer));
}

function migrate(database: Database, file: string): void {
  const current = schemaVersion(database);
  if (current > 0 && current < LATEST) backUp(database, `${file}.before-schema-${LATEST}`);
  for (const { version, sql } of migrations) {
    if (version <= current) continue;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${version}`);
    })();
  }
}

function backUp(database: Database, copy: string): void {
  if (!existsSync(copy)) database.prepare('VACUUM INTO ?').run(copy);
}
