import { useMemo, useState } from 'react';
import * as v from 'valibot';
import type { Command, ReportTable } from '../../../preload/contract.ts';
import { COLUMN_OPTIONS, type ColumnOption } from '../../../preload/sheets.ts';
import { useRemembered } from '../../bridge/use-remembered.ts';
import { ChoiceSelect } from '../../components/choice-select.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Checkbox, Switch } from '../../components/fields.tsx';
import { SaveAll } from '../../components/save-these.tsx';
import { SavedNotice } from '../../components/saved-notice.tsx';
import { SavingNotice } from '../../components/saving-notice.tsx';
import type { OnShare } from '../../components/share-button.tsx';
import { useSave } from '../../components/use-save.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { type AskedCommand, useAskedCommand } from '../../workspace/use-commands.ts';
import { MeaningsButton } from '../meanings/meanings-button.tsx';
import { useEntered } from '../shared/doors.ts';
import type { StoreFilter } from '../shared/store-filter.ts';
import { NothingObserved } from '../summary/nothing-observed.tsx';
import { SummaryTiles } from '../summary/summary-tiles.tsx';
import { windowFacts } from '../summary/window-facts.ts';
import { MethodChoice } from './method-choice.tsx';
import { StoresPanel } from './stores-panel.tsx';
import { useMethod } from './use-method.ts';

/** Of a period, what a file has a row for. */
const ROWS = [
  { value: 'store', label: 'A row a store' },
  { value: 'day', label: 'A row a store and day' },
  { value: 'week', label: 'A row a store and week' },
  { value: 'month', label: 'A row a store and month' },
] as const;

/** Every store of a report, by either method. */
export function StoresTab({
  table,
  isShown,
  isShared,
  onShow,
  filter,
  onFilter,
  asked,
  askedBefore,
  newestPoll,
  onCreateAsOfLatest,
}: {
  readonly table: ReportTable;
  readonly isShown: boolean;
  /** Sharing from the menu means the stores. */
  readonly isShared: boolean;
  /** Brings the stores before the person. */
  readonly onShow: () => void;
  readonly filter: StoreFilter;
  readonly onFilter: (filter: StoreFilter) => void;
  readonly asked: AskedCommand | undefined;
  /** The number of the last command that was not for this report. */
  readonly askedBefore: number;
  readonly newestPoll: number | undefined;
  readonly onCreateAsOfLatest: () => void;
}) {
  const [method, setMethod] = useMethod(isShown);
  const [showsBounds, setShowsBounds] = useRemembered('stores-bounds', v.boolean(), false);
  const [rowsBy, setRowsBy] = useState<(typeof ROWS)[number]['value']>('store');
  const [columns, setColumns] = useState<readonly ColumnOption[]>([]);
  const { saving, save, savePack, dismiss } = useSave('The report was not saved', table.record.id);
  /** Its file has columns of its own (SPEC §14). */
  const isOfPeriod = table.record.period !== undefined;
  const facts = useMemo(() => windowFacts(table, method), [table, method]);
  const share: OnShare = (as, rows) => {
    const wanted = Object.fromEntries(columns.map((option) => [option, true]));
    const by = isOfPeriod && rowsBy !== 'store' ? { by: rowsBy } : {};
    const asked = { id: table.record.id, method, ...wanted, ...by };
    if (as === 'pack') void savePack(asked);
    else void save('saveReport', { ...asked, format: as, ...(rows === undefined ? {} : { rows }) });
  };
  const saveIt = (rows?: readonly number[]) => share('csv', rows);

  useEntered('stores', (look) => {
    // The rows behind a figure are by the method that the figure is by.
    setMethod(LEADING_METHOD);
    if (look.bounds) setShowsBounds(true);
  });
  const obey = (command: Command) => {
    if (command === 'save-report') saveIt();
  };
  useAskedCommand(asked, obey, askedBefore);

  return (
    <>
      <NothingObserved
        asOf={table.record.asOf}
        facts={facts}
        newestPoll={newestPoll}
        onCreateAsOfLatest={onCreateAsOfLatest}
      />
      <SummaryTiles
        table={table}
        method={method}
        facts={facts}
        filter={filter}
        onAsk={(wanted) => onFilter({ ...filter, ...wanted })}
      />
      <div className="method-row">
        <div className="methods">
          <MethodChoice method={method} onChange={setMethod} />
          {method === 'interpolated' ? (
            <Switch isSelected={showsBounds} onChange={setShowsBounds}>
              Bounds of downtime
            </Switch>
          ) : null}
          <MeaningsButton table={table} />
        </div>
        <div className="actions">
          {isOfPeriod ? (
            <ChoiceSelect label="Rows of the file" choices={ROWS} value={rowsBy} onChange={setRowsBy} />
          ) : (
            <ColumnOptions chosen={columns} onChange={setColumns} />
          )}
          <SaveAll all={table.stores.length} one="store" onSave={() => saveIt()} />
        </div>
      </div>
      {saving.kind === 'failed' ? <ErrorNotice problem={saving.problem} onDismiss={dismiss} /> : null}
      {saving.kind === 'packing' ? <SavingNotice saving={saving} /> : null}
      {saving.kind === 'saved' ? <SavedNotice saved={saving} onDismiss={dismiss} /> : null}
      <StoresPanel
        table={table}
        method={method}
        bounds={showsBounds}
        filter={filter}
        onFilter={onFilter}
        asked={asked}
        askedBefore={askedBefore}
        onSave={saveIt}
        onShare={share}
        isShared={isShared}
        onShow={onShow}
      />
    </>
  );
}

/** What the file has beside the usual columns. */
function ColumnOptions({
  chosen,
  onChange,
}: {
  readonly chosen: readonly ColumnOption[];
  readonly onChange: (chosen: readonly ColumnOption[]) => void;
}) {
  return COLUMN_OPTIONS.map((option) => (
    <Checkbox
      key={option}
      isSelected={chosen.includes(option)}
      onChange={(isChosen) =>
        onChange(isChosen ? [...chosen, option] : chosen.filter((other) => other !== option))
      }
    >
      {`${option.charAt(0).toUpperCase()}${option.slice(1)} columns`}
    </Checkbox>
  ));
}
