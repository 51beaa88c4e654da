import './history.css';
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { Method, ReportRecord } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice, type Problem } from '../components/error-notice.tsx';
import { SavingNotice } from '../components/saving-notice.tsx';
import { Screen } from '../components/screen.tsx';
import { SearchField } from '../components/search-field.tsx';
import { ShareButton } from '../components/share-button.tsx';
import { type Part, partOfAnswer, partOfReport } from '../components/share-parts.ts';
import { useSave } from '../components/use-save.ts';
import { useStable } from '../components/use-stable.ts';
import { formatAmong, formatCount, formatCounted } from '../format/numbers.ts';
import { GridFrame } from '../grid/grid-frame.tsx';
import { areAlike, areComparable } from '../workspace/comparable.ts';
import { usePreferences } from '../workspace/preferences.ts';
import { AboutReport } from './about-report.tsx';
import { historyRows, NEWEST_FIRST } from './history-rows.ts';
import { HistoryTable } from './history-table.tsx';
import { MethodPicker } from './method-picker.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { useSelecting } from './use-selecting.ts';

/** Every report there is: to find, label, open, hand over, compare and delete. */
export function HistoryScreen({
  records,
  problem,
  onAboutToOpen,
  onOpen,
  onCompare,
  onDelete,
}: {
  readonly records: readonly ReportRecord[];
  readonly problem: Problem | undefined;
  /** A press has begun that opens this report once it is let go. */
  readonly onAboutToOpen: (record: ReportRecord) => void;
  readonly onOpen: (record: ReportRecord) => void;
  readonly onCompare: (one: ReportRecord, other: ReportRecord) => void;
  readonly onDelete: (records: readonly ReportRecord[]) => void;
}) {
  const [{ method }, changePreferences] = usePreferences();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState(NEWEST_FIRST);
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const [renamed, setRenamed] = useState<ReportRecord>();
  const handOver = useSave('The report was not saved', 'history');
  const rows = useMemo(() => historyRows(records, { search, sort, method }), [records, search, sort, method]);
  const chosen = useMemo(() => rows.filter(({ id }) => wanted.has(id)), [rows, wanted]);
  const selected = useMemo(() => new Set(chosen.map(({ id }) => id)), [chosen]);
  const [one, other] = chosen;
  const single = chosen.length === 1 ? one : undefined;
  const isPair = chosen.length === 2 && one !== undefined && other !== undefined;
  const canCompare = isPair && areComparable(one, other);
  const remove = () => onDelete(chosen);
  const { select, catchUp } = useSelecting(wanted, setWanted);
  const open = useStable(onOpen);
  const aboutToOpen = useStable(onAboutToOpen);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Delete' && chosen.length > 0) remove();
    if (event.key === 'F2' && single !== undefined) setRenamed(single);
  }

  return (
    <Screen title="History" subtitle={formatAmong(rows.length, records.length, 'report')} fills>
      {problem === undefined ? null : <ErrorNotice problem={problem} />}
      <SavingNotice handOver={handOver} />
      {records.length === 0 ? (
        <div className="empty">
          <h2>No report yet</h2>
          <p>Every report you create is kept here: to open, label, compare and share again.</p>
        </div>
      ) : (
        <GridFrame
          label="Table of reports"
          className="history-panel"
          toolbar={
            <>
              <SearchField label="Search labels" value={search} onChange={setSearch} />
              <MethodPicker method={method} onChange={(value) => changePreferences({ method: value })} />
              <span className="grid-spring" />
              <div className="history-actions" onPointerDownCapture={catchUp}>
                <Button
                  isDisabled={single === undefined}
                  onPressStart={() => single && onAboutToOpen(single)}
                  onPress={() => single && onOpen(single)}
                >
                  Open
                </Button>
                <Button isDisabled={single === undefined} onPress={() => setRenamed(single)}>
                  Label…
                </Button>
                {single?.state === 'Complete' && single.stores !== undefined ? (
                  <ShareButton parts={partsOf(single.id, method, single.stores)} handOver={handOver} />
                ) : (
                  <Button isDisabled>Share…</Button>
                )}
                <Button
                  isDisabled={!canCompare}
                  onPress={() => one !== undefined && other !== undefined && onCompare(one, other)}
                >
                  Compare…
                </Button>
                <Button isDisabled={chosen.length === 0} onPress={remove}>
                  Delete
                </Button>
              </div>
            </>
          }
          nothing={
            rows.length === 0
              ? {
                  words: 'No label matches.',
                  clear: { label: 'Clear the search', run: () => setSearch('') },
                }
              : undefined
          }
          hint="Enter or a double click opens a report. Select two to compare them."
          told={toldOf(chosen.length, isPair && !areAlike(one, other))}
        >
          {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the table inside */}
          <div className="history-keys" onKeyDownCapture={catchUp} onKeyDown={onKeyDown}>
            <HistoryTable
              records={rows}
              method={method}
              sort={sort}
              onSort={setSort}
              selected={selected}
              onSelect={select}
              onAboutToOpen={aboutToOpen}
              onOpen={open}
            />
          </div>
          {single === undefined ? null : <AboutReport record={single} />}
        </GridFrame>
      )}
      {renamed === undefined ? null : (
        <RenameDialog key={renamed.id} record={renamed} onClose={() => setRenamed(undefined)} />
      )}
    </Screen>
  );
}

function toldOf(chosen: number, areUnlike: boolean): string {
  if (areUnlike) return '2 selected. A period and a week cannot be compared: choose two of one kind.';
  return chosen === 0 ? '' : `${formatCount(chosen)} selected`;
}

const partsOf = (report: string, method: Method, stores: number): readonly [Part, ...Part[]] => [
  partOfAnswer(report, stores === 1 ? 'its store' : `all ${formatCounted(stores, 'store')}`),
  partOfReport(report, method, stores),
];
