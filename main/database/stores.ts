import type { Database } from './connection.ts';

/**
 * Numbers stores: polls, hours and zones refer to a store by a small number. Knows every stored store; `numberOf` adds
 * the ones that it does not know, inside the transaction of the caller.
 */
export function createStoreNumbers(
  database: Database,
  { sample }: { sample: boolean },
): (id: string) => number {
  const numbers = new Map<string, number>();
  for (const [number, id] of database
    .prepare<[], [number, string]>('SELECT number, id FROM store')
    .raw()
    .iterate()) {
    numbers.set(id, number);
  }
  const insert = database.prepare('INSERT INTO store (id, sample) VALUES (?, ?)');
  const adopt = database.prepare('UPDATE store SET sample = 0 WHERE number = ? AND sample = 1');
  const seen = new Set<number>();
  return (id) => {
    let number = numbers.get(id);
    if (number === undefined) {
      number = Number(insert.run(id, sample ? 1 : 0).lastInsertRowid);
      numbers.set(id, number);
      seen.add(number);
    } else if (!sample && !seen.has(number)) {
      adopt.run(number);
      seen.add(number);
    }
    return number;
  };
}

/** Forgets the sample: its stores with all they have, its imports, and the reports that show it. */
export function removeSample(database: Database): void {
  database.transaction(() => {
    database.exec(`
      DELETE FROM store WHERE sample = 1;
      DELETE FROM import WHERE sample = 1;
      DELETE FROM report WHERE includes_sample = 1;
    `);
  })();
}

/** Whether any store is known. */
export function hasStores(database: Database): boolean {
  return database.prepare('SELECT 1 FROM store LIMIT 1').get() !== undefined;
}

export type Overview = {
  readonly stores: number;
  readonly polls: number;
  readonly storesWithHours: number;
  readonly storesWithZone: number;
  readonly hasSample: boolean;
  /** Milliseconds since the epoch; `undefined` where there is no poll. */
  readonly newestPoll: number | undefined;
};

/** What the database holds, without `newestPoll` (see polls.ts). */
export function countStores(database: Database): Omit<Overview, 'newestPoll'> {
  const count = (sql: string) => Number(database.prepare(sql).pluck().get() ?? 0);
  return {
    stores: count('SELECT count(*) FROM store'),
    polls: count('SELECT sum(length(polls)) / 4 FROM poll_week'),
    storesWithHours: count('SELECT count(*) FROM business_hours'),
    storesWithZone: count('SELECT count(*) FROM time_zone'),
    hasSample: count('SELECT EXISTS (SELECT 1 FROM store WHERE sample = 1)') === 1,
  };
}
