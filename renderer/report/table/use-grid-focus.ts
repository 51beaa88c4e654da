import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import {
  type Cell,
  cellAfter,
  cellOf,
  findCell,
  type GridSize,
  HEADING,
  type RowRange,
} from './grid-focus.ts';

/**
 * One cell of the grid takes the focus, and keys move it, as the ARIA authoring practices say of grids; whole rows
 * are selected, to be copied.
 */
export function useGridFocus({
  grid,
  size,
  scrollToRow,
  onHeadingPress,
  onCopy,
}: {
  readonly grid: RefObject<HTMLElement | null>;
  readonly size: GridSize;
  readonly scrollToRow: (row: number) => void;
  readonly onHeadingPress: (column: number) => void;
  /** Of the selected rows, or else of the row with the focus. */
  readonly onCopy: (rows: RowRange) => void;
}) {
  const [wanted, setActive] = useState<Cell>({ row: HEADING, column: 0 });
  const [selected, setSelected] = useState<RowRange>();
  const mustFocus = useRef(false);
  const active: Cell = {
    row: Math.min(wanted.row, size.rows - 1),
    column: Math.min(wanted.column, size.columns - 1),
  };

  useLayoutEffect(() => {
    if (!mustFocus.current || grid.current === null) return;
    mustFocus.current = false;
    const cell = findCell(grid.current, active);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  function moveTo(cell: Cell, extend: boolean) {
    mustFocus.current = true;
    if (cell.row !== HEADING) scrollToRow(cell.row);
    setActive(cell);
    if (extend && cell.row !== HEADING) {
      const anchor = selected?.anchor ?? Math.max(0, active.row);
      setSelected({ anchor, head: cell.row });
    } else setSelected(undefined);
  }

  function copy() {
    if (selected !== undefined) onCopy(selected);
    else if (active.row !== HEADING) onCopy({ anchor: active.row, head: active.row });
  }

  function onKeyDown(event: KeyboardEvent) {
    const withCommand = event.ctrlKey || event.metaKey;
    const next = cellAfter(active, event, size);
    if (next !== undefined) moveTo(next, event.shiftKey);
    else if (withCommand && event.key.toLowerCase() === 'a') setSelected({ anchor: 0, head: size.rows - 1 });
    else if (withCommand && event.key.toLowerCase() === 'c') copy();
    else if (event.key === 'Escape') setSelected(undefined);
    else if (active.row === HEADING && (event.key === 'Enter' || event.key === ' '))
      onHeadingPress(active.column);
    else return;
    event.preventDefault();
  }

  /** A click selects the row, with Shift all rows from the one selected before. */
  function onClick(event: MouseEvent) {
    const cell = cellOf(event.target);
    if (cell === undefined) return;
    if (cell.row === HEADING) return onHeadingPress(cell.column);
    setSelected((before) => ({
      anchor: event.shiftKey && before !== undefined ? before.anchor : cell.row,
      head: cell.row,
    }));
  }

  function onFocus(event: FocusEvent) {
    const cell = cellOf(event.target);
    if (cell !== undefined) setActive(cell);
  }

  return {
    active,
    selected,
    clearSelection: () => setSelected(undefined),
    handlers: { onKeyDown, onClick, onFocus },
  };
}
