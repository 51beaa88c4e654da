import './data-grid.css';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type MouseEvent,
  memo,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { call } from '../bridge/bridge.ts';
import { formatCounted } from '../format/numbers.ts';
import { type CellAction, CellMenu, type MenuPlace } from './cell-menu.tsx';
import { type ColumnLayout, widthsOf, withWidth } from './column-layout.ts';
import { type CellOf, type GridColumn, nextSort, type Sort } from './grid-column.ts';
import { boundsOf, cellOf as cellUnder, HEADING, isInRange, type RowRange } from './grid-focus.ts';
import { GridHeading, hasGroups } from './grid-heading.tsx';
import { GridRow } from './grid-row.tsx';
import { UNFORCED_LAYOUT } from './unforced-layout.ts';
import { useColumnResizing } from './use-column-resizing.ts';
import { useGridFocus } from './use-grid-focus.ts';
import { useNativeCopy } from './use-native-copy.ts';

const ROW_HEIGHT = 30;
const HEADING_HEIGHT = 29;
/** Of the titles of groups above it. */
const GROUPS_HEIGHT = 27;
const WIDEN_STEP = 12;

/** Of a row; `chosen` are those selected with it, or it alone. */
export type ActionsOf = (
  row: number,
  tell: (told: string) => void,
  chosen: Uint32Array,
) => readonly CellAction[];

type DataGridProps<C extends GridColumn> = {
  readonly label: string;
  readonly columns: readonly C[];
  /** What each row is about, as a place in the report, in order. */
  readonly rows: Uint32Array;
  readonly cellOf: CellOf<C>;
  readonly sort: Sort<C['key']>;
  readonly onSort: (sort: Sort<C['key']>) => void;
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
  /** Rows as text to paste into a spreadsheet. */
  readonly textOf: (rows: Uint32Array) => string;
  /** Tells the person what was copied. */
  readonly onTold: (told: string) => void;
  readonly onOpen?: (row: number) => void;
  /** What more can be done with a row. */
  readonly actionsOf?: ActionsOf;
  /** Hears which rows are selected. */
  readonly onSelect?: ((rows: Uint32Array) => void) | undefined;
};

/** A table of many rows, of which only those in sight are in the page; its keys are those of the ARIA grid. */
export const DataGrid = memo(Grid) as typeof Grid;

