import { readAppVersion } from '../core/app-version.ts';
import type { ReadableDatabase } from '../core/sqlite.ts';
import { type Overview, readOverview } from './overview.ts';

/** What a database or a backup of one holds, for a person to know it by. */
export type DatabaseContents = Overview & {
  /** Complete ones. */
  readonly reports: number;
  /** Of the app that worked with it last; an early one did not say. */
  readonly appVersion: string | undefined;
};

export function readContents(database: ReadableDatabase): DatabaseContents {
  const reports = database
    .prepare<[], number>("SELECT count(*) FROM report WHERE state = 'Complete'")
    .pluck()
    .get();
  return { ...readOverview(database), reports: reports ?? 0, appVersion: readAppVersion(database) };
}
