import { inOneView } from '../../database/core/transaction.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { readPollWeeks } from '../../database/polls/poll-weeks.ts';
import { REACH_MINUTES } from '../../report/reach.ts';
import { computePart } from './compute-part.ts';

/** Stores to practise on; more makes nothing quicker. */
const STORES = 1024;

const REACH_MS = REACH_MINUTES.usual * 60_000;

/**
 * Computes a few stores for nothing. A thread that has never done so takes twice as long for the next ones, its code not
 * being compiled; one that waits for work may as well have it compiled before.
 */
export function practise(database: ReadableDatabase): void {
  const turns = [{ from: 0, to: STORES - 1 }];
  inOneView(database, () => {
    const asOf = Math.max(...readPollWeeks(database).map(({ newest }) => newest));
    if (Number.isFinite(asOf)) computePart(database, 'report', { asOf, reach: REACH_MS }, () => turns.pop());
  });
}
