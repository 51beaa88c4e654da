import { existsSync } from 'node:fs';
import { damaged } from '../core/error.ts';
import type { OnPreparing } from '../core/preparing.ts';
import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';

const CHECK_EVERY_MS = 7 * 86_400_000;

/** Whether whoever used the database last did not close it: closing takes the write-ahead log away. */
export function endedUncleanly(file: string): boolean {
  return existsSync(`${file}-wal`);
}

/** Whether the last full check, which `upkeep` knows, is more than a week ago, or its time makes no sense. */
export function isCheckDue(database: ReadableDatabase): boolean {
  const checkedAt = database.prepare<[], number>('SELECT checked_at FROM upkeep').pluck().get() ?? 0;
  return Math.abs(Date.now() - checkedAt) > CHECK_EVERY_MS;
}

/** Looks at every page (0.27 s for a year of polls of 14,000 stores) and refuses a damaged database. */
export function checkFully(database: WritableDatabase, file: string, onPreparing: OnPreparing): void {
  onPreparing({ step: 'checking' });
  const answer = database.pragma('quick_check(1)', { simple: true });
  if (answer !== 'ok') throw damaged(file, String(answer));
}

/** Remembers that the check was passed now. */
export function noteCheck(database: WritableDatabase): void {
  database.prepare('UPDATE upkeep SET checked_at = ?').run(Date.now());
}

/** What takes so long that nobody waits for it: 20 ms. */
const SMALL_BYTES = 32 << 20;

/**
 * As checkFully, each time, where that is quickly done: a file that somebody made up may lead SQLite in circles, and says
 * itself when it was checked last.
 */
export function checkSmall(database: WritableDatabase, file: string): void {
  const bytes =
    Number(database.pragma('page_count', { simple: true })) *
    Number(database.pragma('page_size', { simple: true }));
  if (bytes <= SMALL_BYTES) checkFully(database, file, () => undefined);
}
