import type { ReportTable } from '../../../preload/contract.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { storeMatcher } from '../../format/store-names.ts';
import type { Sort } from '../../grid/grid-column.ts';
import { byRank, inOrder } from '../../grid/in-order.ts';
import { rankBy } from '../../grid/named-columns.ts';
import { apartRank } from '../shared/standing.ts';
import { type StoreFilter, storeTest } from '../shared/store-filter.ts';
import type { StoreColumn, StoreKey } from './columns.ts';

type Selection = {
  readonly sort: Sort<StoreKey>;
  readonly filter: StoreFilter;
  readonly search: string;
};

export const MOST_DOWN_FIRST: Sort<StoreKey> = {
  column: 'down-week',
  direction: 'descending',
  apartLast: true,
};

/**
 * A column that is not shown cannot sort. A number of a window that the report does not have stands for that of the longest
 * that it has.
 */
export function sortAmong(columns: readonly StoreColumn[], sort: Sort): Sort<StoreKey> {
  const leading = sort.column.replace(SPECIFIED, '');
  const column =
    columns.find(({ key }) => key === sort.column) ??
    columns.find(({ key }) => key === leading) ??
    columnOf(columns, leading.replace(IN_WINDOW, ''));
  if (column?.sortsFirst !== undefined) return { ...sort, column: column.key };
  return { ...MOST_DOWN_FIRST, column: columnOf(columns, 'down')?.key ?? MOST_DOWN_FIRST.column };
}

/** What a number of the specified rule is sorted by once it is not shown: the same by the method that leads. */
const SPECIFIED = /^specified-/;
const IN_WINDOW = /-(hour|day|week|period)$/;

const columnOf = (columns: readonly StoreColumn[], measure: string) =>
  columns.find((column) => column.kind === 'number' && column.key === `${measure}-${column.window}`);

type Answered = { readonly to: string; readonly stores: Uint32Array };

/** The last answer: a drawing begun anew asks again for the same. */
const answered = new WeakMap<ReportTable, Answered>();

/** The places in the report of the stores to show, in the order to show them. */
export function storesInView(
  table: ReportTable,
  columns: readonly StoreColumn[],
  selection: Selection,
): Uint32Array {
  const { sort, filter, search } = selection;
  const column = columns.find(({ key }) => key === sort.column);
  const to = JSON.stringify([column?.kind, selection]);
  const last = answered.get(table);
  if (last?.to === to) return last.stores;
  const found = matching(table, filter, search);
  const sorted = inOrder(found, sortValues(table, column, found), sort.direction);
  const stores = sort.apartLast ? byRank(sorted, apartRank(table)) : sorted;
  answered.set(table, { to, stores });
  return stores;
}

function matching(table: ReportTable, filter: StoreFilter, search: string): Uint32Array {
  const passes = storeTest(table, LEADING_METHOD, filter);
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
  switch (column?.kind) {
    case undefined:
    case 'strip':
      return rankBy(table, 'id');
    case 'number':
      return column.number.at;
    case 'likely':
      return column.ends[1].at;
    case 'store':
    case 'group':
    case 'id':
      return rankBy(table, column.kind);
  }
}
