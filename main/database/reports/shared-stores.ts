import { createHash } from 'node:crypto';
import type { WritableDatabase } from '../core/sqlite.ts';

/** What a text of facts about stores is found by. */
export const digestOf = (content: string): string => createHash('sha256').update(content).digest('hex');

/**
 * Keeps facts about the stores of a report, as JSON, and answers what refers to them. Reports of the same stores share them:
 * ids and names of 14,000 stores take half a megabyte.
 */
export function keepSharedStores(database: WritableDatabase, content: string): string {
  const sha256 = digestOf(content);
  database
    .prepare(
      // A damaged one would damage every report from now on.
      `INSERT INTO report_stores (sha256, content) VALUES (?, ?)
       ON CONFLICT (sha256) DO UPDATE SET content = excluded.content WHERE content <> excluded.content`,
    )
    .run(sha256, content);
  return sha256;
}

/** Gives up those that no report refers to any more. */
export function sweepSharedStores(database: WritableDatabase): void {
  database.exec(
    'DELETE FROM report_stores WHERE sha256 NOT IN (SELECT shared FROM report_result WHERE shared IS NOT NULL)',
  );
}
