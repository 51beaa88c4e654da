import { type Column, tsvOf } from '../../preload/sheets.ts';
import type { CellOf, GridColumn } from './grid-column.ts';

/** Rows of a grid as text to paste into a spreadsheet: a sheet of its columns, where they are of one, or what they show. */
export function rowsText<C extends GridColumn>(
  columns: readonly C[],
  cellOf: CellOf<C>,
  rows: Uint32Array,
): string {
  const cells = columns.flatMap((column) => column.cells ?? [shownOf(column, cellOf)]);
  return tsvOf({ title: '', columns: cells, rows });
}

const shownOf = <C extends GridColumn>(column: C, cellOf: CellOf<C>): Column => ({
  name: column.key,
  title: column.name,
  kind: 'text',
  at: (row) => cellOf(column, row).text,
});
