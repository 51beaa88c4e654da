import { trimmed, wholes } from '../growing.ts';
import type { Milliseconds } from '../types.ts';
import { DAY, WEEK } from '../weekly-hours.ts';
import type { Edge } from './edges.ts';

/** The ends of an opening, by the number in `edge`. */
export const EDGES = ['opening', 'closing'] as const satisfies readonly Edge['edge'][];

const WEEKDAYS = WEEK / DAY;

/** How many counts a store has: of openings Monday to Sunday, then of closings. */
export const EDGE_COUNTS = EDGES.length * WEEKDAYS;

/** The watched openings and closings of many stores (SPEC §16), and each that was late or early, in order of store and time. */
export type EdgeTable = {
  /** EDGE_COUNTS a store. */
  readonly watched: Uint32Array;
  readonly store: Uint32Array;
  readonly edge: Uint8Array;
  /** The local day on which the opening begins, 0 = Monday. */
  readonly weekday: Uint8Array;
  /** When the store should have opened, or closed; and how much of the opening was missed there. */
  readonly at: Float64Array;
  readonly missed: Float64Array;
};

/** Where the watched openings or closings of a store on a weekday are counted. */
export function edgeCountAt(store: number, edge: number, weekday: number): number {
  return store * EDGE_COUNTS + edge * WEEKDAYS + weekday;
}

/** Gathers the edges of at most `room` stores, one after another: `add` those of each, then `finish`. */
export function createEdgeCollector(room: number) {
  const watched = wholes(room * EDGE_COUNTS);
  const missed: { store: number; edge: number; weekday: number; at: Milliseconds; missed: Milliseconds }[] =
    [];
  let stores = 0;
  return {
    add(edges: readonly Edge[]): void {
      for (const one of edges) {
        const edge = EDGES.indexOf(one.edge);
        const count = edgeCountAt(stores, edge, one.weekday);
        watched[count] = (watched[count] as number) + 1;
        if (one.missed > 0) missed.push({ ...one, edge, store: stores });
      }
      stores++;
    },
    finish: (): EdgeTable => ({
      watched: trimmed(watched, stores * EDGE_COUNTS, wholes),
      store: Uint32Array.from(missed, ({ store }) => store),
      edge: Uint8Array.from(missed, ({ edge }) => edge),
      weekday: Uint8Array.from(missed, ({ weekday }) => weekday),
      at: Float64Array.from(missed, ({ at }) => at),
      missed: Float64Array.from(missed, ({ missed }) => missed),
    }),
  };
}

/** The table of a report; `placesOf` says for each part where in the report its stores are. */
export function joinEdges(
  parts: readonly EdgeTable[],
  placesOf: readonly Uint32Array[],
  stores: number,
): EdgeTable {
  const watched = new Uint32Array(stores * EDGE_COUNTS);
  const rows: { readonly part: EdgeTable; readonly row: number; readonly place: number }[] = [];
  parts.forEach((part, p) => {
    const places = placesOf[p] as Uint32Array;
    places.forEach((place, store) => {
      const counts = part.watched.subarray(store * EDGE_COUNTS, (store + 1) * EDGE_COUNTS);
      watched.set(counts, place * EDGE_COUNTS);
    });
    part.store.forEach((store, row) => void rows.push({ part, row, place: places[store] as number }));
  });
  // Those of one store are in order of time already, and a sort keeps them so.
  rows.sort((a, b) => a.place - b.place);
  const column = <C extends Uint8Array | Float64Array>(into: C, of: (part: EdgeTable) => C): C => {
    rows.forEach(({ part, row }, place) => {
      into[place] = of(part)[row] as number;
    });
    return into;
  };
  return {
    watched,
    store: Uint32Array.from(rows, ({ place }) => place),
    edge: column(new Uint8Array(rows.length), ({ edge }) => edge),
    weekday: column(new Uint8Array(rows.length), ({ weekday }) => weekday),
    at: column(new Float64Array(rows.length), ({ at }) => at),
    missed: column(new Float64Array(rows.length), ({ missed }) => missed),
  };
}

/** Those of one store. */
export type EdgesOfStore = {
  /** Watched openings, Monday to Sunday, then closings. */
  readonly watched: readonly number[];
  readonly missed: readonly Edge[];
};

export function edgesOf(table: EdgeTable, place: number): EdgesOfStore {
  const missed: Edge[] = [];
  table.store.forEach((store, row) => {
    if (store !== place) return;
    missed.push({
      edge: EDGES[table.edge[row] as number] as Edge['edge'],
      at: table.at[row] as number,
      weekday: table.weekday[row] as number,
      missed: table.missed[row] as number,
    });
  });
  return {
    watched: [...table.watched.subarray(place * EDGE_COUNTS, (place + 1) * EDGE_COUNTS)],
    missed,
  };
}
