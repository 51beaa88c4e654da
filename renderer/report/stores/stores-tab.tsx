import { useMemo, useState } from 'react';
import type { Command, ReportTable } from '../../../preload/contract.ts';
import { SavingNotice } from '../../components/saving-notice.tsx';
import { useSave } from '../../components/use-save.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import { type AskedCommand, useAskedCommand } from '../../workspace/use-commands.ts';
import { MeaningsButton } from '../meanings/meanings-button.tsx';
import type { StoreFilter } from '../shared/store-filter.ts';
import { NothingObserved } from '../summary/nothing-observed.tsx';
import { windowFacts } from '../summary/window-facts.ts';
import { AS_USUAL, askedOf, type FileWishes, SaveCsv } from './save-csv.tsx';
import { StoresPanel } from './stores-panel.tsx';

/** Every store of a report. */
export function StoresTab({
  table,
  isShared,
  filter,
  onFilter,
  asked,
  askedBefore,
  newestPoll,
  onCreateAsOfLatest,
}: {
  readonly table: ReportTable;
  /** They are what the person looks at. */
  readonly isShared: boolean;
  readonly filter: StoreFilter;
  readonly onFilter: (filter: StoreFilter) => void;
  readonly asked: AskedCommand | undefined;
  /** The number of the last command that was not for this report. */
  readonly askedBefore: number;
  readonly newestPoll: number | undefined;
  readonly onCreateAsOfLatest: () => void;
}) {
  const [{ method }] = usePreferences();
  const [file, setFile] = useState<FileWishes>(AS_USUAL);
  const handOver = useSave('The report was not saved', table.record.id);
  const facts = useMemo(() => windowFacts(table, LEADING_METHOD), [table]);
  const whole = { tells: 'report', id: table.record.id, method, ...askedOf(file, table) } as const;
  const saveIt = (rows?: readonly number[]) =>
    void handOver.save({ ...whole, ...(rows === undefined ? {} : { shown: { rows } }) }, 'csv');
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
      <SavingNotice handOver={handOver} />
      <StoresPanel
        table={table}
        about={<MeaningsButton table={table} />}
        filter={filter}
        onFilter={onFilter}
        asked={asked}
        askedBefore={askedBefore}
        csv={(shown) => (
          <SaveCsv table={table} shown={shown} wishes={file} onWish={setFile} onSave={saveIt} />
        )}
        onSave={saveIt}
        whole={whole}
        handOver={handOver}
        isShared={isShared}
      />
    </>
  );
}
