import { memo } from 'react';
import type { Method, ReportTable } from '../../../preload/contract.ts';
import { NOTHING_KNOWN } from '../../format/numbers.ts';
import { COLUMNS, type Column, type NumberColumn, textAt } from './columns.ts';
import { cellAttributes } from './grid-focus.ts';
import { WeekBar } from './week-bar.tsx';

export const GridRow = memo(function GridRow({
  table,
  method,
  store,
  row,
  top,
  activeColumn,
  isSelected,
}: {
  readonly table: ReportTable;
  readonly method: Method;
  /** Its place in the report. */
  readonly store: number;
  /** Its place in the grid. */
  readonly row: number;
  readonly top: number;
  readonly activeColumn: number | undefined;
  readonly isSelected: boolean;
}) {
  return (
    <tr
      aria-rowindex={row + 2}
      aria-selected={isSelected}
      className="grid-row grid-store"
      style={{ transform: `translateY(${top}px)` }}
    >
      {COLUMNS[method].map((column, place) => (
        <GridCell
          key={column.key}
          table={table}
          method={method}
          store={store}
          column={column}
          attributes={cellAttributes({ row, column: place }, place === activeColumn)}
        />
      ))}
    </tr>
  );
});

function GridCell({
  table,
  method,
  store,
  column,
  attributes,
}: {
  readonly table: ReportTable;
  readonly method: Method;
  readonly store: number;
  readonly column: Column;
  readonly attributes: ReturnType<typeof cellAttributes>;
}) {
  switch (column.kind) {
    case 'store':
      return (
        <th scope="row" className="grid-cell is-store" title={table.stores[store]} {...attributes}>
          {table.stores[store]}
        </th>
      );
    case 'number': {
      const text = textAt(table, method, store, column);
      return (
        <td className={`grid-cell ${lookOf(column, text)}`} {...attributes}>
          {text}
        </td>
      );
    }
    case 'bar':
      return (
        <td className="grid-cell is-bar" {...attributes}>
          <WeekBar table={table} method={method} store={store} />
        </td>
      );
  }
}

function lookOf({ measure }: NumberColumn, text: string): string {
  const look = `is-number is-${measure}`;
  return text === '0' || text === NOTHING_KNOWN ? `${look} is-nothing` : look;
}
