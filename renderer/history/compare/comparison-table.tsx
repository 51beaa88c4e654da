import { type ReactNode, useMemo, useState } from 'react';
import type { Compared, Method, PeriodName } from '../../../preload/contract.ts';
import { Checkbox } from '../../components/fields.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { type Choice, Segmented } from '../../components/segmented.tsx';
import type { ShownTable } from '../../components/share-parts.ts';
import { formatCount } from '../../format/numbers.ts';
import type { NamedStores } from '../../format/store-names.ts';
import { fittedTo } from '../../grid/column-layout.ts';
import { namesOfCells, type Sort } from '../../grid/grid-column.ts';
import { GridPanel } from '../../grid/grid-panel.tsx';
import { useArranged } from '../../grid/use-arranged.ts';
import { useTableRoom } from '../../grid/use-table-room.ts';
import { orderedWords, searchedWords } from '../../grid/view-words.ts';
import { comparisonCells } from './comparison-cells.ts';
import { comparisonColumns } from './comparison-columns.ts';
import { comparisonNeed } from './comparison-need.ts';
import { BIGGEST_FIRST, comparisonRows, MOST_DOWN_FIRST } from './comparison-rows.ts';

const WINDOW_LABELS: Readonly<Record<PeriodName, string>> = {
  hour: 'Hour',
  day: 'Day',
  week: 'Week',
  period: 'Period',
};

/** What changed in each store, or group, the biggest change first. */
export function ComparisonTable({
  label,
  title,
  one,
  compared,
  named,
  method,
  onOpen,
  share,
}: {
  readonly label: string;
  /** Of the first column. */
  readonly title: string;
  /** What each row is: “store”. */
  readonly one: 'store' | 'group';
  readonly compared: Compared;
  /** What the rows are called. */
  readonly named: NamedStores;
  readonly method: Method;
  /** Opens one, among all that are shown, in order. */
  readonly onOpen?: (place: number, among: Uint32Array) => void;
  /** Hands over what is shown, or all. */
  readonly share: (shown: ShownTable) => ReactNode;
}) {
  const windows = useMemo(() => windowsOf(compared), [compared]);
  const [window, setWindow] = useState<PeriodName>(windows.at(-1) ?? 'week');
  const [wantedSort, setSort] = useState<Sort>(BIGGEST_FIRST);
  const [search, setSearch] = useState('');
  const [changedOnly, setChangedOnly] = useState(false);
  const { ref, room } = useTableRoom();
  const all = useMemo(
    () => comparisonColumns(compared, named, title, { method, window }),
    [compared, named, title, method, window],
  );
  const columns = useMemo(() => fittedTo(all, comparisonNeed(all), room), [all, room]);
  const arranged = useArranged('comparison-columns', columns);
  const sort = columns.some(({ key }) => key === wantedSort.column) ? wantedSort : MOST_DOWN_FIRST;
  const cellOf = useMemo(
    () => comparisonCells(compared, named, { method, window }),
    [compared, named, method, window],
  );
  const rows = useMemo(
    () => comparisonRows(compared, named, { columns, method, window, sort, search, changedOnly }),
    [compared, named, columns, method, window, sort, search, changedOnly],
  );
  const count = compared.names.length;
  return (
    <>
      <div ref={ref} />
      <GridPanel
        label={label}
        arranged={arranged}
        rows={rows}
        cellOf={cellOf}
        sort={sort}
        onSort={setSort}
        onOpen={onOpen === undefined ? undefined : (place) => onOpen(place, rows)}
        filters={
          <>
            <SearchField
              label={`Search ${one}s`}
              placeholder={one === 'store' ? 'Name, group or id' : 'Name'}
              value={search}
              onChange={setSearch}
            />
            {windows.length < 2 ? null : (
              <Segmented
                label="In the last"
                choices={windows.map((value): Choice<PeriodName> => ({ value, label: WINDOW_LABELS[value] }))}
                value={window}
                onChange={setWindow}
                hideLabel
              />
            )}
            <Checkbox isSelected={changedOnly} onChange={setChangedOnly}>
              Changed only
            </Checkbox>
          </>
        }
        tools={share({
          all: count,
          one,
          rows,
          columns: namesOfCells(arranged.shown),
          chosenBy: [
            ...(changedOnly ? ['changed only'] : []),
            ...searchedWords(search),
            ...orderedWords({ sort, columns }),
          ],
        })}
        nothing={{
          words: count === 0 || search !== '' ? 'Nothing matches.' : 'Nothing changed.',
          clear: {
            label: 'Clear filters',
            run: () => {
              setSearch('');
              setChangedOnly(false);
            },
          },
        }}
        hint={`Change is after − before, coloured only where it is sure.${
          onOpen === undefined ? '' : ' Enter opens the store in the later report.'
        }`}
        count={`${formatCount(rows.length)} of ${formatCount(count)}`}
      />
    </>
  );
}

/** The windows that both are of, the longest last, or their period. */
const windowsOf = ({ columns }: Compared): readonly PeriodName[] => [
  ...new Set(columns.map(({ window }) => window)),
];
