import { Icon } from '../../components/icon.tsx';
import { type Column, WINDOW_GROUPS } from './columns.ts';
import { cellAttributes, HEADING } from './grid-focus.ts';
import type { Sort } from './stores-in-view.ts';

/** The windows above their columns are for the eye only: each column's own name says its window too. */
export function GridHeading({
  columns,
  sort,
  activeColumn,
}: {
  readonly columns: readonly Column[];
  readonly sort: Sort;
  readonly activeColumn: number | undefined;
}) {
  return (
    <thead className="grid-heading">
      <WindowTitles columns={columns} />
      <tr aria-rowindex={1} className="grid-row grid-columns">
        {columns.map((column, place) => (
          <Heading
            key={column.key}
            column={column}
            place={place}
            direction={sort.column === column.key ? sort.direction : 'none'}
            isActive={place === activeColumn}
          />
        ))}
      </tr>
    </thead>
  );
}

function WindowTitles({ columns }: { readonly columns: readonly Column[] }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <tr className="grid-row grid-windows" aria-hidden="true">
      <td />
      {WINDOW_GROUPS.map(({ window, title, unit }) => {
        const size = columns.filter((column) => column.kind !== 'store' && column.window === window).length;
        return (
          <td key={window} className="grid-window" style={{ gridColumn: `span ${size}` }}>
            {title} <small>{unit}</small>
          </td>
        );
      })}
    </tr>
  );
}

function Heading({
  column,
  place,
  direction,
  isActive,
}: {
  readonly column: Column;
  readonly place: number;
  readonly direction: Sort['direction'] | 'none';
  readonly isActive: boolean;
}) {
  const cell = cellAttributes({ row: HEADING, column: place }, isActive);
  if (column.kind === 'bar') {
    return (
      <th scope="col" className="grid-cell" aria-label={column.name} {...cell}>
        {column.label}
      </th>
    );
  }
  return (
    <th
      scope="col"
      aria-sort={direction}
      aria-label={column.name}
      title={`Sort by ${column.name.toLowerCase()}`}
      className={`grid-cell grid-sortable ${column.kind === 'number' ? `is-number is-${column.measure}` : 'is-store'}`}
      {...cell}
    >
      <span>{column.label}</span>
      {direction === 'none' ? null : <Icon name={direction === 'ascending' ? 'up' : 'down'} size={9} />}
    </th>
  );
}
