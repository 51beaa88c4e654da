import { memo } from 'react';
import type { CellOf, GridColumn } from './grid-column.ts';
import { cellAttributes } from './grid-focus.ts';

type RowProps<C extends GridColumn> = {
  readonly columns: readonly C[];
  readonly cellOf: CellOf<C>;
  /** What the row is about, as a place in the report. */
  readonly subject: number;
  /** Its place in the grid. */
  readonly row: number;
  readonly top: number;
  readonly activeColumn: number | undefined;
  readonly isSelected: boolean;
};

export const GridRow = memo(Row) as typeof Row;

function Row<C extends GridColumn>({
  columns,
  cellOf,
  subject,
  row,
  top,
  activeColumn,
  isSelected,
}: RowProps<C>) {
  return (
    <tr
      aria-rowindex={row + 2}
      aria-selected={isSelected}
      className="grid-row grid-body-row"
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map((column, place) => {
        const { text, content, title, look } = cellOf(column, subject);
        const attributes = {
          ...cellAttributes({ row, column: place }, place === activeColumn),
          className: classesOf(column, place, look),
          ...(title === undefined ? {} : { title }),
        };
        return place === 0 ? (
          <th key={column.key} scope="row" {...attributes}>
            {content ?? text}
          </th>
        ) : (
          <td key={column.key} {...attributes}>
            {content ?? text}
          </td>
        );
      })}
    </tr>
  );
}

export function classesOf({ align, look }: GridColumn, place: number, more?: string): string {
  return ['grid-cell', `is-${align}`, place === 0 ? 'is-first' : '', look ?? '', more ?? '']
    .filter((name) => name !== '')
    .join(' ');
}
