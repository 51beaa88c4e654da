import '../../grid/grid-panel.css';
import { useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { Command, Method, ReportTable } from '../../../preload/contract.ts';
import { call } from '../../bridge/bridge.ts';
import { useRemembered } from '../../bridge/use-remembered.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { formatCount } from '../../format/numbers.ts';
import { nameLengths } from '../../format/store-names.ts';
import type { CellAction } from '../../grid/cell-menu.tsx';
import { AS_MADE, ColumnLayoutSchema, shownColumns } from '../../grid/column-layout.ts';
import { ColumnsMenu } from '../../grid/columns-menu.tsx';
import { DataGrid } from '../../grid/data-grid.tsx';
import { SortSchema } from '../../grid/sort-schema.ts';
import { StoreSearch } from '../../grid/store-search.tsx';
import { OpenStore } from '../../workspace/open-store.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import { type AskedCommand, useAskedCommand } from '../../workspace/use-commands.ts';
import { useEntered } from '../doors.ts';
import { knowsSales } from '../report-numbers.ts';
import { storeColumns } from './columns.ts';
import { FilterBar } from './filter-bar.tsx';
import { storeCells } from './store-cells.tsx';
import { EVERY_STORE, type StoreFilter } from './store-filter.ts';
import { MOST_DOWN_FIRST, sortAmong, storesInView } from './stores-in-view.ts';
import { storesText } from './stores-text.ts';
import { StripLegend, StripTip } from './week-strip.tsx';

/** Every store of the report in a table that can be searched, narrowed, sorted, arranged and copied from. */
export function StoresPanel({
  table,
  method,
  bounds,
  filter,
  onFilter,
  asked,
  askedBefore,
}: {
  readonly table: ReportTable;
  readonly method: Method;
  /** Downtime is shown with its bounds. */
  readonly bounds: boolean;
  readonly filter: StoreFilter;
  readonly onFilter: (filter: StoreFilter) => void;
  readonly asked: AskedCommand | undefined;
  /** The number of the last command that was not for this report. */
  readonly askedBefore: number;
}) {
  const [wantedSort, setSort] = useRemembered('stores-sort', SortSchema, MOST_DOWN_FIRST);
  const [layout, setLayout] = useRemembered('stores-columns', ColumnLayoutSchema, AS_MADE);
  const [search, setSearch] = useState('');
  const [told, setTold] = useState('');
  const panel = useRef<HTMLElement>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const openStore = useContext(OpenStore);
  const onOpen = useCallback((store: number) => openStore(table.stores[store] ?? ''), [openStore, table]);

  const [{ currency }] = usePreferences();
  const lengths = useMemo(() => nameLengths(table), [table]);
  const sells = useMemo(() => knowsSales(table), [table]);
  const look = useMemo(() => ({ method, lengths, sells, bounds }), [method, lengths, sells, bounds]);
  const columns = useMemo(() => storeColumns(look), [look]);
  const { hidden } = layout;
  const shown = useMemo(() => shownColumns(columns, { hidden }), [columns, hidden]);
  const sort = useMemo(() => sortAmong(columns, wantedSort), [columns, wantedSort]);
  const cellOf = useMemo(() => storeCells(table, look, currency, shown), [table, look, currency, shown]);
  const stores = useMemo(
    () => storesInView(table, method, columns, { sort, filter, search }),
    [table, method, columns, sort, filter, search],
  );
  const textOf = useCallback(
    (rows: Uint32Array) => storesText(table, look, shown, rows),
    [table, look, shown],
  );
  const actionsOf = useCallback(
    (store: number, tell: (text: string) => void): CellAction[] => [
      { key: 'open', label: 'Open store', run: () => onOpen(store) },
      { key: 'id', label: 'Copy store id', run: () => void copyId(table.stores[store] ?? '', tell) },
    ],
    [table, onOpen],
  );

  useEntered('stores', ({ sort: wanted }) => {
    setSearch('');
    if (wanted !== undefined) setSort(wanted);
  });
  const obey = (command: Command) => {
    // In a moment, when this view is the one that is shown.
    if (command === 'search') requestAnimationFrame(() => searchInput.current?.select());
  };
  useAskedCommand(asked, obey, askedBefore);

  return (
    <section ref={panel} className="grid-panel" aria-label="Table of stores">
      <div className="grid-toolbar">
        <StoreSearch value={search} onChange={setSearch} inputRef={searchInput} />
        <FilterBar table={table} method={method} filter={filter} onChange={onFilter} />
        <div className="grid-tools">
          <ColumnsMenu columns={columns} layout={layout} onChange={setLayout} />
          <CopyButton label="Copy as TSV" look="quiet" text={() => textOf(stores)} />
        </div>
      </div>
      <DataGrid
        label="Stores"
        columns={shown}
        rows={stores}
        cellOf={cellOf}
        sort={sort}
        onSort={setSort}
        layout={layout}
        onLayout={setLayout}
        textOf={textOf}
        onTold={setTold}
        onOpen={onOpen}
        actionsOf={actionsOf}
      />
      {stores.length === 0 ? (
        <div className="grid-empty">
          <p>No store matches.</p>
          <Button
            onPress={() => {
              setSearch('');
              onFilter({ ...filter, show: EVERY_STORE.show, group: EVERY_STORE.group });
            }}
          >
            Clear filters
          </Button>
        </div>
      ) : null}
      <footer className="grid-footer">
        <StripLegend />
        <p className="grid-told numbers" aria-live="polite">
          {told === '' ? describeCount(stores.length, table.stores.length) : told}
        </p>
      </footer>
      <StripTip within={panel} table={table} />
    </section>
  );
}

async function copyId(id: string, tell: (told: string) => void): Promise<void> {
  const copied = await call('copyText', id);
  tell(copied.ok ? `Copied store id ${id}` : `Not copied. ${copied.error.message}`);
}

const describeCount = (shown: number, all: number): string =>
  shown === all ? `${formatCount(all)} stores` : `${formatCount(shown)} of ${formatCount(all)} stores`;
