import { useMemo, useState } from 'react';
import type { Compared, Method, WindowName } from '../../../preload/contract.ts';
import { Checkbox } from '../../components/fields.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { type Choice, Segmented } from '../../components/segmented.tsx';
import { formatCount } from '../../format/numbers.ts';
import { type NamedStores, nameLengths } from '../../format/store-names.ts';
import type { Sort } from '../../grid/grid-column.ts';
import { GridPanel } from '../../grid/grid-panel.tsx';
import { useArranged } from '../../grid/use-arranged.ts';
import { type ComparisonKey, comparisonCells, comparisonColumns } from './comparison-columns.ts';
import { BIGGEST_FIRST, comparisonRows, MOST_DOWN_FIRST } from './comparison-rows.ts';

const WINDOW_CHOICES: readonly Choice<WindowName>[] = [
  { value: 'hour', label: 'Hour' },
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
];

/** What changed in each store, or group, the biggest change first. */
export function ComparisonTable({
  label,
  title,
  compared,
  named,
  method,
  onOpen,
}: {
  readonly label: string;
  /** Of the first column. */
  readonly title: string;
  readonly compared: Compared;
  /** What the rows are called. */
  readonly named: NamedStores;
  readonly method: Method;
  readonly onOpen?: (place: number) => void;
}) {
  const [window, setWindow] = useState<WindowName>('week');
  const [wantedSort, setSort] = useState<Sort<ComparisonKey>>(BIGGEST_FIRST);
  const [search, setSearch] = useState('');
  const [changedOnly, setChangedOnly] = useState(false);
  const lengths = useMemo(() => nameLengths(named), [named]);
  const columns = useMemo(
    () => comparisonColumns(compared, method, window, title, lengths),
    [compared, method, window, title, lengths],
  );
  const arranged = useArranged('comparison-columns', columns);
  const sort = columns.some(({ key }) => key === wantedSort.column) ? wantedSort : MOST_DOWN_FIRST;
  const cellOf = useMemo(
    () => comparisonCells(compared, method, window, named),
    [compared, method, window, named],
  );
  const rows = useMemo(
    () => comparisonRows(compared, named, { method, window, sort, search, changedOnly }),
    [compared, named, method, window, sort, search, changedOnly],
  );
  const all = compared.names.length;
  return (
    <GridPanel
      label={label}
      arranged={arranged}
      rows={rows}
      cellOf={cellOf}
      sort={sort}
      onSort={setSort}
      onOpen={onOpen}
      filters={
        <>
          <SearchField
            label="Search stores"
            placeholder="Name, group or id"
            value={search}
            onChange={setSearch}
          />
          <Segmented
            label="In the last"
            choices={WINDOW_CHOICES}
            value={window}
            onChange={setWindow}
            hideLabel
          />
          <Checkbox isSelected={changedOnly} onChange={setChangedOnly}>
            Changed only
          </Checkbox>
        </>
      }
      tools={null}
      nothing={{
        words: all === 0 || search !== '' ? 'Nothing matches.' : 'Nothing changed.',
        clear: {
          label: 'Clear filters',
          run: () => {
            setSearch('');
            setChangedOnly(false);
          },
        },
      }}
      hint={`A change is after less before, in order of its size, and coloured where the bounds of both make it sure.${
        onOpen === undefined ? '' : ' Enter opens the store’s page in the later report.'
      }`}
      count={`${formatCount(rows.length)} of ${formatCount(all)}`}
    />
  );
}
