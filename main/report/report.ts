import { giveUp, giveUpList } from './give-up.ts';
import { type Heatmap, joinHeatmaps } from './heatmap.ts';
import { giveUpColumns, type NumberColumn, type ReportNumbers, roomForColumns } from './numbers.ts';
import { giveUpOutages, joinOutages, type OutageTable } from './outage-table.ts';
import { packedStripsOf, withPackedStrips } from './packed-strips.ts';
import type { ReportPart } from './report-part.ts';
import { compareStoreIds } from './store-order.ts';
import type { Sure } from './sure/sure.ts';
import type { Milliseconds } from './types.ts';
import { timeNobodyWatched } from './watch.ts';
import { STRIP_HOURS } from './week-strip.ts';

/** What a report of today holds beside its numbers; one made before there were outages has none of it. */
export type ReportDetails = {
  /** In the order of the report's stores. */
  readonly zones: readonly string[];
  readonly names: readonly (string | undefined)[];
  readonly groups: readonly (string | undefined)[];
  readonly salesPerHour: readonly (number | undefined)[];
  /** STRIP_HOURS flags (see STRIP_FLAGS) a store: the week before as-of, hour by hour; a report of a period has none. */
  readonly strips: Uint8Array;
  readonly outages: OutageTable;
  /** For each store the GATE_FLAGS of every window that poll count counts (SPEC §3a.1). */
  readonly gates: readonly number[];
  /** For each store its STANDING_FLAGS; not in reports from before they were kept. */
  readonly standing: readonly number[] | undefined;
  /** Unknown business time of all stores together while the polling paused (see watch.ts), in each of the periods. */
  readonly nobodyWatched: readonly Milliseconds[];
  readonly heatmap: Heatmap;
  /** How sure that is, once it was found out. */
  readonly sure?: Sure | undefined;
};

/** A complete report, both methods. */
export type Report = ReportNumbers & { readonly asOf: Milliseconds; readonly details: ReportDetails };

/** A report as it may have been stored before there were details. */
export type StoredReport = ReportNumbers & {
  readonly asOf: Milliseconds;
  readonly details: ReportDetails | undefined;
};

/**
 * The report whose parts these are, its stores in the order of SPEC §4. It is the same however the stores were shared out:
 * sums of half milliseconds are exact. The parts are used up: of a million stores each column is too large to be held twice.
 */
export function joinReport(parts: readonly ReportPart[]): Report {
  const count = parts.reduce((sum, { stores }) => sum + stores.ids.length, 0);
  const [partOf, fromOf] = [new Uint8Array(count), new Uint32Array(count)];
  const placesOf = parts.map(({ stores }) => new Uint32Array(stores.ids.length));
  let next = 0;
  visitInOrder(parts, (part, from) => {
    (placesOf[part] as Uint32Array)[from] = next;
    partOf[next] = part;
    fromOf[next++] = from;
  });
  const inOrder = <T>(of: (part: ReportPart) => T[] | Uint8Array): T[] => {
    const columns = parts.map(of);
    // A list that grows leaves all its shorter ones to be collected.
    const joined = new Array<T>(count);
    for (let place = 0; place < count; place++) {
      joined[place] = columns[partOf[place] as number]?.[fromOf[place] as number] as T;
    }
    for (const column of columns) if (Array.isArray(column)) column.length = 0;
    return joined;
  };
  return {
    asOf: parts[0]?.asOf ?? 0,
    stores: inOrder(({ stores }) => stores.ids),
    columns: joinColumns(parts, placesOf, count),
    details: withPackedStrips(
      {
        zones: inOrder(({ stores }) => stores.zones),
        names: inOrder(({ stores }) => stores.names),
        groups: inOrder(({ stores }) => stores.groups),
        salesPerHour: inOrder(({ stores }) => stores.salesPerHour),
        gates: inOrder(({ gates }) => gates),
        standing: inOrder(({ standing }) => standing),
        outages: joinOutages(
          parts.map(({ outages }) => outages),
          placesOf,
          count,
        ),
        nobodyWatched: timeNobodyWatched(parts.map(({ watched }) => watched)),
        heatmap: joinHeatmaps(parts.map(({ heatmap }) => heatmap)),
      },
      joinStrips(parts, placesOf, count),
    ),
  };
}

