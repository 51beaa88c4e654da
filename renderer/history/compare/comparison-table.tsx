import { useCallback, useMemo, useState } from 'react';
import type { Compared, Method, WindowName } from '../../../preload/contract.ts';
import { useRemembered } from '../../bridge/use-remembered.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/fields.tsx';
import { type Choice, Segmented } from '../../components/segmented.tsx';
import { formatCount } from '../../format/numbers.ts';
import { type NamedStores, nameLengths } from '../../format/store-names.ts';
import { AS_MADE, ColumnLayoutSchema, shownColumns } from '../../grid/column-layout.ts';
import { ColumnsMenu } from '../../grid/columns-menu.tsx';
import { DataGrid } from '../../grid/data-grid.tsx';
import type { Sort } from '../../grid/grid-column.ts';
import { StoreSearch } from '../../grid/store-search.tsx';
import { toTsv } from '../../grid/tsv.ts';
import { type ComparisonKey, comparisonCells, comparisonColumns } from './comparison-columns.ts';
import { BIGGEST_FIRST, comparisonRows } from './comparison-rows.ts';

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
  const [layout, setLayout] = useRemembered('comparison-columns', ColumnLayoutSchema, AS_MADE);
  const [search, setSearch] = useState('');
  const [changedOnly, setChangedOnly] = useState(false);
  const [told, setTold] = useState('');
  const lengths = useMemo(() => nameLengths(named), [named]);
  const columns = useMemo(
    () => comparisonColumns(method, window, title, lengths),
    [method, window, title, lengths],
  );
  const { hidden } = layout;
  const shown = useMemo(() => shownColumns(columns, { hidden }), [columns, hidden]);
  const sort = columns.some(({ key }) => key === wantedSort.column) ? wantedSort : BIGGEST_FIRST;
  const cellOf = useMemo(
    () => comparisonCells(compared, method, window, named),
    [compared, method, window, named],
  );
  const rows = useMemo(
    () => comparisonRows(compared, named, { method, window, sort, search, changedOnly }),
    [compared, named, method, window, sort, search, changedOnly],
  );
  const textOf = useCallback(
    (some: Uint32Array) =>
      toTsv([
        shown.map(({ name }) => name),
        ...Array.from(some, (place) => shown.map((column) => cellOf(column, place).text)),
      ]),
    [shown, cellOf],
  );
  const all = compared.names.length;
  return (
    <section className="grid-panel" aria-label={`Table of ${label.toLowerCase()}`}>
      <div className="grid-toolbar">
        <StoreSearch value={search} onChange={setSearch} />
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
        <div className="grid-tools">
          <ColumnsMenu columns={columns} layout={layout} onChange={setLayout} />
        </div>
      </div>
      <DataGrid
        label={label}
        columns={shown}
        rows={rows}
        cellOf={cellOf}
        sort={sort}
        onSort={setSort}
        layout={layout}
        onLayout={setLayout}
        textOf={textOf}
        onTold={setTold}
        {...(onOpen === undefined ? {} : { onOpen })}
      />
      {rows.length === 0 ? (
        <div className="grid-empty">
          <p>{all === 0 || search !== '' ? 'Nothing matches.' : 'Nothing changed.'}</p>
          <Button
            onPress={() => {
              setSearch('');
              setChangedOnly(false);
            }}
          >
            Clear filters
          </Button>
        </div>
      ) : null}
      <footer className="grid-footer">
        <p>
          A change is after less before; changes are in order of their size.
          {onOpen === undefined ? '' : ' Enter opens the store’s page in the later report.'}
        </p>
        <p className="grid-told numbers" aria-live="polite">
          {told === '' ? `${formatCount(rows.length)} of ${formatCount(all)}` : told}
        </p>
      </footer>
    </section>
  );
}
