import type { Closure, StoreDetail, WeeklyHours } from '../report/types.ts';
import { type FactFormat, findFact, readFacts } from './fact-rows.ts';
import type { Database } from './sqlite.ts';
import { closureFormat, detailFormat, EVERY_STORE, hoursFormat, zoneFormat } from './store-facts.ts';
import { findStore, readStores } from './stores.ts';
import { inOneView } from './transaction.ts';

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
  return inOneView(database, () => {
    const always: WeeklyHours = [];
    const hoursOf = sharing(readFacts(database, hoursFormat.kind), hoursFormat, (hours) => hours);
    const closures = readFacts(database, closureFormat.kind);
    const ofEveryStore = closureFormat.read(closures.get(EVERY_STORE) ?? '[]');
    const closuresOf = sharing(closures, closureFormat, (own) => [...ofEveryStore, ...own]);
    const zones = readFacts(database, zoneFormat.kind);
    const detailOf = sharing(readFacts(database, detailFormat.kind), detailFormat, (detail) => detail);
    return readStores(database).map(({ number, id }) => ({
      number,
      id,
      zone: zones.get(number),
      hours: hoursOf(number) ?? always,
      closures: closuresOf(number) ?? ofEveryStore,
      ...(detailOf(number) ?? NOTHING_KNOWN),
    }));
  });
}

/** The store with this id, or `undefined` where none is known by it. */
export function findReportStore(database: Database, id: string): ReportStore | undefined {
  return inOneView(database, () => {
    const store = findStore(database, id);
    if (store === undefined) return undefined;
    const { number } = store;
    const factOf = <Fact>(of: number, { kind, read }: FactFormat<Fact>): Fact | undefined => {
      const text = findFact(database, kind, of);
      return text === undefined ? undefined : read(text);
    };
    return {
      number,
      id,
      zone: factOf(number, zoneFormat),
      hours: factOf(number, hoursFormat) ?? [],
      closures: [...(factOf(EVERY_STORE, closureFormat) ?? []), ...(factOf(number, closureFormat) ?? [])],
      ...(factOf(number, detailFormat) ?? NOTHING_KNOWN),
    };
  });
}

const NOTHING_KNOWN: StoreDetail = { name: undefined, group: undefined, salesPerHour: undefined };

/** Reads facts so that the same text gives the same object, by which what is computed from it can be shared. */
function sharing<Fact, Read>(
  texts: ReadonlyMap<number, string>,
  { read }: FactFormat<Fact>,
  finish: (fact: Fact) => Read,
): (store: number) => Read | undefined {
  const shared = new Map<string, Read>();
  return (store) => {
    const text = texts.get(store);
    if (text === undefined) return undefined;
    const known = shared.get(text);
    if (known !== undefined) return known;
    const fact = finish(read(text));
    shared.set(text, fact);
    return fact;
  };
}
