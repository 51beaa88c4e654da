import Sqlite, { type BackupMetadata, type BackupOptions, type RunResult } from 'better-sqlite3';

/** A statement that answers rows. */
export interface Query<Parameters extends unknown[], Row> {
  get(...parameters: Parameters): Row | undefined;
  all(...parameters: Parameters): Row[];
  iterate(...parameters: Parameters): IterableIterator<Row>;
  pluck(): this;
  raw(): this;
}

/** A statement that may change what is stored. */
export interface Statement<Parameters extends unknown[], Row> extends Query<Parameters, Row> {
  run(...parameters: Parameters): RunResult;
}

/**
 * A database for those who only ask: nothing that it offers changes what is stored, so that a question that would write
 * does not compile. The connection may be one that writes all the same.
 */
export interface ReadableDatabase {
  readonly name: string;
  /** Whether the connection itself may only read. */
  readonly readonly: boolean;
  readonly inTransaction: boolean;
  prepare<Parameters extends unknown[] = unknown[], Row = unknown>(sql: string): Query<Parameters, Row>;
  transaction<T>(work: () => T): () => T;
  close(): unknown;
}

/** A database for those who change it. */
export interface WritableDatabase extends ReadableDatabase {
  readonly open: boolean;
  prepare<Parameters extends unknown[] = unknown[], Row = unknown>(sql: string): Statement<Parameters, Row>;
  exec(sql: string): unknown;
  pragma(pragma: string, options?: { readonly simple?: boolean }): unknown;
  backup(to: string, options?: BackupOptions): Promise<BackupMetadata>;
}

/**
 * Opens an SQLite file. A runtime other than the one that better-sqlite3's packaged binary is made for brings its own
 * (scripts/electron-runtime) and names it in the environment; a packaged app ignores that (main/index.ts).
 */
export function openSqlite(file: string, options: { readonly?: boolean; timeout: number }): WritableDatabase {
  const nativeBinding = process.env['STORE_MONITOR_SQLITE_BINDING'];
  const database = new Sqlite(file, {
    ...options,
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
  });
  // A file may come from anybody: its schema must not call what reaches beyond it, its cells not lie about their size.
  // (The binding lets nothing write to the schema itself.)
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  return database;
}
