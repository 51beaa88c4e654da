import type { Closure, StoreDetail, WeeklyHours } from '../report/types.ts';
import type { Database } from './connection.ts';

/** A table that keeps one text a store; the same fact always gives the same text. */
export type FactTable<Fact> = {
  readonly table: string;
  readonly column: string;
  readonly write: (fact: Fact) => string;
  readonly read: (text: string) => Fact;
};

/** The number that stands for every store in the table of closures. */
export const EVERY_STORE = 0;

export const hoursTable: FactTable<WeeklyHours> = {
  table: 'business_hours',
  column: 'intervals',
  write(hours) {
    const sorted = hours.toSorted((a, b) => a.day - b.day || a.start - b.start || a.end - b.end);
    return JSON.stringify(sorted.map(({ day, start, end }) => [day, start, end]));
  },
  read(text) {
    const intervals: [day: number, start: number, end: number][] = JSON.parse(text);
    return intervals.map(([day, start, end]) => ({ day, start, end }));
  },
};

export const zoneTable: FactTable<string> = {
  table: 'time_zone',
  column: 'zone',
  write: (zone) => zone,
  read: (zone) => zone,
};

export const detailTable: FactTable<StoreDetail> = {
  table: 'store_detail',
  column: 'detail',
  write: ({ name, group, salesPerHour }) =>
    JSON.stringify([name ?? null, group ?? null, salesPerHour ?? null]),
  read(text) {
    const detail: [name: string | null, group: string | null, salesPerHour: number | null] = JSON.parse(text);
    const [name, group, salesPerHour] = detail;
    return { name: name ?? undefined, group: group ?? undefined, salesPerHour: salesPerHour ?? undefined };
  },
};

export const closureTable: FactTable<readonly Closure[]> = {
  table: 'closure',
  column: 'closures',
  write(closures) {
    const sorted = closures.toSorted((a, b) => a.from - b.from || a.until - b.until);
    return JSON.stringify(sorted.map(({ from, until, reason }) => [from, until, reason]));
  },
  read(text) {
    const closures: [from: number, until: number, reason: string][] = JSON.parse(text);
    return closures.map(([from, until, reason]) => ({ from, until, reason }));
  },
};

/** What became of a store's fact: it had none, another one, or the same. */
export type Replacement = 'added' | 'replaced' | 'unchanged';

/**
 * Gives each store the fact of a file in place of what it had (SPEC §1), inside the transaction of the caller, and says
 * of each store what became of it. `onStores` is called every few thousand stores and may throw to stop.
 */
export function replaceFacts<Fact>(
  database: Database,
  { table, column, write }: FactTable<Fact>,
  factByStore: ReadonlyMap<number, Fact>,
  onStores: () => void,
): Map<number, Replacement> {
  const stored = new Map(
    database.prepare<[], [number, string]>(`SELECT store, ${column} FROM ${table}`).raw().all(),
  );
  const save = database.prepare(`INSERT OR REPLACE INTO ${table} (store, ${column}) VALUES (?, ?)`);
  const replacements = new Map<number, Replacement>();
  const inOrder = [...factByStore].sort(([a], [b]) => a - b);
  for (const [index, [store, fact]] of inOrder.entries()) {
    if (index % 4096 === 0) onStores();
    const text = write(fact);
    const before = stored.get(store);
    replacements.set(store, before === undefined ? 'added' : before === text ? 'unchanged' : 'replaced');
    if (before !== text) save.run(store, text);
  }
  return replacements;
}
