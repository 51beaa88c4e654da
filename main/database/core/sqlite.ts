import Sqlite, { type Database } from 'better-sqlite3';

export type { Database };

/**
 * Opens an SQLite file. A runtime other than the one that better-sqlite3's packaged binary is made for brings its own
 * (scripts/electron-runtime) and names it in the environment; a packaged app ignores that (main/index.ts).
 */
export function openSqlite(file: string, options: { readonly?: boolean; timeout: number }): Database {
  const nativeBinding = process.env['STORE_MONITOR_SQLITE_BINDING'];
  return new Sqlite(file, { ...options, ...(nativeBinding === undefined ? {} : { nativeBinding }) });
}