function Grid<C extends GridColumn>({
  label,
  columns,
  rows,
  cellOf,
  sort,
  onSort,
  layout,
  onLayout,
  textOf,
  onTold,
  onOpen,
  actionsOf,
  onSelect,
}: DataGridProps<C>) {
  const scroller = useRef<HTMLDivElement>(null);
  const headingHeight = HEADING_HEIGHT + (hasGroups(columns) ? GROUPS_HEIGHT : 0);
  const activeRow = useRef(HEADING);
  const [menu, setMenu] = useState<{ place: MenuPlace; row: number; column: C }>();
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    ...UNFORCED_LAYOUT,
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    scrollMargin: headingHeight,
    scrollPaddingStart: headingHeight,
    overscan: 5,
    rangeExtractor: (range) => withActiveRow(range, activeRow.current),
  });

  const copy = async (text: string, told: string) => {
    const copied = await call('copyText', text);
    onTold(copied.ok ? told : `Not copied. ${copied.error.message}`);
  };
  const copyRows = (range: RowRange) => {
    const { first, last } = boundsOf(range);
    void copy(textOf(rows.subarray(first, last + 1)), `Copied ${formatCounted(last - first + 1, 'row')}`);
  };
  const resize = (key: string, width: number) => onLayout(withWidth(layout, key, width));
  const resizing = useColumnResizing(scroller, resize);
  const { active, selected, rowsToCopy, clearSelection, handlers } = useGridFocus({
    grid: scroller,
    size: {
      rows: rows.length,
      columns: columns.length,
      rowsPerPage: Math.max(
        1,
        Math.floor(((virtualizer.scrollRect?.height ?? 0) - headingHeight) / ROW_HEIGHT),
      ),
    },
    scrollToRow: (row) => {
      activeRow.current = row;
      virtualizer.scrollToIndex(row);
    },
    onCopy: copyRows,
    onHeadingPress: (place) => {
      const column = columns[place];
      if (column?.sortsFirst !== undefined) onSort(nextSort<C['key']>(sort, column));
    },
    onOpen: onOpen === undefined ? undefined : (row) => onOpen(rows[row] ?? 0),
    onWiden: (place, step) => {
      const column = columns[place];
      const heading = scroller.current?.querySelector(`th[data-row="${HEADING}"][data-column="${place}"]`);
      if (column !== undefined && heading)
        resize(column.key, heading.getBoundingClientRect().width + step * WIDEN_STEP);
    },
  });
  activeRow.current = active.row;
  useNativeCopy(scroller, () => {
    if (rowsToCopy === undefined) return false;
    copyRows(rowsToCopy);
    return true;
  });

  const drawn = useRef<Uint32Array>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are about other things
  useLayoutEffect(() => {
    // Shown again after another page, the rows are the same, and so is the place in them.
    if (drawn.current === rows) return;
    drawn.current = rows;
    clearSelection();
    // Asked of the page itself, either would have it lay out the new rows at once, and then again.
    if (virtualizer.scrollOffset !== 0) scroller.current?.scrollTo({ top: 0 });
  }, [rows]);

  const heardSelection = useEffectEvent(() => {
    if (selected === undefined) return onSelect?.(rows.subarray(0, 0));
    const { first, last } = boundsOf(selected);
    onSelect?.(rows.subarray(first, last + 1));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are others selected
  useEffect(() => heardSelection(), [selected, rows]);

  function openMenu(event: MouseEvent) {
    const cell = cellUnder(event.target);
    const column = columns[cell?.column ?? -1];
    if (cell === undefined || column === undefined || cell.row === HEADING) return;
    event.preventDefault();
    setMenu({ place: { x: event.clientX, y: event.clientY }, row: cell.row, column });
  }

  function actionsAt(row: number, column: C): CellAction[] {
    const subject = rows[row] ?? 0;
    const { text } = cellOf(column, subject);
    const range = isInRange(selected, row) && selected !== undefined ? selected : { anchor: row, head: row };
    const { first, last } = boundsOf(range);
    return [
      {
        key: 'cell',
        label: `Copy “${shortened(text)}”`,
        run: () => void copy(text, `Copied “${shortened(text)}”`),
      },
      ...(actionsOf?.(subject, onTold, rows.subarray(first, last + 1)) ?? []),
      {
        key: 'rows',
        label: first === last ? 'Copy row' : `Copy ${formatCounted(last - first + 1, 'row')}`,
        run: () => copyRows(range),
      },
    ];
  }
  const closeMenu = useCallback(() => setMenu(undefined), []);

  return (
    <div ref={scroller} className="data-grid" style={widthsOf(columns, layout)} {...resizing}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells take the focus and sort
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        onContextMenu={openMenu}
        {...handlers}
      >
        <GridHeading
          columns={columns}
          sort={sort}
          activeColumn={active.row === HEADING ? active.column : undefined}
        />
        <tbody className="grid-body" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <GridRow
              key={rows[index]}
              columns={columns}
              cellOf={cellOf}
              subject={rows[index] ?? 0}
              row={index}
              top={start - headingHeight}
              activeColumn={active.row === index ? active.column : undefined}
              isSelected={isInRange(selected, index)}
            />
          ))}
        </tbody>
      </table>
      {menu === undefined ? null : (
        <CellMenu place={menu.place} actions={actionsAt(menu.row, menu.column)} onClose={closeMenu} />
      )}
    </div>
  );
}

/** The row with the focus stays in the page when it is scrolled out of sight, or the focus would be lost. */
function withActiveRow(range: Range, activeRow: number): number[] {
  const rows = defaultRangeExtractor(range);
  const first = rows[0];
  if (first === undefined || activeRow === HEADING || activeRow >= range.count || rows.includes(activeRow))
    return rows;
  return activeRow < first ? [activeRow, ...rows] : [...rows, activeRow];
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
