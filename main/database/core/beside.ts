/** What SQLite has beside a database that is open. */
export const LOGS = ['-wal', '-shm', '-journal'] as const;

/** The reports whose ids were answered and that the database does not hold yet; see jobs/report/promised-file.ts. */
export const PROMISED = '.promised';

/** The names of files whose import has not ended; see jobs/service/unfinished-imports.ts. */
export const IMPORTING = '.importing';

/** All that SQLite and the app have beside a database. */
export const BESIDE_A_DATABASE: readonly string[] = [...LOGS, '.lock', PROMISED, IMPORTING];