/** Gives up a report of which nobody asks for anything again, as far as that is worth it. */
export function giveUpReport({ columns, details }: Report): void {
  giveUpColumns(columns);
  giveUp(packedStripsOf(details));
  giveUpOutages(details.outages);
}

/** Gives up what is known of the stores of such a report. */
export function giveUpStores({ stores, details }: Report): void {
  const { zones, names, groups, salesPerHour, gates, standing = [] } = details;
  for (const list of [stores, zones, names, groups, salesPerHour, gates, standing]) giveUpList(list);
}

/** Visits the stores of all parts, each of which knows the order of its own. */
function visitInOrder(parts: readonly ReportPart[], visit: (part: number, from: number) => void): void {
  const next = parts.map(() => 0);
  const headOf = (part: number) => {
    const from = parts[part]?.order[next[part] as number];
    return from === undefined ? undefined : parts[part]?.stores.ids[from];
  };
  const heads = parts.map((_, part) => headOf(part));
  for (;;) {
    let first = -1;
    for (let part = 0; part < heads.length; part++) {
      const head = heads[part];
      const best = heads[first];
      if (head !== undefined && (best === undefined || compareStoreIds(head, best) < 0)) first = part;
    }
    if (first === -1) return;
    visit(first, parts[first]?.order[next[first] as number] as number);
    next[first] = (next[first] as number) + 1;
    heads[first] = headOf(first);
  }
}

/** The columns of all parts in one order; those of a single part are put in order where they are. */
function joinColumns(
  parts: readonly ReportPart[],
  placesOf: readonly Uint32Array[],
  stores: number,
): NumberColumn[] {
  const [only, another] = parts;
  const into =
    only === undefined || another === undefined ? only?.columns : roomForColumns(only.columns, stores);
  const moving = new Float64Array(stores);
  for (const [column, { values }] of (into ?? []).entries()) {
    parts.forEach(({ columns }, part) => {
      const own = (columns[column] as NumberColumn).values;
      placesOf[part]?.forEach((place, from) => {
        moving[place] = own[from] as number;
      });
    });
    values.set(moving);
  }
  if (another !== undefined) for (const { columns } of parts) giveUpColumns(columns);
  return [...(into ?? [])];
}

function joinStrips(parts: readonly ReportPart[], placesOf: readonly Uint32Array[], stores: number) {
  const length = parts.some(({ packedStrips }) => packedStrips.length > 0) ? STRIP_HOURS / 2 : 0;
  const [only, another] = parts;
  if (only !== undefined && another === undefined) {
    moveRows(only.packedStrips, length, placesOf[0] as Uint32Array);
    return only.packedStrips;
  }
  const strips = new Uint8Array(stores * length);
  parts.forEach(({ packedStrips }, part) => {
    placesOf[part]?.forEach((place, from) => {
      strips.set(packedStrips.subarray(from * length, (from + 1) * length), place * length);
    });
    giveUp(packedStrips);
  });
  return strips;
}

/** Moves rows of so many bytes each to their places, within the array: of a million stores there is no room for a copy. */
function moveRows(rows: Uint8Array, length: number, places: Uint32Array): void {
  const isMoved = new Uint8Array(places.length);
  let [carried, next] = [new Uint8Array(length), new Uint8Array(length)];
  for (let first = 0; first < places.length; first++) {
    if (isMoved[first] === 1) continue;
    carried.set(rows.subarray(first * length, (first + 1) * length));
    for (let to = places[first] as number; isMoved[to] === 0; to = places[to] as number) {
      next.set(rows.subarray(to * length, (to + 1) * length));
      rows.set(carried, to * length);
      isMoved[to] = 1;
      [carried, next] = [next, carried];
    }
  }
}
