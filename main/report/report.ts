import { giveUp } from './give-up.ts';
import { type Heatmap, joinHeatmaps } from './heatmap.ts';
import type { NumberColumn, ReportNumbers } from './numbers.ts';
import { giveUpOutages, joinOutages, type OutageTable } from './outage-table.ts';
import type { ReportedStore, ReportPart } from './report-part.ts';
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
  const placesOf = parts.map(({ stores }) => new Uint32Array(stores.length));
  const stores: ReportedStore[] = [];
  const gates: number[] = [];
  const standing: number[] = [];
  visitInOrder(parts, (part, from, store) => {
    (placesOf[part] as Uint32Array)[from] = stores.length;
    stores.push(store);
    gates.push(parts[part]?.gates[from] as number);
    standing.push(parts[part]?.standing[from] as number);
  });
  return {
    asOf: parts[0]?.asOf ?? 0,
    stores: stores.map(({ id }) => id),
    columns: (parts[0]?.columns ?? []).map(({ method, measure, window }, column) => {
      const columns = parts.map(({ columns }) => (columns[column] as NumberColumn).values);
      const values = arrange(new Float64Array(stores.length), columns, placesOf);
      columns.forEach(giveUp);
      return { method, measure, window, values };
    }),
    details: {
      zones: stores.map(({ zone }) => zone),
      names: stores.map(({ name }) => name),
      groups: stores.map(({ group }) => group),
      salesPerHour: stores.map(({ salesPerHour }) => salesPerHour),
      gates,
      standing,
      strips: arrangeStrips(parts, placesOf, stores.length),
      outages: joinOutages(
        parts.map(({ outages }) => outages),
        placesOf,
        stores.length,
      ),
      nobodyWatched: timeNobodyWatched(parts.map(({ watched }) => watched)),
      heatmap: joinHeatmaps(parts.map(({ heatmap }) => heatmap)),
    },
  };
}

/** Gives up a report of which nobody asks for anything again, as far as that is worth it. */
export function giveUpReport({ columns, details: { strips, outages } }: Report): void {
  for (const { values } of columns) giveUp(values);
  giveUp(strips);
  giveUpOutages(outages);
}

/** Visits the stores of all parts, each of which knows the order of its own. */
function visitInOrder(
  parts: readonly ReportPart[],
  visit: (part: number, from: number, store: ReportedStore) => void,
): void {
  const next = parts.map(() => 0);
  const headOf = (part: number) => {
    const from = parts[part]?.order[next[part] as number];
    return from === undefined ? undefined : parts[part]?.stores[from];
  };
  const heads = parts.map((_, part) => headOf(part));
  for (;;) {
    let first = -1;
    for (let part = 0; part < heads.length; part++) {
      const head = heads[part];
      const best = heads[first];
      if (head !== undefined && (best === undefined || compareStoreIds(head.id, best.id) < 0)) first = part;
    }
    const store = heads[first];
    if (store === undefined) return;
    visit(first, parts[first]?.order[next[first] as number] as number, store);
    next[first] = (next[first] as number) + 1;
    heads[first] = headOf(first);
  }
}

function arrange(into: Float64Array, parts: readonly Float64Array[], placesOf: readonly Uint32Array[]) {
  placesOf.forEach((places, part) => {
    const values = parts[part] as Float64Array;
    for (let from = 0; from < places.length; from++) into[places[from] as number] = values[from] as number;
  });
  return into;
}

function arrangeStrips(parts: readonly ReportPart[], placesOf: readonly Uint32Array[], stores: number) {
  const hours = parts.some(({ strips }) => strips.length > 0) ? STRIP_HOURS : 0;
  const strips = new Uint8Array(stores * hours);
  parts.forEach((part, p) => {
    placesOf[p]?.forEach((place, from) => {
      strips.set(part.strips.subarray(from * hours, (from + 1) * hours), place * hours);
    });
    giveUp(part.strips);
  });
  return strips;
}
