import type { Method, ReportTable } from '../../../preload/contract.ts';
import type { Sort } from '../grid/grid-column.ts';
import { groupRanks, storeMatcher, titleRanks } from '../store-names.ts';
import { numberAt, type StoreColumn, type StoreKey } from './columns.ts';
import { type StoreFilter, storeTest } from './store-filter.ts';

export type Selection = {
  readonly sort: Sort<StoreKey>;
  readonly filter: StoreFilter;
  readonly search: string;
};

export const MOST_DOWN_FIRST: Sort<StoreKey> = { column: 'down-week', direction: 'descending' };

/** A column that is not shown cannot sort. */
export function sortAmong(columns: readonly StoreColumn[], sort: Sort): Sort<StoreKey> {
  const column = columns.find(({ key }) => key === sort.column);
  return column?.sortsFirst === undefined
    ? MOST_DOWN_FIRST
    : { column: column.key, direction: sort.direction };
}

/** The places in the report of the stores to show, in the order to show them. */
export function storesInView(
  table: ReportTable,
  method: Method,
  columns: readonly StoreColumn[],
  { sort, filter, search }: Selection,
): Uint32Array {
  const found = matching(table, method, filter, search);
  return sorted(table, method, columns, sort, found);
}

function matching(table: ReportTable, method: Method, filter: StoreFilter, search: string): Uint32Array {
  const passes = storeTest(table, method, filter);
  const matches = storeMatcher(table, search);
  const found = new Uint32Array(table.stores.length);
  let count = 0;
  for (let store = 0; store < table.stores.length; store++) {
    if (matches(store) && passes(store)) found[count++] = store;
  }
  return found.subarray(0, count);
}

/** What is not known comes last in both directions; equals stay in report order. */
function sorted(
  table: ReportTable,
  method: Method,
  columns: readonly StoreColumn[],
  { column, direction }: Sort<StoreKey>,
  stores: Uint32Array,
): Uint32Array {
  const values = sortValues(table, method, columns, column, stores);
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

/** What the stores given are sorted by: a number of each, or the rank of its name or group; NaN where it has none. */
function sortValues(
  table: ReportTable,
  method: Method,
  columns: readonly StoreColumn[],
  key: StoreKey,
  stores: Uint32Array,
): ArrayLike<number> {
  const column = columns.find((one) => one.key === key);
  switch (column?.kind) {
    case 'number': {
      const values = new Float64Array(table.stores.length);
      for (const store of stores) values[store] = numberAt(table, method, store, column);
      return values;
    }
    case 'store':
      return titleRanks(table);
    case 'group':
      return groupRanks(table);
    case 'id':
    case 'strip':
    case undefined:
      // The order of the report is by id.
      return table.stores.map((_, store) => store);
  }
}
