import type { Measure, Method, PeriodName, ReportTable } from '../../../preload/contract.ts';
import {
  measureColumn,
  type NumberColumn as NumberCells,
  STORE_MEASURES,
  type StoreMeasure,
  unitOf,
} from '../../../preload/sheets.ts';
import type { GridColumn } from '../../grid/grid-column.ts';
import { type NamedColumn, namedColumns } from '../../grid/named-columns.ts';
import { sheetColumn } from '../../grid/sheet-column.ts';
import { unknownTest, valuesOf, windowsOf } from '../shared/report-numbers.ts';

type NumberKey = `${Measure}-${PeriodName}`;
export type StoreKey = NamedColumn['key'] | 'strip' | NumberKey;

export type NumberColumn = GridColumn<NumberKey> & {
  readonly kind: 'number';
  readonly window: PeriodName;
  readonly number: NumberCells;
  /** The ends of its range, where that is shown beside it (SPEC §7). */
  readonly range: readonly [least: NumberCells, most: NumberCells] | undefined;
};
export type StoreColumn = NumberColumn | NamedColumn | (GridColumn<'strip'> & { readonly kind: 'strip' });

/** What decides which columns the table has, and how wide they are. */
export type StoresLook = {
  readonly method: Method;
  /** What has a range is shown with it. */
  readonly bounds: boolean;
};

/**
 * All columns of the table of stores: the strip, then every measure that the method knows and the report holds, the
 * longest window first. A narrow window must still show the strip and what leads.
 */
export function storeColumns(table: ReportTable, look: StoresLook): readonly StoreColumn[] {
  const { store, group, id } = namedColumns(table);
  const [longest, ...shorter] = windowsOf(table)
    .toReversed()
    .map((window) => STORE_MEASURES.flatMap((measure) => numberColumns(table, look, measure, window)));
  const strip = windowsOf(table).includes('week') ? [STRIP] : [];
  // Room for what stands beside the name of a store that is set aside.
  const named = table.leftOut.length === 0 ? store : { ...store, width: store.width + ASIDE_WIDTH };
  return [named, ...group, ...strip, ...(longest ?? []), ...shorter.flat(), ...id];
}

const ASIDE_WIDTH = 64;

const STRIP: StoreColumn = {
  kind: 'strip',
  key: 'strip',
  label: 'Week',
  name: 'Week at a glance',
  align: 'start',
  width: 132,
  share: 420,
  look: 'is-strip',
  cells: [],
};

/** What a range takes beside the estimate. */
const RANGE_WIDTHS: Readonly<Partial<Record<NumberCells['kind'], number>>> = { money: 112 };
const USUAL_RANGE_WIDTH = 96;

/** What the thousands take that hours of a period may have. */
const THOUSANDS = 18;

/** The column of a measure in a window, where there is one. */
function numberColumns(
  table: ReportTable,
  look: StoresLook,
  measure: StoreMeasure,
  window: PeriodName,
): NumberColumn[] {
  const { method, bounds } = look;
  // Ends of a range stand beside what they are the ends of.
  if (measure.endOf !== undefined || !measure.methods.includes(method)) return [];
  const number = numberCells(table, method, measure, window);
  if (number === undefined) return [];
  const range = bounds ? rangeOf(table, method, measure, window) : undefined;
  const column = sheetColumn(`${measure.measure}-${window}` as const, number);
  const more = range === undefined ? 0 : (RANGE_WIDTHS[number.kind] ?? USUAL_RANGE_WIDTH);
  const width = column.width + more + (window === 'period' ? THOUSANDS : 0);
  return [
    {
      ...column,
      kind: 'number',
      window,
      number,
      range,
      group: { title: column.group?.title ?? '', unit: unitOf(method, window) },
      width,
      share: width / 2,
      look: `is-${measure.measure}`,
      cells: [number, ...(range ?? [])],
    },
  ];
}

/** The numbers of a measure in a window by store, as the window is told of them; NaN where nothing is known. */
function numberCells(
  table: ReportTable,
  method: Method,
  measure: StoreMeasure,
  window: PeriodName,
): NumberCells | undefined {
  const values = valuesOf(table, method, measure.measure, window);
  if (values === undefined) return undefined;
  const isUnknown = measure.measure === 'unknown' ? () => false : unknownTest(table, method, window);
  return measureColumn(measure, method, window, (store) =>
    isUnknown(store) ? Number.NaN : (values[store] ?? Number.NaN),
  );
}

/** Bounds are of the interpolated method alone (SPEC §7). */
function rangeOf(table: ReportTable, method: Method, { measure }: StoreMeasure, window: PeriodName) {
  const end = (which: 'least' | 'most') => {
    const found = STORE_MEASURES.find(({ endOf }) => endOf?.measure === measure && endOf.end === which);
    if (found === undefined || !found.methods.includes(method)) return undefined;
    const values = valuesOf(table, method, found.measure, window);
    return values && measureColumn(found, method, window, (store) => values[store] ?? Number.NaN);
  };
  const [least, most] = [end('least'), end('most')];
  return least === undefined || most === undefined ? undefined : ([least, most] as const);
}
