import '../components/tabs.css';
import { memo, startTransition, use, useMemo, useRef, useState } from 'react';
import { TabList, Tabs } from 'react-aria-components';
import type { PeriodName, ReportOverview, ReportTable, Result } from '../../preload/contract.ts';
import { useRemembered } from '../bridge/use-remembered.ts';
import { useStable } from '../components/use-stable.ts';
import { formatCount } from '../format/numbers.ts';
import { OpenStore } from '../workspace/open-store.ts';
import { type AskedCommand, useAskedCommand } from '../workspace/use-commands.ts';
import { OnlyView } from './only-view.tsx';
import { OutagesPanel } from './outages/outages-panel.tsx';
import { useWholeDetails } from './outages/use-whole-details.ts';
import { OverviewTab } from './overview/overview-tab.tsx';
import { ShareAnswer } from './overview/share-answer.tsx';
import { type Doors, DoorsContext, NEVER_ENTERED, type StoresLook } from './shared/doors.ts';
import type { GroupChoice } from './shared/group-choice.ts';
import { EVERY_OUTAGE, type OutageFilter, OutageFilterSchema } from './shared/outage-filter.ts';
import { countOutagesOf } from './shared/outages.ts';
import { windowIn } from './shared/report-numbers.ts';
import { EVERY_STORE, type StoreFilter, StoreFilterSchema } from './shared/store-filter.ts';
import { StoresTab } from './stores/stores-tab.tsx';
import { ViewPanel, ViewTab } from './view-tabs.tsx';

const VIEWS = ['overview', 'stores', 'outages'] as const;
type View = (typeof VIEWS)[number];

/** A report of a single store shows its page first; its one row has all columns and the files. */
const LABELS = { overview: 'Overview', stores: 'Stores' } as const;
const LABELS_OF_ONE = { overview: 'Store', stores: 'Table' } as const;

/** Drawn again only when what they show changes; otherwise a step from view to view would draw all three. */
const QuietOverview = memo(OverviewTab);
const QuietStores = memo(StoresTab);
const QuietOutages = memo(OutagesPanel);

/** A filter of a window that the report has. */
const fitting = <F extends { readonly window: PeriodName }>(table: ReportTable, filter: F): F => ({
  ...filter,
  window: windowIn(table, filter.window),
});

