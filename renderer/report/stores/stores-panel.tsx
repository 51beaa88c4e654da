import { type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import * as v from 'valibot';
import type { Command, FileOf, ReportTable } from '../../../preload/contract.ts';
import { call } from '../../bridge/bridge.ts';
import { useRemembered } from '../../bridge/use-remembered.ts';
import { CopyTool } from '../../components/copy-button.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { ShareButton } from '../../components/share-button.tsx';
import { partsOfTable } from '../../components/share-parts.ts';
import type { HandOver } from '../../components/use-save.ts';
import { idsOf } from '../../format/store-names.ts';
import type { CellAction } from '../../grid/cell-menu.tsx';
import { fittedTo, revealed } from '../../grid/column-layout.ts';
import { namesOfCells } from '../../grid/grid-column.ts';
import { GridPanel } from '../../grid/grid-panel.tsx';
import { rowsText } from '../../grid/rows-text.ts';
import { SortSchema } from '../../grid/sort-schema.ts';
import { useArranged } from '../../grid/use-arranged.ts';
import { useTableRoom } from '../../grid/use-table-room.ts';
import { countedWords } from '../../grid/view-words.ts';
import { OpenStore } from '../../workspace/open-store.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import { type AskedCommand, useAskedCommand } from '../../workspace/use-commands.ts';
import { InBar } from '../shared/bar-slot.tsx';
import { useEntered } from '../shared/doors.ts';
import { askedGroup, EVERY_GROUP, groupTest, nameOfChoice } from '../shared/group-choice.ts';
import { apartWords, countStores } from '../shared/standing.ts';
import { EVERY_STORE, type StoreFilter } from '../shared/store-filter.ts';
import { noStoreWords, storesChosenBy } from '../shared/view-words.ts';
import { StripLegend, StripTip } from '../shared/week-strip.tsx';
import { AS_SPECIFIED, storeColumns } from './columns.ts';
import { FilterBar } from './filter-bar.tsx';
import { storeCells } from './store-cells.tsx';
import { MOST_DOWN_FIRST, sortAmong, storesInView } from './stores-in-view.ts';
import { storesNeed } from './stores-need.ts';
import { useAsideOf } from './use-aside-of.tsx';
import { useWithoutHours } from './use-without-hours.ts';

/** Every store of the report in a table that can be searched, narrowed, sorted, arranged and copied from. */
export function StoresPanel({
  table,
  about,
  filter,
  onFilter,
  asked,
  askedBefore,
  whole,
  fileOptions,
  handOver,
  isShared,
}: {
  readonly table: ReportTable;
  /** Explains the words and numbers. */
  readonly about: ReactNode;
  readonly filter: StoreFilter;
  readonly onFilter: (filter: StoreFilter) => void;
  readonly asked: AskedCommand | undefined;
  /** The number of the last command that was not for this report. */
  readonly askedBefore: number;
  /** All of the report, as files are asked for. */
  readonly whole: Extract<FileOf, { readonly tells: 'report' }>;
  /** Where it is chosen how they are. */
  readonly fileOptions: ReactNode;
  readonly handOver: HandOver;
  /** They are what the person looks at. */
  readonly isShared: boolean;
}) {
  const [wantedSort, setSort] = useRemembered('stores-sort', SortSchema, MOST_DOWN_FIRST);
  const [search, setSearch] = useState('');
  const panel = useRef<HTMLElement>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const openStore = useContext(OpenStore);

  const [{ currency }] = usePreferences();
  const [bounds, showBounds] = useRemembered('stores-bounds', v.boolean(), false);
  const [specified, showSpecified] = useRemembered('stores-specified', v.boolean(), false);
  const { ref, room } = useTableRoom();
  const all = useMemo(() => storeColumns(table, { bounds, specified }), [table, bounds, specified]);
  const columns = useMemo(() => fittedTo(all, storesNeed(all), room), [all, room]);
  const arranged = useArranged('stores-columns', columns);
  const { shown, layout, arrange } = arranged;
  const sort = useMemo(() => sortAmong(columns, wantedSort), [columns, wantedSort]);
  const apart = useMemo(() => apartWords(table), [table]);
  const hasStrip = columns.some(({ kind }) => kind === 'strip');
  const isWithoutHours = useWithoutHours(table);
  const cellOf = useMemo(
    () => storeCells(table, currency, shown, isWithoutHours),
    [table, currency, shown, isWithoutHours],
  );
  const stores = useMemo(
    () => storesInView(table, columns, { sort, filter, search }),
    [table, columns, sort, filter, search],
  );
  const whose = askedGroup(table, filter.group) === undefined ? undefined : nameOfChoice(filter.group);
  const elsewhere = useMemo(() => {
    if (stores.length > 0 || whose === undefined) return 0;
    return storesInView(table, columns, { sort, filter: { ...filter, group: EVERY_GROUP }, search }).length;
  }, [table, columns, sort, filter, search, stores, whose]);
  const ofGroup = useMemo(() => countStores(table, groupTest(table, filter.group)), [table, filter.group]);
  const onOpen = useCallback(
    (store: number) => openStore(table.stores[store] ?? '', undefined, idsOf(table, stores)),
    [openStore, table, stores],
  );
  const aside = useAsideOf(table);
  const actionsOf = useCallback(
    (store: number, tell: (text: string) => void, chosen: Uint32Array): CellAction[] => [
      { key: 'open', label: 'Open store', run: () => onOpen(store) },
      { key: 'id', label: 'Copy store id', run: () => void copyId(table.stores[store] ?? '', tell) },
      ...aside.actionsOf(chosen),
    ],
    [table, onOpen, aside.actionsOf],
  );

  useEntered('stores', ({ sort: wanted, bounds: wantsBounds }) => {
    setSearch('');
    if (wantsBounds) showBounds(true);
    if (wanted === undefined) return;
    setSort(wanted);
    // Whoever comes for a number sees it.
    arrange(revealed(layout, wanted.column));
  });
  const obey = (command: Command) => {
    // In a moment, when this view is the one that is shown.
    if (command === 'search') requestAnimationFrame(() => searchInput.current?.select());
  };
  useAskedCommand(asked, obey, askedBefore);

  return (
    <>
      {aside.notice}
      <div ref={ref} />
      <GridPanel
        label="Stores"
        arranged={arranged}
        rows={stores}
        cellOf={cellOf}
        sort={sort}
        onSort={setSort}
        onOpen={onOpen}
        actionsOf={actionsOf}
        onSelect={aside.onSelect}
        filters={
          <>
            <SearchField
              label="Search stores"
              placeholder="Name, group or id"
              value={search}
              onChange={setSearch}
              inputRef={searchInput}
            />
            <FilterBar table={table} filter={filter} onChange={onFilter} />
          </>
        }
        tools={
          <>
            {aside.button}
            <CopyTool label="Copy as TSV" text={() => rowsText(shown, cellOf, stores)} />
          </>
        }
        switches={[
          { key: 'bounds', label: 'Bounds of downtime', isOn: bounds, onChange: showBounds },
          { key: 'specified', label: AS_SPECIFIED, isOn: specified, onChange: showSpecified },
        ]}
        nothing={{
          words: noStoreWords(filter, search, elsewhere),
          clear: {
            label: 'Clear filters',
            run: () => {
              setSearch('');
              onFilter({ ...filter, show: EVERY_STORE.show });
            },
          },
          wider:
            elsewhere === 0
              ? undefined
              : { label: 'Show every group', run: () => onFilter({ ...filter, group: EVERY_GROUP }) },
        }}
        hint={
          <>
            <p>Press Enter or double-click to open a store.</p>
            {hasStrip ? <StripLegend /> : null}
            {about}
          </>
        }
        count={countedWords(stores.length, ofGroup, 'store', { sort, apart, whose })}
        frameRef={panel}
      >
        {isShared ? (
          <InBar>
            <ShareButton
              parts={partsOfTable(
                {
                  all: table.stores.length,
                  one: 'store',
                  rows: stores,
                  columns: namesOfCells(shown),
                  chosenBy: storesChosenBy(filter, search, { sort, columns, apart }),
                },
                whole,
                ['xlsx', 'pdf', 'csv', 'parquet', 'pack'],
                fileOptions,
              )}
              handOver={handOver}
            />
          </InBar>
        ) : null}
        {hasStrip ? <StripTip within={panel} table={table} /> : null}
      </GridPanel>
      {aside.dialog}
    </>
  );
}

async function copyId(id: string, tell: (told: string) => void): Promise<void> {
  const copied = await call('copyText', id);
  tell(copied.ok ? `Copied store id ${id}` : `Not copied. ${copied.error.message}`);
}
