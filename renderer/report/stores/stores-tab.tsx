import { useMemo, useState } from 'react';
import type { Command, ReportTable } from '../../../preload/contract.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { SavedNotice } from '../../components/saved-notice.tsx';
import { SavingNotice } from '../../components/saving-notice.tsx';
import type { OnShare } from '../../components/share-button.tsx';
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
  onShow,
  filter,
  onFilter,
  asked,
  askedBefore,
  newestPoll,
  onCreateAsOfLatest,
}: {
  readonly table: ReportTable;
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
  const [{ method }] = usePreferences();
  const [file, setFile] = useState<FileWishes>(AS_USUAL);
  const { saving, save, savePack, dismiss } = useSave('The report was not saved', table.record.id);
  const facts = useMemo(() => windowFacts(table, LEADING_METHOD), [table]);
  const share: OnShare = (as, rows) => {
    const wanted = { id: table.record.id, method, ...askedOf(file, table) };
    if (as === 'pack') void savePack(wanted);
    else void save('saveReport', { ...wanted, format: as, ...(rows === undefined ? {} : { rows }) });
  };
  const saveIt = (rows?: readonly number[]) => share('csv', rows);
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
      {saving.kind === 'failed' ? <ErrorNotice problem={saving.problem} onDismiss={dismiss} /> : null}
      {saving.kind === 'packing' ? <SavingNotice saving={saving} /> : null}
      {saving.kind === 'saved' ? <SavedNotice saved={saving} onDismiss={dismiss} /> : null}
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
        onShare={share}
        isShared={isShared}
        onShow={onShow}
      />
    </>
  );
}
