import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';
import { emptyTallies } from '../core/tally.ts';
import { inOneView } from '../core/transaction.ts';
import { readOverview } from './overview.ts';

/** What the database holds that deleting everything would take. */
export type Everything = {
  readonly stores: number;
  readonly polls: number;
  readonly imports: number;
  /** The number of the newest of them; 0 where there is none. */
  readonly lastImport: number;
  readonly reports: number;
  /** On outages. */
  readonly notes: number;
};

export function countEverything(database: ReadableDatabase): Everything {
  const count = (table: string) =>
    database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  return inOneView(database, () => {
    const { stores, polls } = readOverview(database);
    const lastImport = database.prepare<[], number | null>('SELECT max(id) FROM import').pluck().get() ?? 0;
    return {
      ...{ stores, polls, imports: count('import'), lastImport },
      ...{ reports: count('report'), notes: count('outage_note') },
    };
  });
}

/** What says of the database itself how it is, rather than holding what a person brought or made. */
const OF_THE_DATABASE: readonly string[] = ['tally', 'upkeep', 'keeping'];

/** What a person set to be done by itself, which goes on. */
const SET: readonly string[] = ['watched_folder', 'clock_report'];

/** What says, in checksums and instants, which files and times are done with: nothing deleted comes back by itself. */
const DONE_WITH: readonly string[] = ['taken_content', 'left_file', 'scheduled_run'];

/**
 * Deletes all that was imported, reported and written, in one transaction; what is kept and for how long, and what
 * is done by itself, stay as they were set. Every table is emptied, so that one that comes later is not forgotten, and what SQLite's planner remembers of them.
 */
export function deleteEverything(database: WritableDatabase): void {
  database.transaction(() => {
    const tables = database
      .prepare<[], string>(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name <> 'sqlite_schema'",
      )
      .pluck()
      .all();
    database.pragma('defer_foreign_keys = ON');
    for (const table of tables) {
      if (![...OF_THE_DATABASE, ...SET, ...DONE_WITH].includes(table))
        database.exec(`DELETE FROM "${table}"`);
    }
    emptyTallies(database);
  })();
}
