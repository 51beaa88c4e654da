import { useMemo, useState } from 'react';
import type { ReportTable } from '../../../preload/contract.ts';
import { SavingNotice } from '../../components/saving-notice.tsx';
import { useSave } from '../../components/use-save.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import type { AskedCommand } from '../../workspace/use-commands.ts';
import { MeaningsButton } from '../meanings/meanings-button.tsx';
import type { StoreFilter } from '../shared/store-filter.ts';
import { NothingObserved } from '../summary/nothing-observed.tsx';
import { windowFacts } from '../summary/window-facts.ts';
import { AS_USUAL, askedOf, FileOptions, type FileWishes } from './file-options.tsx';
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
  const facts = useMemo(() => windowFacts(table), [table]);
  const whole = { tells: 'report', id: table.record.id, method, ...askedOf(file, table) } as const;

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
        whole={whole}
        fileOptions={<FileOptions table={table} wishes={file} onWish={setFile} />}
        handOver={handOver}
        isShared={isShared}
      />
    </>
  );
}
