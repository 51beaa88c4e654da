import { giveUp } from './give-up.ts';
import { codes, doubles, wholes } from './growing.ts';
import { BEGINNINGS, ENDINGS, type Outage } from './outages.ts';
import type { Milliseconds } from './types.ts';

/** Many outages, a column for each of their facts (see Outage), in the order of the report's stores, then of time. */
export type OutageTable = {
  readonly count: number;
  /** The place of the store in the report. */
  readonly store: Uint32Array;
  readonly started: Float64Array;
  readonly ended: Float64Array;
  /** Places in BEGINNINGS and ENDINGS. */
  readonly began: Uint8Array;
  readonly endedBy: Uint8Array;
  readonly down: Float64Array;
  readonly atLeast: Float64Array;
  readonly atMost: Float64Array;
  readonly unknown: Float64Array;
  readonly polls: Uint32Array;
};

const COLUMNS = [
  'started',
  'ended',
  'began',
  'endedBy',
  'down',
  'atLeast',
  'atMost',
  'unknown',
  'polls',
] as const satisfies readonly (keyof OutageTable)[];

/** An empty table with room for so many outages. */
export function createOutageTable(count: number): OutageTable {
  return {
    count,
    store: wholes(count),
    started: doubles(count),
    ended: doubles(count),
    began: codes(count),
    endedBy: codes(count),
    down: doubles(count),
    atLeast: doubles(count),
    atMost: doubles(count),
    unknown: doubles(count),
    polls: wholes(count),
  };
}

/**
 * Gathers outages one after another: `add` each, then `finish`. They are handed over in several tables, each twice as large as
 * the one before up to a limit: to grow one means to hold it twice, and a year has millions of outages.
 */
export function createOutageCollector() {
  let table = createOutageTable(FIRST_ROOM);
  let count = 0;
  const full: OutageTable[] = [];
  return {
    /** `store` is the place of the store. */
    add(store: number, outage: Outage): void {
      if (count === table.count) {
        full.push(table);
        table = createOutageTable(Math.min(2 * count, MOST_ROOM));
        count = 0;
      }
      table.store[count] = store;
      table.started[count] = outage.started;
      table.ended[count] = outage.ended;
      table.began[count] = BEGINNINGS.indexOf(outage.began);
      table.endedBy[count] = ENDINGS.indexOf(outage.endedBy);
      table.down[count] = outage.down;
      table.atLeast[count] = outage.atLeast;
      table.atMost[count] = outage.atMost;
      table.unknown[count] = outage.unknown;
      table.polls[count] = outage.polls;
      count++;
    },
    finish: (): readonly OutageTable[] => [...full, cutTo(table, count)],
  };
}

const FIRST_ROOM = 1024;
const MOST_ROOM = 1 << 16;

/** The first so many outages of a table. */
function cutTo(table: OutageTable, count: number): OutageTable {
  const other = createOutageTable(count);
  for (const column of ['store', ...COLUMNS] as const) other[column].set(table[column].subarray(0, count));
  return other;
}

/**
 * Joins what was gathered of different stores into one table, in the order of OutageTable; `placesOf` tells for each part
 * where in the joint report its stores are. What was gathered is used up, column by column.
 */
export function joinOutages(
  parts: readonly (readonly OutageTable[])[],
  placesOf: readonly Uint32Array[],
  stores: number,
): OutageTable {
  const tables = parts.flatMap((of, part) =>
    of.map((table) => ({ table, placeOf: placesOf[part] as Uint32Array })),
  );
  const next = new Uint32Array(stores + 1);
  for (const { table, placeOf } of tables) {
    for (const local of table.store) {
      const store = placeOf[local] as number;
      next[store + 1] = (next[store + 1] as number) + 1;
    }
  }
  for (let store = 0; store < stores; store++) {
    next[store + 1] = (next[store + 1] as number) + (next[store] as number);
  }
  const count = next[stores] as number;
  const storeOf = wholes(count);
  const placesIn = tables.map(({ table, placeOf }) =>
    table.store.map((local) => {
      const store = placeOf[local] as number;
      const place = next[store] as number;
      next[store] = place + 1;
      storeOf[place] = store;
      return place;
    }),
  );
  const join = <C extends OutageColumn>(name: (typeof COLUMNS)[number], into: C): C => {
    tables.forEach(({ table }, t) => {
      spread(table[name], into, placesIn[t] as Uint32Array);
      giveUp(table[name]);
    });
    return into;
  };
  return {
    count,
    store: storeOf,
    started: join('started', doubles(count)),
    ended: join('ended', doubles(count)),
    began: join('began', codes(count)),
    endedBy: join('endedBy', codes(count)),
    down: join('down', doubles(count)),
    atLeast: join('atLeast', doubles(count)),
    atMost: join('atMost', doubles(count)),
    unknown: join('unknown', doubles(count)),
    polls: join('polls', wholes(count)),
  };
}

/** Puts each number of a column in its place in another. */
function spread(from: OutageColumn, into: OutageColumn, places: Uint32Array): void {
  for (let i = 0; i < places.length; i++) into[places[i] as number] = from[i] as number;
}

type OutageColumn = Float64Array | Uint32Array | Uint8Array;

/** Gives up a table of which nobody asks for anything again. */
export function giveUpOutages(table: OutageTable): void {
  for (const column of ['store', ...COLUMNS] as const) giveUp(table[column]);
}

/** The outages of a table, in its order. */
export function outagesOf(table: OutageTable): Outage[] {
  return Array.from({ length: table.count }, (_, i) => ({
    started: table.started[i] as number,
    ended: table.ended[i] as number,
    began: BEGINNINGS[table.began[i] as number] as Outage['began'],
    endedBy: ENDINGS[table.endedBy[i] as number] as Outage['endedBy'],
    down: table.down[i] as number,
    atLeast: table.atLeast[i] as number,
    atMost: table.atMost[i] as number,
    unknown: table.unknown[i] as number,
    polls: table.polls[i] as number,
  }));
}

/** How many outages each of so many stores has, and how long the longest of each was down. */
export function countByStore(
  { count, store, down }: OutageTable,
  stores: number,
): { readonly outages: Uint32Array; readonly longest: Float64Array } {
  const outages = new Uint32Array(stores);
  const longest = new Float64Array(stores);
  for (let place = 0; place < count; place++) {
    const of = store[place] as number;
    outages[of] = (outages[of] as number) + 1;
    longest[of] = Math.max(longest[of] as number, down[place] as number);
  }
  return { outages, longest };
}

/** How many outages of each of so many stores have downtime after an instant: those that end after it. */
export function countAfter(
  { count, store, ended }: OutageTable,
  stores: number,
  after: Milliseconds,
): Float64Array {
  const outages = new Float64Array(stores);
  for (let place = 0; place < count; place++) {
    const of = store[place] as number;
    if ((ended[place] as number) > after) outages[of] = (outages[of] as number) + 1;
  }
  return outages;
}

/** The places of a table's outages in the order of SPEC §8: longest down first, then by store, then by start. */
export function longestFirst({ count, store, started, down }: OutageTable): Uint32Array {
  const number = (column: Float64Array | Uint32Array, place: number) => column[place] as number;
  return Uint32Array.from({ length: count }, (_, place) => place).sort(
    (a, b) =>
      number(down, b) - number(down, a) ||
      number(store, a) - number(store, b) ||
      number(started, a) - number(started, b),
  );
}
