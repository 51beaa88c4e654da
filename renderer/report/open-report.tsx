import './report-tabs.css';
import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ReportTable } from '../../preload/contract.ts';
import { type AskedCommand, useAskedCommand } from '../app/use-commands.ts';
import { useRemembered } from '../bridge/use-remembered.ts';
import { formatCount } from '../format/numbers.ts';
import { EVERY_OUTAGE, OutageFilterSchema } from './outages/outages-in-view.ts';
import { OutagesPanel } from './outages/outages-panel.tsx';
import { EVERY_STORE, StoreFilterSchema } from './stores/store-filter.ts';
import { StoresTab } from './stores/stores-tab.tsx';

const VIEWS = ['stores', 'outages'] as const;
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
  const [view, setView] = useState<View>('stores');
  const [sawOutages, setSawOutages] = useState(false);
  const [storeFilter, setStoreFilter] = useRemembered('stores-filter', StoreFilterSchema, EVERY_STORE);
  const [outageFilter, setOutageFilter] = useRemembered('outages-filter', OutageFilterSchema, EVERY_OUTAGE);
  const outages = table.details?.outages.count;
  useAskedCommand(asked, (command) => {
    if (command === 'search') setView('stores');
  });
  return (
    <Tabs
      className="report-tabs"
      selectedKey={view}
      onSelectionChange={(key) => {
        setView(VIEWS.find((known) => known === key) ?? 'stores');
        if (key === 'outages') setSawOutages(true);
      }}
    >
      <TabList className="tab-list" aria-label="Views of the report">
        <Tab id="stores" className="tab">
          Stores
        </Tab>
        <Tab id="outages" className="tab">
          Outages
          {outages === undefined ? null : <span className="tab-count numbers">{formatCount(outages)}</span>}
        </Tab>
      </TabList>
      {/* Stays, since the menu can ask it to save and to search from any view. */}
      <TabPanel id="stores" className="tab-panel" shouldForceMount>
        <StoresTab
          table={table}
          filter={storeFilter}
          onFilter={setStoreFilter}
          asked={asked}
          newestPoll={newestPoll}
          onCreateAsOfLatest={onCreateAsOfLatest}
        />
      </TabPanel>
      {/* Stays once it was looked at, so that a person finds it as it was, and at once. */}
      <TabPanel id="outages" className="tab-panel" shouldForceMount={sawOutages}>
        <OutagesPanel table={table} filter={outageFilter} onFilter={setOutageFilter} />
      </TabPanel>
    </Tabs>
  );
}
