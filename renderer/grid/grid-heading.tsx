import { Icon } from '../components/icon.tsx';
import type { ColumnGroup, GridColumn, Sort } from './grid-column.ts';
import { cellAttributes, HEADING } from './grid-focus.ts';
import { classesOf } from './grid-row.tsx';

/** Whether titles of groups stand above those of the columns. */
export const hasGroups = (columns: readonly GridColumn[]): boolean =>
  columns.some(({ group }) => group !== undefined);

/** The groups above their columns are for the eye only: each column's own name says its group too. */
export function GridHeading<K extends string>({
  columns,
  sort,
  activeColumn,
}: {
  readonly columns: readonly GridColumn<K>[];
  readonly sort: Sort<K>;
  readonly activeColumn: number | undefined;
}) {
  return (
    <thead className="grid-heading">
      {hasGroups(columns) ? <GroupTitles columns={columns} /> : null}
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

function GroupTitles({ columns }: { readonly columns: readonly GridColumn[] }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <tr className="grid-row grid-groups" aria-hidden="true">
      {groupsOf(columns).map(({ key, group, size }) => (
        <td
          key={key}
          className={group === undefined ? 'grid-no-group' : 'grid-group'}
          style={{ gridColumn: `span ${size}` }}
          title={group === undefined ? undefined : [group.title, group.unit].filter(Boolean).join(' ')}
        >
          {group?.title} {group?.unit === undefined ? null : <small>{group.unit}</small>}
        </td>
      ))}
    </tr>
  );
}

function groupsOf(columns: readonly GridColumn[]) {
  const groups: { key: string; group: ColumnGroup | undefined; size: number }[] = [];
  for (const { key, group } of columns) {
    const last = groups.at(-1);
    if (group !== undefined && last?.group?.title === group.title) last.size++;
    else groups.push({ key, group, size: 1 });
  }
  return groups;
}

function Heading({
  column,
  place,
  direction,
  isActive,
}: {
  readonly column: GridColumn;
  readonly place: number;
  readonly direction: Sort['direction'] | 'none';
  readonly isActive: boolean;
}) {
  const attributes = cellAttributes({ row: HEADING, column: place }, isActive);
  const handle = <span className="grid-resizer" data-resizes={column.key} aria-hidden="true" />;
  if (column.sortsFirst === undefined) {
    return (
      <th scope="col" className={classesOf(column, place)} aria-label={column.name} {...attributes}>
        <span className="grid-label">{column.label}</span>
        {handle}
      </th>
    );
  }
  return (
    <th
      scope="col"
      aria-sort={direction}
      aria-label={column.name}
      title={[column.sentence, `Sort by ${column.name.toLowerCase()}`].filter(Boolean).join('\n')}
      className={classesOf(column, place, 'grid-sortable')}
      {...attributes}
    >
      <span className="grid-label">{column.label}</span>
      {direction === 'none' ? null : <Icon name={direction === 'ascending' ? 'up' : 'down'} size={9} />}
      {handle}
    </th>
  );
}
