import type { Closure, StoreDetail, WeeklyHours } from '../report/types.ts';
import type { Database } from './connection.ts';
import { closureTable, detailTable, EVERY_STORE, type FactTable, hoursTable } from './store-facts.ts';

/** A store as a report needs it. Stores with the same hours or closures share one `hours` or `closures` object. */
export type ReportStore = StoreDetail & {
  readonly number: number;
  readonly id: string;
  readonly zone: string | undefined;
  readonly hours: WeeklyHours;
  /** Those of every store among them; in no particular order. */
  readonly closures: readonly Closure[];
};

/** Every known store, in no particular order. */
export function readReportStores(database: Database): ReportStore[] {
  const always: WeeklyHours = [];
  const hoursOf = sharing(hoursTable, (hours) => hours);
  const ofEveryStore = readEveryStoresClosures(database);
  const closuresOf = sharing(closureTable, (own) => [...ofEveryStore, ...own]);
  return database
    .prepare<[], [number, string, string | null, string | null, string | null, string | null]>(
      `SELECT number, id, zone, intervals, detail, closures FROM store
       LEFT JOIN time_zone ON time_zone.store = number
       LEFT JOIN business_hours ON business_hours.store = number
       LEFT JOIN store_detail ON store_detail.store = number
       LEFT JOIN closure ON closure.store = number`,
    )
    .raw()
    .all()
    .map(([number, id, zone, hours, detail, closures]) => ({
      number,
      id,
      zone: zone ?? undefined,
      hours: hours === null ? always : hoursOf(hours),
      closures: closures === null ? ofEveryStore : closuresOf(closures),
      ...(detail === null ? NOTHING_KNOWN : detailTable.read(detail)),
    }));
}

const NOTHING_KNOWN: StoreDetail = { name: undefined, group: undefined, salesPerHour: undefined };

function readEveryStoresClosures(database: Database): readonly Closure[] {
  const text = database
    .prepare<[number], string>('SELECT closures FROM closure WHERE store = ?')
    .pluck()
    .get(EVERY_STORE);
  return text === undefined ? [] : closureTable.read(text);
}

/** Reads texts so that the same text gives the same object, by which what is computed from it can be shared. */
function sharing<Fact, Read>(
  { read }: FactTable<Fact>,
  finish: (fact: Fact) => Read,
): (text: string) => Read {
  const shared = new Map<string, Read>();
  return (text) => {
    const known = shared.get(text);
    if (known !== undefined) return known;
    const fact = finish(read(text));
    shared.set(text, fact);
    return fact;
  };
}
