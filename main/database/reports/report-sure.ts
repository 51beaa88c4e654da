import { EDGE_COUNTS } from '../../report/sure/edge-table.ts';
import { type Further, type LikelyRanges, SURE_VERSION, type Sure } from '../../report/sure/sure.ts';
import type { PeriodName } from '../../report/types.ts';
import type { ColumnToPack } from '../core/packed-column.ts';

/** How sure a report is, as its layout has it; its numbers follow those of the report, in the order of `columnsOfSure`. */
export type SureLayout = Pick<Sure, 'kinds' | 'events'> & {
  /** Not there where none was. */
  readonly setAside?: readonly number[];
  readonly windows: readonly PeriodName[];
  /** Not there in what the first version kept, which has nothing further. */
  readonly version?: number;
  readonly further?: FurtherLayout;
};

/** What is few is kept in the layout itself. */
type FurtherLayout = Pick<Further, 'together' | 'doubts'> & {
  /** How many late openings and early closings there are. */
  readonly edges: number;
  readonly usual: readonly {
    readonly name?: string;
    readonly down: readonly number[];
    readonly known: readonly number[];
    /** Not there in what earlier versions kept, which looked at how long the time was alone. */
    readonly weeks?: number;
  }[];
};

export function layoutOf({ ranges, kinds, events, setAside, further }: Sure): SureLayout {
  const windows = ranges.map(({ window }) => window);
  const aside = setAside.length === 0 ? {} : { setAside };
  if (further === undefined) return { windows, kinds, events, ...aside };
  const { together, doubts, edges, usual } = further;
  return {
    version: SURE_VERSION,
    windows,
    kinds,
    events,
    ...aside,
    further: {
      together,
      doubts,
      edges: edges.store.length,
      usual: usual.map(({ down, known, weeks, name }) => ({
        ...(name !== undefined && { name }),
        down: [...down],
        known: [...known],
        weeks,
      })),
    },
  };
}

/** The ranges of the stores, then what their outages share, then all further columns. `begin` is that of the week or period. */
export function columnsOfSure(
  { ranges, outages: { shared, othersDown, usual }, further }: Sure,
  begin: number,
): readonly ColumnToPack[] {
  const first = [...ranges.flatMap(({ low, high }) => [low, high]), shared, othersDown, usual];
  if (further === undefined) return first.map((values) => ({ values }));
  const { without, rank, edges } = further;
  return [
    ...[...first, without, rank, edges.watched, edges.store, edges.edge, edges.weekday].map((values) => ({
      values,
    })),
    { values: edges.at, from: begin },
    { values: edges.missed },
  ];
}

/** Reads the next column, as `packColumn` packed it. */
type ReadColumn = <C extends Float64Array | Uint32Array | Uint8Array>(into: C, from?: number) => C;

/** `read` reads the next column, of a report of so many stores and outages whose week or period has this begin. */
export function unpackSure(
  { windows, kinds, events, setAside = [], further }: SureLayout,
  read: ReadColumn,
  stores: number,
  outages: number,
  begin: number,
): Sure {
  const ranges = windows.map(
    (window): LikelyRanges => ({
      window,
      low: read(new Float64Array(stores)),
      high: read(new Float64Array(stores)),
    }),
  );
  const [shared, othersDown, usual] = [outages, outages, outages].map((count) =>
    read(new Float64Array(count)),
  ) as [Float64Array, Float64Array, Float64Array];
  return {
    kinds,
    events,
    setAside,
    ranges,
    outages: { shared, othersDown, usual },
    further: further && unpackFurther(further, read, stores, begin),
  };
}

function unpackFurther(
  { together, doubts, edges: missed, usual }: FurtherLayout,
  read: ReadColumn,
  stores: number,
  begin: number,
): Further {
  return {
    together,
    doubts,
    usual: usual.map(({ down, known, weeks, name }) => ({
      ...(name !== undefined && { name }),
      down: Float64Array.from(down),
      known: Float64Array.from(known),
      weeks: weeks ?? 3,
    })),
    without: read(new Uint8Array(stores)),
    rank: read(new Float64Array(stores)),
    edges: {
      watched: read(new Uint32Array(stores * EDGE_COUNTS)),
      store: read(new Uint32Array(missed)),
      edge: read(new Uint8Array(missed)),
      weekday: read(new Uint8Array(missed)),
      at: read(new Float64Array(missed), begin),
      missed: read(new Float64Array(missed)),
    },
  };
}
