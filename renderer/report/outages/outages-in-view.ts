import type { ReportTable } from '../../../preload/contract.ts';
import { storeMatcher } from '../../format/store-names.ts';
import type { Sort } from '../../grid/grid-column.ts';
import { byRank, inOrder } from '../../grid/in-order.ts';
import { rankBy } from '../../grid/named-columns.ts';
import { rankOf, sortValue } from '../../grid/sort-value.ts';
import { type OutageFilter, outageTest } from '../shared/outage-filter.ts';
import type { WholeOutages } from '../shared/outages.ts';
import { apartRank } from '../shared/standing.ts';
import type { OutageColumn } from './outage-columns.ts';

export const LONGEST_FIRST: Sort = { column: 'down', direction: 'descending', apartLast: true };

type OutagesView = {
  readonly columns: readonly OutageColumn[];
  readonly sort: Sort;
  readonly filter: OutageFilter;
  /** A part of a store's name, group or id, or of a note. */
  readonly search: string;
  /** What is noted on an outage; empty where nothing is. */
  readonly noteOf: (outage: number) => string;
};

/** The places of the outages to show, in the order to show them; equals stay in order of store and time. */
export function outagesInView(
  table: ReportTable,
  outages: WholeOutages,
  { columns, sort, filter, search, noteOf }: OutagesView,
): Uint32Array {
  const passes = outageTest(table, outages, filter);
  const isOfStore = storeMatcher(table, search);
  const sought = search.trim().toLowerCase();
  const matches = (outage: number) =>
    isOfStore(outages.store[outage] ?? -1) || noteOf(outage).toLowerCase().includes(sought);
  const found = new Uint32Array(outages.count);
  let count = 0;
  for (let outage = 0; outage < outages.count; outage++) {
    if (passes(outage) && matches(outage)) found[count++] = outage;
  }
  const column = columns.find(({ key }) => key === sort.column);
  if (column === undefined) return found.subarray(0, count);
  const valueAt = valueIn(table, outages, column, noteOf);
  // Gathered first, since a sort asks for each many times.
  const values = Float64Array.from({ length: outages.count }, (_, outage) => valueAt(outage));
  const sorted = inOrder(found.subarray(0, count), values, sort.direction);
  if (!sort.apartLast) return sorted;
  const rank = apartRank(table);
  return byRank(sorted, (outage) => rank(outages.store[outage] ?? -1));
}

/** By what the outages are sorted in a column. */
function valueIn(
  table: ReportTable,
  outages: WholeOutages,
  column: OutageColumn,
  noteOf: OutagesView['noteOf'],
): (outage: number) => number {
  switch (column.kind) {
    case 'store':
    case 'group':
    case 'id': {
      const rank = rankBy(table, column.kind);
      return (outage) => rank(outages.store[outage] ?? -1);
    }
    case 'note':
      return rankOf(Array.from({ length: outages.count }, (_, outage) => noteOf(outage)));
    case 'told':
      return sortValue(column.told, outages.count);
  }
}
