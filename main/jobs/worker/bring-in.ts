import { bringIn, type WritableDatabase } from '../../database/opening/connection.ts';

/** Longer than it takes whoever asked for one thing to ask for the next. */
const IDLE_MS = 250;

/**
 * Brings what was committed into the database's file while nobody waits for it: of 2 million polls that takes half as long as
 * to commit them. `soon` is to be called behind every change.
 */
export function bringInOnceIdle(database: WritableDatabase): { readonly soon: () => void } {
  let timer: NodeJS.Timeout | undefined;
  function soon(): void {
    clearTimeout(timer);
    timer = setTimeout(tryNow, IDLE_MS).unref();
  }
  function tryNow(): void {
    if (!database.open) return;
    if (database.inTransaction) {
      soon();
      return;
    }
    try {
      bringIn(database);
    } catch {
      // As on a full disk: what was committed stays in the log, and closing tries again.
    }
  }
  return { soon };
}
