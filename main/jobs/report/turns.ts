import type { StoreRange } from '../../database/reports/report-data.ts';

/**
 * How threads share the stores of a report out among themselves: each takes the next ones when it is done with those it
 * has, until none are left. So one that begins late, or is slower, does fewer.
 */
export type Turns = {
  /** The number of the next turn, and whether the helping thread has begun; both threads see them. */
  readonly shared: Int32Array<SharedArrayBuffer>;
  readonly lastStore: number;
  readonly storesATurn: number;
};

const [NEXT, HELPED] = [0, 1];
/** Of six weeks or fewer. The blocks of a turn are in memory at a time, and a cancel is heard between turns. */
const MOST_STORES = 256;
const LEAST_STORES = 16;
const STORES_TIMES_WEEKS = 6 * MOST_STORES;
const NO_MORE = 2 ** 30;

/** For polls of so many weeks. */
export function createTurns(lastStore: number, weeks: number): Turns {
  const fitting = Math.floor(STORES_TIMES_WEEKS / Math.max(1, weeks));
  const storesATurn = Math.max(LEAST_STORES, Math.min(MOST_STORES, fitting));
  return { shared: new Int32Array(new SharedArrayBuffer(8)), lastStore, storesATurn };
}

/**
 * The stores to do next. The last turn is open-ended: a damaged row may have any store number, and it is found only
 * where somebody reads it.
 */
export function takeTurn({ shared, lastStore, storesATurn }: Turns): StoreRange | undefined {
  const from = Atomics.add(shared, NEXT, 1) * storesATurn;
  if (from > lastStore) return undefined;
  const next = from + storesATurn;
  return { from, to: next > lastStore ? Number.MAX_SAFE_INTEGER : next - 1 };
}

/** As takeTurn, of the helping thread. */
export function takeTurnAsHelper(turns: Turns): StoreRange | undefined {
  Atomics.store(turns.shared, HELPED, 1);
  return takeTurn(turns);
}

/** Whether the helping thread may have done something; once no turn is left, that does not change any more. */
export function wasHelped({ shared }: Turns): boolean {
  return Atomics.load(shared, HELPED) === 1;
}

/** Leaves no turn to be taken. */
export function endTurns({ shared }: Turns): void {
  Atomics.store(shared, NEXT, NO_MORE);
}

/** The share of the turns that were taken, 0 to 1. */
export function shareTaken({ shared, lastStore, storesATurn }: Turns): number {
  return Math.min(1, (Atomics.load(shared, NEXT) * storesATurn) / (lastStore + 1));
}
