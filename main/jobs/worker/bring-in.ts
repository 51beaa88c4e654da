import { bringIn, type WritableDatabase } from '../../database/opening/connection.ts';

/** Longer than it takes whoever asked for one thing to ask for the next. */
const IDLE_MS = 250;

/**
 * Brings what was committed into the database's file while nobody waits for it: of 2 million polls that takes half as long as
 * to commit them. `soon` is to be called behind every job, and `hold` before the next.
 */
export function bringInOnceIdle(database: WritableDatabase): {
  readonly hold: () => void;
  readonly soon: () => void;
} {
  let timer: NodeJS.Timeout | undefined;
  function tryNow(): void {
    if (!database.open) return;
    try {
      bringIn(database);
    } catch {
      // As on a full disk: what was committed stays in the log, and closing tries again.
    }
  }
  return {
    hold: () => clearTimeout(timer),
    soon() {
      clearTimeout(timer);
      timer = setTimeout(tryNow, IDLE_MS).unref();
    },
  };
}
