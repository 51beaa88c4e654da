import type { WritableDatabase } from '../core/sqlite.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of a stretch in which nobody looked, no more is believed: the clock may have been set. */
const MOST_MS = 7 * DAY_MS;

type Row = {
  readonly passed: number;
  readonly lookedAt: number | null;
  readonly furthest: number | null;
  readonly undoDays: number | null;
};

/**
 * Counts the time since this was last asked, and answers what passed in all (ms). It is what ages imports, for a clock
 * that is ahead once would make all of them old at once, and one that is set back would keep those made meanwhile for good.
 * So of one stretch a week counts at most, and less than half of what undo is kept for; a clock that was behind for a while
 * goes on where it was before.
 */
export function countPassed(database: WritableDatabase, now: number): number {
  const row = database
    .prepare<[], Row>('SELECT passed, looked_at AS lookedAt, furthest, undo_days AS undoDays FROM keeping')
    .get();
  if (row === undefined) return 0;
  const { passed, undoDays } = row;
  const [lookedAt, furthest] = [row.lookedAt ?? now, row.furthest ?? now];
  const isEarly = row.lookedAt !== null && now >= lookedAt && now - lookedAt < HOUR_MS;
  // Not worth a write: what passed meanwhile is counted with the next hours.
  if (isEarly) return passed;
  const since = now >= furthest ? furthest : lookedAt;
  const most = Math.min(MOST_MS, ((undoDays ?? Number.POSITIVE_INFINITY) * DAY_MS) / 2 - 1);
  const total = passed + Math.min(Math.max(0, now - since), most);
  database
    .prepare('UPDATE keeping SET passed = ?, looked_at = ?, furthest = ?')
    .run(total, now, Math.max(furthest, now));
  return total;
}
