import { memo, useMemo, useRef, useState } from 'react';
import type { Method, ReportTable } from '../../preload/contract.ts';
import { type AskedCommand, useAskedCommand } from '../app/use-commands.ts';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Checkbox } from '../components/fields.tsx';
import { SavedNotice } from '../components/saved-notice.tsx';
import { type Choice, Segmented } from '../components/segmented.tsx';
import { formatCount } from '../format/numbers.ts';
import { methodChoices } from './methods.ts';
import { StoreSearch } from './store-search.tsx';
import { SummaryTiles } from './summary-tiles.tsx';
import { StoresGrid } from './table/stores-grid.tsx';
import { BY_STORE, type Filter, type Sort, sortFor, storesInView } from './table/stores-in-view.ts';
import { toTsv } from './table/tsv.ts';
import { useSaveReport } from './use-save-report.ts';

const FILTERS: readonly Choice<Filter>[] = [
  { value: 'all', label: 'All' },
  { value: 'downtime', label: 'Any downtime' },
  { value: 'no-data', label: 'No data' },
];

export const OpenReport = memo(function OpenReport({
  table,
  asked,
}: {
  readonly table: ReportTable;
  readonly asked: AskedCommand | undefined;
}) {
  const [method, setMethod] = useState<Method>('poll-count');
  const [wantedSort, setSort] = useState<Sort>(BY_STORE);
  const sort = sortFor(method, wantedSort);
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  const [extended, setExtended] = useState(false);
  const searchInput = useRef<HTMLInputElement>(null);
  const { saving, save, dismiss } = useSaveReport();
  const stores = useMemo(
    () => storesInView(table, method, { sort, filter, search }),
    [table, method, sort, filter, search],
  );
  const saveIt = () => void save(table.record.id, method, extended);
  const choices = methodChoices(table.record);

  useAskedCommand(asked, (command) => {
    if (command === 'save-report') saveIt();
    if (command === 'search') searchInput.current?.select();
  });

  return (
    <>
      <SummaryTiles summary={table.summaries[method]} />
      <div className="method-row">
        <Segmented label="Method" choices={choices} value={method} onChange={setMethod} hideLabel />
        <p className="method-meaning">{choices.find(({ value }) => value === method)?.description}</p>
        <div className="actions">
          <Checkbox isSelected={extended} onChange={setExtended}>
            Extended columns
          </Checkbox>
          <Button onPress={saveIt}>Save report…</Button>
        </div>
      </div>
      {saving.kind === 'failed' ? <ErrorNotice problem={saving.problem} onDismiss={dismiss} /> : null}
      {saving.kind === 'saved' ? <SavedNotice path={saving.path} onDismiss={dismiss} /> : null}
      <section className="stores" aria-label="Table of stores">
        <div className="stores-toolbar">
          <StoreSearch value={search} onChange={setSearch} inputRef={searchInput} />
          <Segmented label="Show" choices={FILTERS} value={filter} onChange={setFilter} hideLabel />
          <p className="stores-count numbers">{describeCount(stores.length, table.stores.length)}</p>
          <CopyButton label="Copy as TSV" look="quiet" text={() => toTsv(table, method, stores)} />
        </div>
        <StoresGrid table={table} method={method} stores={stores} sort={sort} onSort={setSort} />
        {stores.length === 0 ? <p className="no-match">No store matches.</p> : null}
      </section>
    </>
  );
});

const describeCount = (shown: number, all: number): string =>
  shown === all ? `${formatCount(all)} stores` : `${formatCount(shown)} of ${formatCount(all)} stores`;
