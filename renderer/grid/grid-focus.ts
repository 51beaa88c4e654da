/** A cell by its place: rows from 0, the heading row being HEADING; columns from 0. */
export type Cell = { readonly row: number; readonly column: number };

export const HEADING = -1;

/** Rows from one end of the selection to the other; the head is where the person is. */
export type RowRange = { readonly anchor: number; readonly head: number };

/** One row alone. */
export const rangeOf = (row: number): RowRange => ({ anchor: row, head: row });

export const boundsOf = ({ anchor, head }: RowRange) => ({
  first: Math.min(anchor, head),
  last: Math.max(anchor, head),
});

export const isInRange = (range: RowRange | undefined, row: number): boolean =>
  range !== undefined &&
  row >= Math.min(range.anchor, range.head) &&
  row <= Math.max(range.anchor, range.head);

export type GridSize = { readonly rows: number; readonly columns: number; readonly rowsPerPage: number };

type KeyPress = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean };

/** Where a key leads to, or `undefined` for keys that lead nowhere. */
export function cellAfter({ row, column }: Cell, press: KeyPress, size: GridSize): Cell | undefined {
  const toEnd = press.ctrlKey || press.metaKey;
  const at = (toRow: number, toColumn = column): Cell => ({
    row: clamp(toRow, HEADING, size.rows - 1),
    column: clamp(toColumn, 0, size.columns - 1),
  });
  const lastRow = size.rows - 1;
  switch (press.key) {
    case 'ArrowUp':
      return toEnd ? at(HEADING) : at(row - 1);
    case 'ArrowDown':
      return toEnd ? at(lastRow) : at(row + 1);
    case 'ArrowLeft':
      return at(row, toEnd ? 0 : column - 1);
    case 'ArrowRight':
      return at(row, toEnd ? size.columns - 1 : column + 1);
    case 'Home':
      return toEnd ? at(0, 0) : at(row, 0);
    case 'End':
      return toEnd ? at(lastRow, size.columns - 1) : at(row, size.columns - 1);
    case 'PageUp':
      return at(Math.max(0, row - size.rowsPerPage));
    case 'PageDown':
      return at(row + size.rowsPerPage);
    default:
      return undefined;
  }
}

const clamp = (value: number, low: number, high: number) =>
  Math.min(Math.max(value, low), Math.max(low, high));

/** The cell that an event came from, as written on its element by `cellAttributes`. */
export function cellOf(target: EventTarget): Cell | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  if (element === null) return undefined;
  return { row: Number(element.dataset['row']), column: Number(element.dataset['column']) };
}

export const cellAttributes = ({ row, column }: Cell, isActive: boolean) => ({
  'data-row': row,
  'data-column': column,
  tabIndex: isActive ? 0 : -1,
});

export const findCell = (grid: HTMLElement, { row, column }: Cell) =>
  grid.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
