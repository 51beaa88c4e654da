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
  rangeOf,
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
  onOpen,
  onWiden,
}: {
  readonly grid: RefObject<HTMLElement | null>;
  readonly size: GridSize;
  readonly scrollToRow: (row: number) => void;
  readonly onHeadingPress: (column: number) => void;
  /** Of the selected rows, or else of the row with the focus. */
  readonly onCopy: (rows: RowRange) => void;
  /** Enter or a double click on a row. */
  readonly onOpen: ((row: number) => void) | undefined;
  /** Makes the column of a heading wider or, with a negative step, narrower. */
  readonly onWiden: (column: number, step: 1 | -1) => void;
}) {
  const [wanted, setActive] = useState<Cell>({ row: HEADING, column: 0 });
  const [selected, setSelected] = useState<RowRange>();
  const mustFocus = useRef(false);
  const active: Cell = {
    row: Math.min(wanted.row, size.rows - 1),
    column: Math.min(wanted.column, size.columns - 1),
  };
  const rowsToCopy = selected ?? (active.row === HEADING ? undefined : rangeOf(active.row));

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

  function onKeyDown(event: KeyboardEvent) {
    const act = event.altKey ? undefined : actionOf(event);
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  function actionOf(event: KeyboardEvent): (() => void) | undefined {
    const { key, shiftKey } = event;
    if (event.ctrlKey || event.metaKey) {
      if (key.toLowerCase() === 'a') return () => setSelected({ anchor: 0, head: size.rows - 1 });
      if (key.toLowerCase() === 'c' && rowsToCopy !== undefined) return () => onCopy(rowsToCopy);
    }
    if (active.row === HEADING && shiftKey && key === 'ArrowLeft') return () => onWiden(active.column, -1);
    if (active.row === HEADING && shiftKey && key === 'ArrowRight') return () => onWiden(active.column, 1);
    const next = cellAfter(active, event, size);
    if (next !== undefined) return () => moveTo(next, shiftKey);
    if (key === 'Escape') return () => setSelected(undefined);
    if (active.row === HEADING)
      return key === 'Enter' || key === ' ' ? () => onHeadingPress(active.column) : undefined;
    if (key === ' ') return () => setSelected(rangeOf(active.row));
    return key === 'Enter' && onOpen !== undefined ? () => onOpen(active.row) : undefined;
  }

  /** A click selects the row, with Shift all rows from the one selected before. */
  function onClick(event: MouseEvent) {
    const cell = cellOf(event.target);
    if (cell === undefined || isResizer(event.target)) return;
    if (cell.row === HEADING) return onHeadingPress(cell.column);
    setSelected((before) => ({
      anchor: event.shiftKey && before !== undefined ? before.anchor : cell.row,
      head: cell.row,
    }));
  }

  function onDoubleClick(event: MouseEvent) {
    const cell = cellOf(event.target);
    if (cell !== undefined && cell.row !== HEADING) onOpen?.(cell.row);
  }

  function onFocus(event: FocusEvent) {
    const cell = cellOf(event.target);
    if (cell !== undefined) setActive(cell);
  }

  return {
    active,
    selected,
    rowsToCopy,
    clearSelection: () => setSelected(undefined),
    handlers: { onKeyDown, onClick, onDoubleClick, onFocus },
  };
}

const isResizer = (target: EventTarget) =>
  target instanceof HTMLElement && target.dataset['resizes'] !== undefined;