/** One report in its views. */
export function OpenReport({
  table,
  overview,
  group,
  onGroup,
  asked,
  newestPoll,
  onCreateAsOfLatest,
}: {
  readonly table: ReportTable;
  readonly overview: Result<ReportOverview>;
  /** Stores of which group every view is of. */
  readonly group: GroupChoice;
  readonly onGroup: (group: GroupChoice) => void;
  readonly asked: AskedCommand | undefined;
  /** In what is stored now. */
  readonly newestPoll: number | undefined;
  readonly onCreateAsOfLatest: () => void;
}) {
  const [view, setView] = useState<View>('overview');
  const only = table.stores.length === 1 ? table.stores[0] : undefined;
  const openStore = use(OpenStore);
  /** The moment that the page of the only store is to show. */
  const [moment, setMoment] = useState<number>();
  /** The report that the Stores are made ready of behind the Overview, which goes first. */
  const [prepared, setPrepared] = useState<ReportTable>();
  if ((view === 'stores' || only !== undefined) && prepared !== table) setPrepared(table);
  const tabList = useRef<HTMLDivElement>(null);
  const [wantedStores, keepStores] = useRemembered('stores-filter', StoreFilterSchema, EVERY_STORE);
  const [wantedOutages, keepOutages] = useRemembered('outages-filter', OutageFilterSchema, EVERY_OUTAGE);
  // Remembered from a report of other windows, perhaps; the group is that of the report.
  const storeFilter = useMemo(
    () => ({ ...fitting(table, wantedStores), group }),
    [table, wantedStores, group],
  );
  const outageFilter = useMemo(
    () => ({ ...fitting(table, wantedOutages), group }),
    [table, wantedOutages, group],
  );
  const setStoreFilter = useStable((filter: StoreFilter) => {
    keepStores(filter);
    onGroup(filter.group);
  });
  const setOutageFilter = useStable((filter: OutageFilter) => {
    keepOutages(filter);
    onGroup(filter.group);
  });
  const [sawOutages, setSawOutages] = useState(false);
  const whole = useWholeDetails(table, sawOutages || prepared?.record.id === table.record.id);
  const [entered, setEntered] = useState({ stores: NEVER_ENTERED, outages: NEVER_ENTERED });
  const show = (to: View) => {
    setView(to);
    if (to === 'outages') setSawOutages(true);
  };
  const enter = useStable((to: 'stores' | 'outages', look: StoresLook = {}) => {
    show(to);
    setEntered({ ...entered, [to]: { times: entered[to].times + 1, look } });
    // What was pressed goes out of sight, and the focus with it.
    tabList.current?.querySelector<HTMLElement>(`[data-key=${to}]`)?.focus();
  });
  const toOverview = useStable((wanted: GroupChoice) => {
    onGroup(wanted);
    show('overview');
    tabList.current?.querySelector<HTMLElement>('[data-key=overview]')?.focus();
  });
  const doors = useMemo<Doors>(
    () => ({
      toStores: (filter, look) => {
        setStoreFilter({ ...EVERY_STORE, group, ...filter });
        enter('stores', look);
      },
      toOutages: (filter) => {
        setOutageFilter({ ...EVERY_OUTAGE, group, ...filter });
        enter('outages');
      },
      toOverview,
      entered,
    }),
    [setStoreFilter, setOutageFilter, toOverview, enter, entered, group],
  );
  const [askedBefore] = useState(asked?.number ?? 0);
  const outages = useMemo(() => countOutagesOf(table, group), [table, group]);
  useAskedCommand(asked, (command) => {
    // It is asked of the table of stores, whichever view is shown.
    if (command === 'search') show('stores');
  });
  const labels = only === undefined ? LABELS : LABELS_OF_ONE;
  const shared = { newestPoll, onCreateAsOfLatest };
  const open = useStable((store: string, at?: number, among?: readonly string[]) => {
    if (only === undefined) {
      openStore(store, at, among);
      return;
    }
    setMoment(at);
    show('overview');
  });
  const prepareStores = useStable(() => startTransition(() => setPrepared(table)));
  return (
    <DoorsContext value={doors}>
      <OpenStore value={open}>
        <div className="report-tabs">
          {/* The tabs alone: React Aria renders all that is inside once more, to find what there is to choose. */}
          <Tabs
            selectedKey={view}
            onSelectionChange={(key) => show(VIEWS.find((known) => known === key) ?? 'overview')}
          >
            <TabList ref={tabList} className="tab-list" aria-label="Views of the report">
              <ViewTab id="overview">{labels.overview}</ViewTab>
              <ViewTab id="stores">{labels.stores}</ViewTab>
              <ViewTab id="outages">
                Outages
                {outages === undefined ? null : (
                  <span className="tab-count numbers">{formatCount(outages)}</span>
                )}
              </ViewTab>
            </TabList>
          </Tabs>
          {/* Stays, so that whoever returns finds the place where they left. */}
          <ViewPanel id="overview" label={labels.overview} isShown={view === 'overview'}>
            <ShareAnswer
              key={`share ${table.record.id}`}
              table={table}
              group={group}
              isShown={view === 'overview'}
            />
            {only === undefined ? (
              <QuietOverview
                key={table.record.id}
                {...shared}
                table={table}
                overview={overview}
                group={group}
                isShown={view === 'overview'}
                onDrawn={prepareStores}
              />
            ) : (
              <OnlyView {...shared} table={table} store={only} at={moment} />
            )}
          </ViewPanel>
          {/* Stays, since the menu can ask it to search from any view; made when there is time for it. */}
          <ViewPanel id="stores" label={labels.stores} isShown={view === 'stores'}>
            {prepared === undefined ? null : (
              <QuietStores
                {...shared}
                table={prepared}
                isShared={view === 'stores'}
                filter={storeFilter}
                onFilter={setStoreFilter}
                asked={asked}
                askedBefore={askedBefore}
              />
            )}
          </ViewPanel>
          {/* Stays once it was looked at, so that a person finds it as it was, and at once. */}
          <ViewPanel id="outages" label="Outages" isShown={view === 'outages'}>
            {sawOutages ? (
              <QuietOutages
                table={table}
                details={whole}
                isShared={view === 'outages'}
                filter={outageFilter}
                onFilter={setOutageFilter}
              />
            ) : null}
          </ViewPanel>
        </div>
      </OpenStore>
    </DoorsContext>
  );
}
