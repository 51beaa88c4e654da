import type { Method, ReportTable } from '../../../preload/contract.ts';
import { COLUMNS, type ColumnKey, numberAt, timesAt, WINDOW_GROUPS } from './columns.ts';

export type Sort = { readonly column: ColumnKey; readonly direction: 'ascending' | 'descending' };
export type Filter = 'all' | 'downtime' | 'no-data';
export type Selection = { readonly sort: Sort; readonly filter: Filter; readonly search: string };

export const BY_STORE: Sort = { column: 'store', direction: 'ascending' };

/** The places in the report of the stores to show, in the order to show them. */
export function storesInView(
  table: ReportTable,
  method: Method,
  { sort, filter, search }: Selection,
): Uint32Array {
  return sorted(table, method, sort, matching(table, method, filter, search.trim().toLowerCase()));
}

function matching(table: ReportTable, method: Method, filter: Filter, search: string): Uint32Array {
  const passes = FILTERS[filter];
  const found = new Uint32Array(table.stores.length);
  let count = 0;
  for (const [store, id] of table.stores.entries()) {
    if (search !== '' && !id.toLowerCase().includes(search)) continue;
    if (passes(table, method, store)) found[count++] = store;
  }
  return found.subarray(0, count);
}

const FILTERS: Readonly<Record<Filter, (table: ReportTable, method: Method, store: number) => boolean>> = {
  all: () => true,
  downtime: (table, method, store) =>
    WINDOW_GROUPS.some(({ window }) => timesAt(table, method, store, window).down > 0),
  // As the summary counts them, whichever method is shown.
  'no-data': (table, _method, store) => {
    const { up, down } = timesAt(table, 'interpolated', store, 'week');
    return up + down === 0;
  },
};

/** What is not known comes last in both directions; equals stay in report order. */
function sorted(
  table: ReportTable,
  method: Method,
  { column, direction }: Sort,
  stores: Uint32Array,
): Uint32Array {
  const numbers = COLUMNS[method].find(({ key }) => key === column);
  if (numbers?.kind !== 'number') return direction === 'ascending' ? stores : stores.toReversed();

  const values = new Float64Array(table.stores.length);
  for (const store of stores) values[store] = numberAt(table, method, store, numbers);
  const sign = direction === 'ascending' ? 1 : -1;
  return stores.toSorted((a, b) => {
    const left = values[a] ?? Number.NaN;
    const right = values[b] ?? Number.NaN;
    if (Number.isNaN(left) || Number.isNaN(right)) {
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || a - b;
    }
    return sign * (left - right) || a - b;
  });
}

/** A press on a heading sorts by it upwards, and the next one downwards. */
export const nextSort = (sort: Sort, column: ColumnKey): Sort => ({
  column,
  direction: sort.column === column && sort.direction === 'ascending' ? 'descending' : 'ascending',
});

/** A column that the method does not have cannot sort. */
export const sortFor = (method: Method, sort: Sort): Sort =>
  COLUMNS[method].some(({ key }) => key === sort.column) ? sort : BY_STORE;
