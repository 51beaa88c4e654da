import './stores-grid.css';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, memo, useLayoutEffect, useRef } from 'react';
import type { Method, ReportTable } from '../../../preload/contract.ts';
import { call } from '../../bridge/bridge.ts';
import { COLUMNS, type Column } from './columns.ts';
import { HEADING, isInRange } from './grid-focus.ts';
import { GridHeading } from './grid-heading.tsx';
import { GridRow } from './grid-row.tsx';
import { nextSort, type Sort } from './stores-in-view.ts';
import { toTsv } from './tsv.ts';
import { useGridFocus } from './use-grid-focus.ts';

const ROW_HEIGHT = 30;
const HEADING_HEIGHT = 56;

export const StoresGrid = memo(function StoresGrid({
  table,
  method,
  stores,
  sort,
  onSort,
}: {
  readonly table: ReportTable;
  readonly method: Method;
  /** Places in the report of the stores to show, in order. */
  readonly stores: Uint32Array;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}) {
  const columns = COLUMNS[method];
  const scroller = useRef<HTMLDivElement>(null);
  const activeRow = useRef(HEADING);
  const virtualizer = useVirtualizer({
    count: stores.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    scrollMargin: HEADING_HEIGHT,
    scrollPaddingStart: HEADING_HEIGHT,
    overscan: 8,
    rangeExtractor: (range) => withActiveRow(range, activeRow.current),
  });
  const focus = useGridFocus({
    grid: scroller,
    size: {
      rows: stores.length,
      columns: columns.length,
      rowsPerPage: Math.max(
        1,
        Math.floor(((virtualizer.scrollRect?.height ?? 0) - HEADING_HEIGHT) / ROW_HEIGHT),
      ),
    },
    scrollToRow: (row) => {
      activeRow.current = row;
      virtualizer.scrollToIndex(row);
    },
    onCopy: ({ anchor, head }) => {
      const rows = stores.subarray(Math.min(anchor, head), Math.max(anchor, head) + 1);
      void call('copyText', toTsv(table, method, rows));
    },
    onHeadingPress: (place) => {
      const column = columns[place];
      if (column !== undefined && column.kind !== 'bar') onSort(nextSort(sort, column.key));
    },
  });
  const { active, selected, clearSelection, handlers } = focus;
  activeRow.current = active.row;

  // biome-ignore lint/correctness/useExhaustiveDependencies: other stores are other rows
  useLayoutEffect(() => {
    clearSelection();
    scroller.current?.scrollTo({ top: 0 });
  }, [stores]);

  return (
    <div ref={scroller} className="stores-grid" style={widthsOf(columns)}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells take the focus and sort
        role="grid"
        aria-label="Stores"
        aria-rowcount={stores.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable
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
              key={stores[index]}
              table={table}
              method={method}
              store={stores[index] ?? 0}
              row={index}
              top={start - HEADING_HEIGHT}
              activeColumn={active.row === index ? active.column : undefined}
              isSelected={isInRange(selected, index)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
});

/** The row with the focus stays in the page when it is scrolled out of sight, or the focus would be lost. */
function withActiveRow(range: Range, activeRow: number): number[] {
  const rows = defaultRangeExtractor(range);
  const first = rows[0];
  if (first === undefined || activeRow === HEADING || activeRow >= range.count || rows.includes(activeRow))
    return rows;
  return activeRow < first ? [activeRow, ...rows] : [...rows, activeRow];
}

// Narrow enough for poll count in the smallest comfortable window, 1024 wide, without scrolling sideways.
const STORE_WIDTH = 160;
const BAR_WIDTH = 44;
const BAR_SHARE = 110;
const NUMBER_WIDTHS = { uptime: 69, up: 56, down: 56, unknown: 64 } as const;

function widthsOf(columns: readonly Column[]) {
  const widths = columns.map(widthOf);
  const shareOf = (width: number) => (width === BAR_WIDTH ? BAR_SHARE : width);
  return {
    '--grid-columns': widths.map((width) => `minmax(${width}px, ${shareOf(width)}fr)`).join(' '),
    '--grid-width': `${widths.reduce((sum, width) => sum + width, 0)}px`,
  } as CSSProperties;
}

function widthOf(column: Column): number {
  switch (column.kind) {
    case 'store':
      return STORE_WIDTH;
    case 'number':
      return NUMBER_WIDTHS[column.measure];
    case 'bar':
      return BAR_WIDTH;
  }
}
