import type { Compared } from '../../../preload/contract.ts';
import { comparedColumn } from '../../../preload/sheets.ts';
import { type NamedStores, storeMatcher } from '../../format/store-names.ts';
import type { Sort } from '../../grid/grid-column.ts';
import { inOrder } from '../../grid/in-order.ts';
import { rankBy } from '../../grid/named-columns.ts';
import { sortValue } from '../../grid/sort-value.ts';
import type { ComparedBy } from './compared-by.ts';
import { type ComparisonColumn, distance } from './comparison-columns.ts';

export const BIGGEST_FIRST: Sort = { column: 'same-hours-change', direction: 'descending' };

/** Where the hours that both observed are not known. */
export const MOST_DOWN_FIRST: Sort = { column: 'down-change', direction: 'descending' };

type ComparisonView = ComparedBy & {
  readonly columns: readonly ComparisonColumn[];
  readonly sort: Sort;
  readonly search: string;
  readonly changedOnly: boolean;
};

/** The places of what to show, in order. Changes are in order of their size, whichever way they went. */
export function comparisonRows(
  compared: Compared,
  named: NamedStores,
  { columns, sort, search, changedOnly, ...by }: ComparisonView,
): Uint32Array {
  const isSought = storeMatcher(named, search);
  // Not how long it was open or watched: two months differ by that in every store. What nobody watched is no number.
  const [was, is] = (['before', 'after'] as const).map((side) =>
    comparedColumn(compared, by.method, 'down', by.window, side),
  );
  const hasChanged = (place: number) =>
    compared.presences[place] !== 'both' || !Object.is(was?.at(place), is?.at(place));
  const places = [...compared.names.keys()].filter(
    (place) => (!changedOnly || hasChanged(place)) && isSought(place),
  );
  const column = columns.find(({ key }) => key === sort.column);
  const value = column === undefined ? rankBy(named, 'id') : valueIn(compared, named, by, column);
  const sizes = new Float64Array(compared.names.length);
  for (const place of places) sizes[place] = value(place);
  return inOrder(Uint32Array.from(places), sizes, sort.direction);
}

function valueIn(
  compared: Compared,
  named: NamedStores,
  by: ComparedBy,
  column: ComparisonColumn,
): (place: number) => number {
  switch (column.kind) {
    case 'store':
    case 'group':
    case 'id':
      return rankBy(named, column.kind);
    case 'word':
      return sortValue(column.word, compared.names.length);
    case 'number':
      return column.side === 'change' ? distance(compared, by, column) : (place) => column.number.at(place);
  }
}
