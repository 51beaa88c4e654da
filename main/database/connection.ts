import { existsSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { DatabaseError } from './error.ts';
import { migrations } from './migrations/index.ts';

export type { Database };

const BUSY_TIMEOUT_MS = 5_000;

/** Opens the database for writing, creates it where there is none, and brings its schema up to date. */
export function openForWriting(file: string): Database {
  const database = open(file, { readonly: false });
  try {
    // Blocks of polls would overflow smaller pages; only a database without tables takes a new page size.
    database.pragma('page_size = 8192');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('cache_size = -65536');
    database.pragma('temp_store = MEMORY');
    checkIntegrity(database, file);
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
  // A runtime other than the one the packaged binary is made for brings its own (scripts/electron-runtime).
  const nativeBinding = process.env['STORE_MONITOR_SQLITE_BINDING'];
  try {
    return new Sqlite(file, {
      readonly,
      timeout: BUSY_TIMEOUT_MS,
      ...(nativeBinding === undefined ? {} : { nativeBinding }),
    });
  } catch (error) {
    throw asDatabaseError(error, file);
  }
}

function checkIntegrity(database: Database, file: string): void {
  const answer = database.pragma('quick_check(1)', { simple: true });
  if (answer !== 'ok') {
    throw new DatabaseError(
      'database-damaged',
      `The database ${file} is damaged (${String(answer)}). It was left as it is. Move it away and import your files again, or restore a copy.`,
    );
  }
}

function migrate(database: Database, file: string): void {
  const current = Number(database.pragma('user_version', { simple: true }));
  const latest = migrations.at(-1)?.version ?? 0;
  if (current > latest) {
    throw new DatabaseError(
      'database-newer',
      `The database ${file} was written by a newer version of Store Monitor (schema ${current}; this one knows ${latest}). It was left as it is. Update the app.`,
    );
  }
  if (current > 0 && current < latest) backUp(database, `${file}.before-schema-${latest}`);
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

function asDatabaseError(error: unknown, file: string): unknown {
  if (error instanceof DatabaseError || !(error instanceof Error)) return error;
  if ('code' in error && error.code === 'SQLITE_NOTADB') {
    return new DatabaseError(
      'database-damaged',
      `${file} is not a Store Monitor database. It was left as it is.`,
    );
  }
  return new DatabaseError('database-failed', `The database ${file} cannot be opened: ${error.message}`);
}
