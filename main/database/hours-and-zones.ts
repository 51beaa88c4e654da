import type { WeeklyHours } from '../report/types.ts';
import type { Database } from './connection.ts';

export type StoredHours = { readonly day: number; readonly start: number; readonly end: number };
export type ReplaceCounts = { added: number; replaced: number; unchanged: number };

/**
 * Gives each store the hours of a file in place of what it had (SPEC §1), inside the transaction of the caller. The
 * counts are of stores: new to hours, given other hours, as before.
 */
export function replaceHours(
  database: Database,
  hoursByStore: ReadonlyMap<number, readonly StoredHours[]>,
): ReplaceCounts {
  const counts: ReplaceCounts = { added: 0, replaced: 0, unchanged: 0 };
  const stored = database
    .prepare<[number], string>(
      `SELECT group_concat(day || ',' || start_ms || ',' || end_ms, ';' ORDER BY day, start_ms, end_ms)
       FROM business_hours WHERE store = ?`,
    )
    .pluck();
  const remove = database.prepare('DELETE FROM business_hours WHERE store = ?');
  const insert = database.prepare(
    'INSERT INTO business_hours (store, day, start_ms, end_ms) VALUES (?, ?, ?, ?)',
  );
  for (const [store, hours] of hoursByStore) {
    const sorted = hours.toSorted((a, b) => a.day - b.day || a.start - b.start || a.end - b.end);
    const before = stored.get(store) ?? null;
    if (before === writeHours(sorted)) {
      counts.unchanged++;
      continue;
    }
    if (before === null) counts.added++;
    else counts.replaced++;
    remove.run(store);
    for (const { day, start, end } of sorted) insert.run(store, day, start, end);
  }
  return counts;
}

/** Gives each store the zone of a file in place of what it had; counts as replaceHours does. */
export function replaceZones(database: Database, zoneByStore: ReadonlyMap<number, string>): ReplaceCounts {
  const counts: ReplaceCounts = { added: 0, replaced: 0, unchanged: 0 };
  const stored = database.prepare<[number], string>('SELECT zone FROM time_zone WHERE store = ?').pluck();
  const save = database.prepare('INSERT OR REPLACE INTO time_zone (store, zone) VALUES (?, ?)');
  for (const [store, zone] of zoneByStore) {
    const before = stored.get(store);
    if (before === zone) {
      counts.unchanged++;
      continue;
    }
    if (before === undefined) counts.added++;
    else counts.replaced++;
    save.run(store, zone);
  }
  return counts;
}

/** A store as a report needs it. Stores with the same hours share one `hours` object. */
export type ReportStore = {
  readonly number: number;
  readonly id: string;
  readonly zone: string | undefined;
  readonly hours: WeeklyHours;
};

/** Every known store, in no particular order. */
export function readReportStores(database: Database): ReportStore[] {
  const shared = new Map<string, WeeklyHours>();
  const hoursOf = (text: string): WeeklyHours => {
    let hours = shared.get(text);
    if (hours === undefined) {
      hours = readHours(text);
      shared.set(text, hours);
    }
    return hours;
  };
  const always: WeeklyHours = [];
  return database
    .prepare<[], [number, string, string | null, string | null]>(
      `SELECT number, id, zone, hours
       FROM store
       LEFT JOIN time_zone ON time_zone.store = number
       LEFT JOIN (
         SELECT store, group_concat(day || ',' || start_ms || ',' || end_ms, ';') AS hours
         FROM business_hours GROUP BY store
       ) AS h ON h.store = number`,
    )
    .raw()
    .all()
    .map(([number, id, zone, hours]) => ({
      number,
      id,
      zone: zone ?? undefined,
      hours: hours === null ? always : hoursOf(hours),
    }));
}

function writeHours(hours: readonly StoredHours[]): string {
  return hours.map(({ day, start, end }) => `${day},${start},${end}`).join(';');
}

function readHours(text: string): WeeklyHours {
  return text.split(';').map((interval) => {
    const [day = 0, start = 0, end = 0] = interval.split(',').map(Number);
    return { day, start, end };
  });
}
