import type { WeeklyHours } from '../report/types.ts';
import type { Database } from './connection.ts';

export type ReplaceCounts = { added: number; replaced: number; unchanged: number };

/**
 * Gives each store the hours of a file in place of what it had (SPEC §1), inside the transaction of the caller. The
 * counts are of stores: new to hours, given other hours, as before. `onStores` is called every few thousand stores and
 * may throw to stop.
 */
export function replaceHours(
  database: Database,
  hoursByStore: ReadonlyMap<number, WeeklyHours>,
  onStores: () => void,
): ReplaceCounts {
  return replaceTexts(
    database,
    'SELECT store, intervals FROM business_hours',
    'INSERT OR REPLACE INTO business_hours (store, intervals) VALUES (?, ?)',
    hoursByStore,
    writeHours,
    onStores,
  );
}

/** Gives each store the zone of a file in place of what it had; counts as replaceHours does. */
export function replaceZones(
  database: Database,
  zoneByStore: ReadonlyMap<number, string>,
  onStores: () => void,
): ReplaceCounts {
  return replaceTexts(
    database,
    'SELECT store, zone FROM time_zone',
    'INSERT OR REPLACE INTO time_zone (store, zone) VALUES (?, ?)',
    zoneByStore,
    (zone) => zone,
    onStores,
  );
}

function replaceTexts<T>(
  database: Database,
  readAll: string,
  save: string,
  valueByStore: ReadonlyMap<number, T>,
  write: (value: T) => string,
  onStores: () => void,
): ReplaceCounts {
  const counts: ReplaceCounts = { added: 0, replaced: 0, unchanged: 0 };
  const stored = new Map(database.prepare<[], [number, string]>(readAll).raw().all());
  const statement = database.prepare(save);
  const inOrder = [...valueByStore].sort(([a], [b]) => a - b);
  for (const [index, [store, value]] of inOrder.entries()) {
    if (index % 4096 === 0) onStores();
    const text = write(value);
    const before = stored.get(store);
    if (before === text) {
      counts.unchanged++;
      continue;
    }
    if (before === undefined) counts.added++;
    else counts.replaced++;
    statement.run(store, text);
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
      `SELECT number, id, zone, intervals FROM store
       LEFT JOIN time_zone ON time_zone.store = number
       LEFT JOIN business_hours ON business_hours.store = number`,
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

/** The same hours always give the same text, so that stores that share hours can be told by it. */
function writeHours(hours: WeeklyHours): string {
  const sorted = hours.toSorted((a, b) => a.day - b.day || a.start - b.start || a.end - b.end);
  return JSON.stringify(sorted.map(({ day, start, end }) => [day, start, end]));
}

function readHours(text: string): WeeklyHours {
  const intervals: [day: number, start: number, end: number][] = JSON.parse(text);
  return intervals.map(([day, start, end]) => ({ day, start, end }));
}
