import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';
import { sweepShared } from './sweep.ts';

/** The reports made before an instant (ms since the epoch), with those that have a label or without. */
export type OldReports = { readonly before: number; readonly labelled: boolean };

const OLD = "FROM report WHERE created_at < ? AND state <> 'Running'";
const UNLABELLED = "AND label = ''";

/** How many of the old reports have a label, and how many have none. */
export function countOldReports(
  database: ReadableDatabase,
  before: number,
): { readonly labelled: number; readonly unlabelled: number } {
  const count = (condition: string) =>
    database.prepare<[number], number>(`SELECT count(*) ${OLD} ${condition}`).pluck().get(before) ?? 0;
  const unlabelled = count(UNLABELLED);
  return { labelled: count('') - unlabelled, unlabelled };
}

/** Deletes old reports; those that run stay. */
export function deleteOldReports(database: WritableDatabase, { before, labelled }: OldReports): void {
  database.transaction(() => {
    database.prepare(`DELETE ${OLD} ${labelled ? '' : UNLABELLED}`).run(before);
    sweepShared(database);
  })();
}
