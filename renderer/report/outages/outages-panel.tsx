import { use, useCallback, useMemo, useState } from 'react';
import type { ReportTable, Result } from '../../../preload/contract.ts';
import { useRemembered } from '../../bridge/use-remembered.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { SavingNotice } from '../../components/saving-notice.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { ShareButton } from '../../components/share-button.tsx';
import { partsOfTable } from '../../components/share-parts.ts';
import { useSave } from '../../components/use-save.ts';
import { ClockContext } from '../../format/clock-context.ts';
import { idsOf } from '../../format/store-names.ts';
import { fittedTo } from '../../grid/column-layout.ts';
import { namesOfCells, type Sort } from '../../grid/grid-column.ts';
import { GridPanel } from '../../grid/grid-panel.tsx';
import { SortSchema } from '../../grid/sort-schema.ts';
import { useArranged } from '../../grid/use-arranged.ts';
import { useTableRoom } from '../../grid/use-table-room.ts';
import { countedWords } from '../../grid/view-words.ts';
import { useOutageNotes } from '../../notes/use-outage-notes.tsx';
import { useReportNotes } from '../../notes/use-report-notes.ts';
import { OpenStore } from '../../workspace/open-store.ts';
import { InBar } from '../shared/bar-slot.tsx';
import { useEntered } from '../shared/doors.ts';
import { askedGroup, EVERY_GROUP, groupTest, nameOfChoice } from '../shared/group-choice.ts';
import { EVERY_OUTAGE, type OutageFilter } from '../shared/outage-filter.ts';
import { visitOutages, type WholeDetails } from '../shared/outages.ts';
import { apartWords } from '../shared/standing.ts';
import { outagesChosenBy } from '../shared/view-words.ts';
import { longestFacts, noDowntimeWords } from '../summary/window-facts.ts';
import { outageCells } from './outage-cells.ts';
import { type OutageColumn, outageColumns, outagesNeed, outageToNote } from './outage-columns.ts';
import { OutageFilterBar } from './outage-filter-bar.tsx';
import { LONGEST_FIRST, outagesInView } from './outages-in-view.ts';

/** Every outage of the report's week or period. */
export function OutagesPanel({
  table,
  details,
  ...rest
}: {
  readonly table: ReportTable;
  /** `undefined` while they are read. */
  readonly details: Result<WholeDetails> | undefined;
  /** They are what the person looks at. */
  readonly isShared: boolean;
  readonly filter: OutageFilter;
  readonly onFilter: (filter: OutageFilter) => void;
}) {
  if (table.details === undefined) {
    return (
      <div className="empty">
        <h2>This report holds no outages</h2>
        <p>It was made by an earlier version of Store Monitor. Create it again to see them.</p>
      </div>
    );
  }
  if (details === undefined) return <p className="empty">Reading the outages…</p>;
  if (!details.ok)
    return <ErrorNotice problem={{ title: 'The outages cannot be shown', error: details.error }} />;
  return <OutagesTable table={table} details={details.value} {...rest} />;
}

function OutagesTable({
  table,
  details,
  filter,
  onFilter,
  isShared,
}: {
  readonly table: ReportTable;
  readonly details: WholeDetails;
  readonly isShared: boolean;
  readonly filter: OutageFilter;
  readonly onFilter: (filter: OutageFilter) => void;
}) {
  const { outages } = details;
  const [wantedSort, setSort] = useRemembered('outages-sort', SortSchema, LONGEST_FIRST);
  const [search, setSearch] = useState('');
  const openStore = use(OpenStore);
  const clock = use(ClockContext);
  useEntered('outages', () => setSearch(''));
  const handOver = useSave('The outages were not saved', table.record.id);

  const { ref, room } = useTableRoom();
  const all = useMemo(() => outageColumns(table, details, clock), [table, details, clock]);
  const columns = useMemo(() => fittedTo(all, outagesNeed(clock), room), [all, clock, room]);
  const arranged = useArranged('outages-columns', columns);
  const sort = useMemo(() => knownSort(columns, wantedSort), [columns, wantedSort]);
  const about = useCallback((outage: number) => outageToNote(table, outages, outage), [table, outages]);
  const apart = useMemo(() => apartWords(table), [table]);
  const { noteOf, actionsOf, dialog } = useOutageNotes(useReportNotes(table.record.id), about);
  const cellOf = useMemo(() => outageCells(table, outages, noteOf), [table, outages, noteOf]);
  const rows = useMemo(
    () => outagesInView(table, outages, { columns, sort, filter, search, noteOf }),
    [table, outages, columns, sort, filter, search, noteOf],
  );
  const whose = askedGroup(table, filter.group) === undefined ? undefined : nameOfChoice(filter.group);
  const ofGroup = useMemo(
    () => visitOutages(outages, groupTest(table, filter.group)).count,
    [table, outages, filter.group],
  );
  const open = useCallback(
    (outage: number) => {
      const store = (one: number) => outages.store[one] ?? -1;
      const among = idsOf(table, new Set(Array.from(rows, store)));
      void openStore(table.stores[store(outage)] ?? '', outages.started[outage], among);
    },
    [table, outages, rows, openStore],
  );
  const actionsOfRow = useCallback(
    (outage: number) => [
      { key: 'open-store', label: 'Open store', run: () => open(outage) },
      ...actionsOf(outage),
    ],
    [actionsOf, open],
  );

  return (
    <>
      <SavingNotice handOver={handOver} />
      <div ref={ref} />
      <GridPanel
        label="Outages"
        arranged={arranged}
        rows={rows}
        cellOf={cellOf}
        sort={sort}
        onSort={setSort}
        onOpen={open}
        actionsOf={actionsOfRow}
        filters={
          <>
            <SearchField
              label="Search outages"
              placeholder="Store, group, note"
              value={search}
              onChange={setSearch}
            />
            <OutageFilterBar table={table} outages={outages} filter={filter} onChange={onFilter} />
          </>
        }
        tools={null}
        nothing={
          outages.count === 0
            ? { words: noDowntimeWords(longestFacts(table, filter.group)) }
            : {
                words: whose === undefined ? 'No outage matches.' : `No outage matches in ${whose}.`,
                clear: {
                  label: 'Clear filters',
                  run: () => {
                    setSearch('');
                    onFilter({ ...EVERY_OUTAGE, group: filter.group });
                  },
                },
                wider:
                  whose === undefined
                    ? undefined
                    : { label: 'Show every group', run: () => onFilter({ ...filter, group: EVERY_GROUP }) },
              }
        }
        hint="Press Enter or double-click to see it in its store’s timeline; right-click or Shift+F10 to note why."
        count={countedWords(rows.length, ofGroup, 'outage', { sort, apart, whose })}
      />
      {isShared ? (
        <InBar>
          <ShareButton
            parts={partsOfTable(
              {
                all: outages.count,
                one: 'outage',
                rows,
                columns: namesOfCells(arranged.shown).map(inFiles),
                chosenBy: outagesChosenBy(filter, search, { sort, columns, apart }),
              },
              { tells: 'outages', id: table.record.id },
              ['xlsx', 'pdf', 'csv', 'parquet'],
            )}
            handOver={handOver}
          />
        </InBar>
      ) : null}
      {dialog}
    </>
  );
}

/** A file is read elsewhere, too: times by this computer's clock are told in UTC. */
const inFiles = (column: string) => column.replace(/_computer$/, '_utc');

/** A column that there is no more cannot sort. */
function knownSort(columns: readonly OutageColumn[], sort: Sort): Sort {
  const column = columns.find(({ key }) => key === sort.column);
  return column === undefined ? LONGEST_FIRST : sort;
}
