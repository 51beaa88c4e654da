import type { Closure, StoreDetail, WeeklyHours } from '../../report/types.ts';
import type { Database } from '../core/sqlite.ts';
import { type Tallied, type Tally, verifyTally } from '../core/tally.ts';
import { inOneView } from '../core/transaction.ts';
import { createFactReader, type FactFormat, findFact, joinLayers } from './fact-rows.ts';
import { closureFormat, detailFormat, EVERY_STORE, hoursFormat, zoneFormat } from './store-facts.ts';
import { createStoreReader, findStore } from './stores.ts';

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
    const reader = createReportStoreReader(database);
    const stores = reader.read(0, Number.MAX_SAFE_INTEGER);
    for (const [name, found] of reader.found) verifyTally(database, name, found);
    return stores;
  });
}

/** Reads stores by ranges of their numbers, both ends included; `found` tallies the rows that they were read from. */
export function createReportStoreReader(database: Database): {
  readonly found: ReadonlyMap<Tallied, Tally>;
  read(from: number, to: number): ReportStore[];
} {
  const always: WeeklyHours = [];
  const ofEveryStore = closureFormat.read(findFact(database, closureFormat.kind, EVERY_STORE) ?? '[]');
  const stores = createStoreReader(database);
  const hours = createSharedFacts(database, hoursFormat, (read) => read);
  const closures = createSharedFacts(database, closureFormat, (own) => [...ofEveryStore, ...own]);
  const zones = createSharedFacts(database, zoneFormat, (read) => read);
  const details = createSharedFacts(database, detailFormat, (read) => read);
  return {
    found: new Map<Tallied, Tally>([
      ['store', stores.found],
      ...[hours, closures, zones, details].map(({ kind, found }) => [`fact:${kind}`, found] as const),
    ]),
    read(from, to) {
      const hoursOf = hours.read(from, to);
      const closuresOf = closures.read(from, to);
      const zoneOf = zones.read(from, to);
      const detailOf = details.read(from, to);
      return stores.read(from, to).map(({ number, id }) => {
        const { name, group, salesPerHour } = detailOf(number) ?? NOTHING_KNOWN;
        return {
          number,
          id,
          zone: zoneOf(number),
          hours: hoursOf(number) ?? always,
          closures: closuresOf(number) ?? ofEveryStore,
          name,
          group,
          salesPerHour,
        };
      });
    },
  };
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
function createSharedFacts<Fact, Read>(
  database: Database,
  { kind, read }: FactFormat<Fact>,
  finish: (fact: Fact) => Read,
) {
  const reader = createFactReader(database, kind);
  const shared = new Map<string, Read>();
  const share = (text: string): Read => {
    const fact = finish(read(text));
    shared.set(text, fact);
    return fact;
  };
  return {
    kind,
    found: reader.found,
    /** Answers what is known of a store of the range. */
    read(from: number, to: number): (store: number) => Read | undefined {
      const texts = joinLayers(reader.read(from, to));
      return (store) => {
        const text = texts.get(store);
        return text === undefined ? undefined : (shared.get(text) ?? share(text));
      };
    },
  };
}
