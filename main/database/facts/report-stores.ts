import type { Closure, StoreDetail, WeeklyHours } from '../../report/types.ts';
import type { ReadableDatabase } from '../core/sqlite.ts';
import { type Tallied, type Tally, verifyTally } from '../core/tally.ts';
import { inOneView } from '../core/transaction.ts';
import { createFactReader, type FactFormat, findFact, joinLayers } from './fact-rows.ts';
import { EVERY_STORE, FACT_FORMATS, type KindInFacts } from './store-facts.ts';
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
export function readReportStores(database: ReadableDatabase): ReportStore[] {
  return inOneView(database, () => {
    const reader = createReportStoreReader(database);
    const stores = reader.read(0, Number.MAX_SAFE_INTEGER);
    for (const [name, found] of reader.found) verifyTally(database, name, found);
    return stores;
  });
}

/** Reads stores by ranges of their numbers, both ends included; `found` tallies the rows that they were read from. */
export function createReportStoreReader(database: ReadableDatabase): {
  readonly found: ReadonlyMap<Tallied, Tally>;
  read(from: number, to: number): ReportStore[];
} {
  const { closures } = FACT_FORMATS;
  const ofEveryStore = closures.read(findFact(database, closures.kind, EVERY_STORE) ?? '[]');
  const stores = createStoreReader(database);
  const facts = {
    'business-hours': createSharedFacts(database, FACT_FORMATS['business-hours'], (read) => read),
    'time-zones': createSharedFacts(database, FACT_FORMATS['time-zones'], (read) => read),
    stores: createSharedFacts(database, FACT_FORMATS.stores, (read) => read),
    closures: createSharedFacts(database, closures, (own) => [...ofEveryStore, ...own]),
  } satisfies Readonly<Record<KindInFacts, SharedFacts<unknown>>>;
  return {
    found: new Map<Tallied, Tally>([
      ['store', stores.found],
      ...Object.values(facts).map(({ kind, found }) => [`fact:${kind}`, found] as const),
    ]),
    read(from, to) {
      const hoursOf = facts['business-hours'].read(from, to);
      const closuresOf = facts.closures.read(from, to);
      const zoneOf = facts['time-zones'].read(from, to);
      const detailOf = facts.stores.read(from, to);
      return stores.read(from, to).map(({ number, id }) => {
        const { name, group, salesPerHour } = detailOf(number) ?? NOTHING_KNOWN;
        return {
          number,
          id,
          zone: zoneOf(number),
          hours: hoursOf(number) ?? 'always',
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
export function findReportStore(database: ReadableDatabase, id: string): ReportStore | undefined {
  return inOneView(database, () => {
    const store = findStore(database, id);
    if (store === undefined) return undefined;
    const { number } = store;
    const factOf = <Fact>(of: number, { kind, read }: FactFormat<Fact>): Fact | undefined => {
      const text = findFact(database, kind, of);
      return text === undefined ? undefined : read(text);
    };
    const { closures, stores } = FACT_FORMATS;
    return {
      number,
      id,
      zone: factOf(number, FACT_FORMATS['time-zones']),
      hours: factOf(number, FACT_FORMATS['business-hours']) ?? 'always',
      closures: [...(factOf(EVERY_STORE, closures) ?? []), ...(factOf(number, closures) ?? [])],
      ...(factOf(number, stores) ?? NOTHING_KNOWN),
    };
  });
}

const NOTHING_KNOWN: StoreDetail = { name: undefined, group: undefined, salesPerHour: undefined };

type SharedFacts<Read> = {
  readonly kind: string;
  readonly found: Tally;
  /** Answers what is known of a store of the range. */
  read(from: number, to: number): (store: number) => Read | undefined;
};

/** Reads facts so that the same text gives the same object, by which what is computed from it can be shared. */
function createSharedFacts<Fact, Read>(
  database: ReadableDatabase,
  { kind, read }: FactFormat<Fact>,
  finish: (fact: Fact) => Read,
): SharedFacts<Read> {
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
    read(from, to) {
      const texts = joinLayers(reader.read(from, to));
      return (store) => {
        const text = texts.get(store);
        return text === undefined ? undefined : (shared.get(text) ?? share(text));
      };
    },
  };
}
