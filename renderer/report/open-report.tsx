import './report-tabs.css';
import { useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ReportTable } from '../../preload/contract.ts';
import { type AskedCommand, useAskedCommand } from '../app/use-commands.ts';
import { useRemembered } from '../bridge/use-remembered.ts';
import { formatCount } from '../format/numbers.ts';
import { type Doors, DoorsContext, NEVER_ENTERED, type StoresLook } from './doors.ts';
import { EVERY_OUTAGE, OutageFilterSchema } from './outages/outages-in-view.ts';
import { OutagesPanel } from './outages/outages-panel.tsx';
import { OverviewTab } from './overview/overview-tab.tsx';
import { EVERY_STORE, StoreFilterSchema } from './stores/store-filter.ts';
import { StoresTab } from './stores/stores-tab.tsx';

const VIEWS = ['overview', 'stores', 'outages'] as const;
type View = (typeof VIEWS)[number];

/** One report in its views. */
export function OpenReport({
  table,
  asked,
  newestPoll,
  onCreateAsOfLatest,
}: {
  readonly table: ReportTable;
  readonly asked: AskedCommand | undefined;
  /** In what is stored now. */
  readonly newestPoll: number | undefined;
  readonly onCreateAsOfLatest: () => void;
}) {
  const [view, setView] = useState<View>('overview');
  const tabList = useRef<HTMLDivElement>(null);
  const [storeFilter, setStoreFilter] = useRemembered('stores-filter', StoreFilterSchema, EVERY_STORE);
  const [outageFilter, setOutageFilter] = useRemembered('outages-filter', OutageFilterSchema, EVERY_OUTAGE);
  const [sawOutages, setSawOutages] = useState(false);
  const [entered, setEntered] = useState({ stores: NEVER_ENTERED, outages: NEVER_ENTERED });
  const show = (to: View) => {
    setView(to);
    if (to === 'outages') setSawOutages(true);
  };
  const enter = (to: 'stores' | 'outages', look: StoresLook = {}) => {
    show(to);
    setEntered({ ...entered, [to]: { times: entered[to].times + 1, look } });
    // What was pressed goes out of sight, and the focus with it.
    tabList.current?.querySelector<HTMLElement>(`[data-key=${to}]`)?.focus();
  };
  const doors: Doors = {
    toStores: (filter, look) => {
      setStoreFilter({ ...EVERY_STORE, ...filter });
      enter('stores', look);
    },
    toOutages: (filter) => {
      setOutageFilter({ ...EVERY_OUTAGE, ...filter });
      enter('outages');
    },
    entered,
  };
  const outages = table.details?.outages.count;
  useAskedCommand(asked, (command) => {
    if (command === 'search' || command === 'save-report') show('stores');
  });
  const shared = { table, newestPoll, onCreateAsOfLatest };
  return (
    <DoorsContext value={doors}>
      <Tabs
        className="report-tabs"
        selectedKey={view}
        onSelectionChange={(key) => show(VIEWS.find((known) => known === key) ?? 'overview')}
      >
        <TabList ref={tabList} className="tab-list" aria-label="Views of the report">
          <Tab id="overview" className="tab">
            Overview
          </Tab>
          <Tab id="stores" className="tab">
            Stores
          </Tab>
          <Tab id="outages" className="tab">
            Outages
            {outages === undefined ? null : <span className="tab-count numbers">{formatCount(outages)}</span>}
          </Tab>
        </TabList>
        {/* Stays, so that whoever returns finds the place where they left. */}
        <TabPanel id="overview" className="tab-panel" shouldForceMount>
          <OverviewTab key={table.record.id} {...shared} isShown={view === 'overview'} />
        </TabPanel>
        {/* Stays, since the menu can ask it to save and to search from any view. */}
        <TabPanel id="stores" className="tab-panel" shouldForceMount>
          <StoresTab {...shared} filter={storeFilter} onFilter={setStoreFilter} asked={asked} />
        </TabPanel>
        {/* Stays once it was looked at, so that a person finds it as it was, and at once. */}
        <TabPanel id="outages" className="tab-panel" shouldForceMount={sawOutages}>
          <OutagesPanel table={table} filter={outageFilter} onFilter={setOutageFilter} />
        </TabPanel>
      </Tabs>
    </DoorsContext>
  );
}
