import about from '../../../package.json' with { type: 'json' };
import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';

/** The version of this program. */
export const APP_VERSION: string = about.version;

/** Remembers that this version of the app works with the database, for whoever restores a backup of it. */
export function noteAppVersion(database: WritableDatabase): void {
  database
    .prepare('UPDATE upkeep SET app_version = @version WHERE app_version IS NOT @version')
    .run({ version: APP_VERSION });
}

/** The version that worked with the database last; `undefined` of one that did not say so yet. */
export function readAppVersion(database: ReadableDatabase): string | undefined {
  const isKnown = database
    .prepare<[], number>("SELECT 1 FROM pragma_table_info('upkeep') WHERE name = 'app_version'")
    .pluck()
    .get();
  if (isKnown === undefined) return undefined;
  return database.prepare<[], string | null>('SELECT app_version FROM upkeep').pluck().get() ?? undefined;
}
