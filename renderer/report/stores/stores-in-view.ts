import type { Method, ReportTable } from '../../../preload/contract.ts';
import { storeMatcher } from '../../format/store-names.ts';
import type { Sort } from '../../grid/grid-column.ts';
import { inOrder } from '../../grid/in-order.ts';
import { rankBy } from '../../grid/named-columns.ts';
import { type StoreFilter, storeTest } from '../shared/store-filter.ts';
import type { StoreColumn, StoreKey } from './columns.ts';

type Selection = {
  readonly sort: Sort<StoreKey>;
  readonly filter: StoreFilter;
  readonly search: string;
};

export const MOST_DOWN_FIRST: Sort<StoreKey> = { column: 'down-week', direction: 'descending' };

/**
 * A column that is not shown cannot sort. A number of a window that the report does not have stands for that of the longest
 * that it has.
 */
export function sortAmong(columns: readonly StoreColumn[], sort: Sort): Sort<StoreKey> {
  const column =
    columns.find(({ key }) => key === sort.column) ?? columnOf(columns, sort.column.replace(IN_WINDOW, ''));
  if (column?.sortsFirst !== undefined) return { column: column.key, direction: sort.direction };
  return { ...MOST_DOWN_FIRST, column: columnOf(columns, 'down')?.key ?? MOST_DOWN_FIRST.column };
}

const IN_WINDOW = /-(hour|day|week|period)$/;

const columnOf = (columns: readonly StoreColumn[], measure: string) =>
  columns.find((column) => column.kind === 'number' && column.key === `${measure}-${column.window}`);

type Answered = { readonly to: string; readonly stores: Uint32Array };

/** The last answer by each method: whoever compares the two, and a drawing begun anew, ask again for the same. */
const answered = new WeakMap<ReportTable, Partial<Record<Method, Answered>>>();

/** The places in the report of the stores to show, in the order to show them. */
export function storesInView(
  table: ReportTable,
  method: Method,
  columns: readonly StoreColumn[],
  selection: Selection,
): Uint32Array {
  const { sort, filter, search } = selection;
  const column = columns.find(({ key }) => key === sort.column);
  const to = JSON.stringify([column?.kind, selection]);
  const before = answered.get(table);
  const last = before?.[method];
  if (last?.to === to) return last.stores;
  const found = matching(table, method, filter, search);
  const stores = inOrder(found, sortValues(table, column, found), sort.direction);
  answered.set(table, { ...before, [method]: { to, stores } });
  return stores;
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

/** What the stores given are sorted by: a number of each, NaN where it has none; without a column, by id. */
function sortValues(
  table: ReportTable,
  column: StoreColumn | undefined,
  stores: Uint32Array,
): ArrayLike<number> {
  const valueAt = sortValue(table, column);
  const values = new Float64Array(table.stores.length);
  for (const store of stores) values[store] = valueAt(store);
  return values;
}

function sortValue(table: ReportTable, column: StoreColumn | undefined): (store: number) => number {
  if (column === undefined || column.kind === 'strip') return rankBy(table, 'id');
  return column.kind === 'number' ? (store) => column.number.at(store) : rankBy(table, column.kind);
}
