import { type Column, idColumn, nameColumns } from '../../preload/sheets.ts';
import {
  groupOf,
  groupRanks,
  type NamedStores,
  nameLengths,
  shownId,
  titleOf,
  titleRanks,
} from '../format/store-names.ts';
import { visibleText } from '../format/visible-text.ts';
import { type GridCell, type GridColumn, nameWidth, roomyWidth } from './grid-column.ts';

/** What tells a row's store: its name or else its id, its group, and its id where it has a name. */
type Part = 'store' | 'group' | 'id';
export type NamedColumn = GridColumn<Part> & { readonly kind: Part };

/**
 * The columns of what rows are called, as far as any of it is known; `at` answers the store of a row. The first stands
 * for its row: copying it gives all that the others tell, whichever of them are shown.
 */
export function namedColumns(
  named: NamedStores,
  at: (row: number) => number = (row) => row,
): {
  readonly store: NamedColumn;
  readonly group: readonly NamedColumn[];
  readonly id: readonly NamedColumn[];
} {
  const { title, group, id } = nameLengths(named);
  const [names, groups] = nameColumns(named.details, at) as readonly [Column, Column];
  return {
    store: {
      ...textColumn('store', 'Store', title),
      ...(id === undefined
        ? {}
        : { width: Math.min(nameWidth(title), WIDEST_BESIDE_ID), whole: roomyWidth(title) }),
      share: 60,
      look: 'is-store',
      cells: [
        ...(id === undefined ? [] : [names]),
        ...(group === undefined ? [] : [groups]),
        idColumn(named.stores, at),
      ],
    },
    group:
      group === undefined
        ? []
        : [{ ...textColumn('group', 'Group', group), width: 92, whole: roomyWidth(group) }],
    id: id === undefined ? [] : [textColumn('id', 'Store id', id)],
  };
}

/** Where ids have a column of their own, the few that stand in for a name need not be whole twice. */
const WIDEST_BESIDE_ID = 212;

/** As wide as the longest of its texts needs. */
const textColumn = (kind: Part, label: string, longest: number): NamedColumn => ({
  kind,
  key: kind,
  label,
  name: label,
  align: 'start',
  width: nameWidth(longest),
  share: 30,
  sortsFirst: 'ascending',
  cells: [],
});

/** What such a cell says of a store. */
export function namedCell(named: NamedStores, kind: Part, store: number): GridCell {
  const text = textOf(named, kind, store);
  return text === '' ? { text } : { text, title: text };
}

function textOf(named: NamedStores, kind: Part, store: number): string {
  switch (kind) {
    case 'store':
      return titleOf(named, store);
    case 'group':
      return visibleText(groupOf(named, store) ?? '');
    case 'id':
      return shownId(named, store);
  }
}

/** The place of a store among all by what such a column says; NaN where it says nothing. */
export function rankBy(named: NamedStores, kind: Part): (store: number) => number {
  // Stores are in the order of their ids.
  if (kind === 'id') return (store) => store;
  const ranks = kind === 'store' ? titleRanks(named) : groupRanks(named);
  return (store) => ranks[store] ?? Number.NaN;
}
