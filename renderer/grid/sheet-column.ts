import { type Column, titleWithUnit } from '../../preload/sheets.ts';
import type { GridColumn } from './grid-column.ts';

type Layout = Pick<GridColumn, 'align' | 'width' | 'share' | 'sortsFirst'>;

/** A column of a grid that tells what one of a sheet does; what a table would have otherwise is given. */
export function sheetColumn<K extends string>(
  key: K,
  column: Column,
  otherwise: Partial<Omit<GridColumn<K>, 'key' | 'cells'>> = {},
): GridColumn<K> & { readonly cells: readonly [Column] } {
  const { title, under, sentence } = column;
  const label = under?.label ?? title;
  return {
    key,
    label,
    name: titleWithUnit(column),
    ...(under === undefined ? {} : { group: groupOf(under.group, column) }),
    ...(sentence === undefined ? {} : { sentence }),
    ...layoutOf(column, label),
    ...otherwise,
    cells: [column],
  };
}

const groupOf = (title: string, column: Column) =>
  column.kind === 'duration' ? { title, unit: column.unit } : { title };

/** Numbers are as wide as their heading or a usual number needs. */
function layoutOf({ kind }: Column, label: string): Layout {
  switch (kind) {
    case 'id':
    case 'text':
    case 'word':
      return { align: 'start', width: 138, share: 69, sortsFirst: 'ascending' };
    case 'instant':
      return { align: 'start', width: 178, share: 89, sortsFirst: 'descending' };
    case 'duration':
    case 'percent':
    case 'money':
    case 'count': {
      const width = Math.max(58, 22 + 6 * label.length);
      return { align: 'end', width, share: width / 2, sortsFirst: 'descending' };
    }
  }
}
