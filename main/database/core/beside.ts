/** What SQLite has beside a database that is open. */
export const LOGS = ['-wal', '-shm', '-journal'] as const;

/** The reports whose ids were answered and that the database does not hold yet; see jobs/report/promised-file.ts. */
export const PROMISED = '.promised';

/** All that SQLite and the app have beside a database. */
export const BESIDE_A_DATABASE: readonly string[] = [...LOGS, '.lock', PROMISED];
