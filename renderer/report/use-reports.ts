import { startTransition, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ReportRecord, ReportRequest } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { useEvent } from '../bridge/use-event.ts';
import type { Problem } from '../components/error-notice.tsx';
import type { Standing, Status } from '../workspace/use-status.ts';
import { failureOf, openedId, type ReportRun, type ReportView } from './shared/report-run.ts';
import { useAside } from './use-aside.ts';
import { useFetchedReport } from './use-fetched-report.ts';
import { useReportRecords } from './use-report-records.ts';
import { useSure, withSure } from './use-sure.ts';

export type Reports = {
  /** Newest first. */
  readonly records: readonly ReportRecord[];
  readonly listProblem: Problem | undefined;
  readonly run: ReportRun;
  readonly view: ReportView;
  readonly create: (request: ReportRequest) => void;
  /**
   * The same, or opens the one that is there of the same question and the same data; `instead` is done with it in place of
   * that. Answers its id, `undefined` where none was begun.
   */
  readonly findOrCreate: (request: ReportRequest, instead?: OnceComplete) => Promise<string | undefined>;
  /** Takes the reason for which main refused to begin a report off the screen. */
  readonly forgetRefusal: () => void;
  readonly cancel: () => void;
  /** A press has begun that opens this report once it is let go. */
  readonly aboutToOpen: (record: ReportRecord) => void;
  /** `isAlone`: nothing of the one before is on the screen, and nothing of it is to be shown until this one is there. */
  readonly open: (record: ReportRecord, isAlone?: boolean) => void;
};

type OnceComplete = (record: ReportRecord) => void;

const STANDING: Readonly<Record<ReportRecord['state'], Standing>> = {
  Running: 'busy',
  Complete: 'done',
  Failed: 'failed',
  Cancelled: 'stopped',
};

export function useReports(say: (status: Status) => void): Reports {
  const { records, problem: listProblem, hear, lastHeard } = useReportRecords();
  const [run, setRun] = useState<ReportRun>({ kind: 'none' });
  const [view, setView] = useState<ReportView>({ kind: 'none' });
  /** The report that this window asked for; events may come before the next rendering. */
  const awaited = useRef<{ readonly id: string; readonly instead: OnceComplete | undefined }>(undefined);
  const wanted = useRef<string>(undefined);
  const fetched = useFetchedReport();
  const tell = (text: string, state: Standing) => say({ about: 'Report', text, state });
  const tellOf = ({ state }: ReportRecord) => tell(state, STANDING[state]);

  useEvent('report', (record) => {
    hear(record);
    if (record.id === awaited.current?.id && record.state !== 'Running') void finish(record);
    else if (run.kind === 'none') tellOf(record);
  });

  useSure(view.kind === 'open' ? view.table : undefined, (report, sure) =>
    startTransition(() =>
      setView((current) =>
        current.kind === 'open' && current.table.record.id === report
          ? { ...current, table: withSure(current.table, sure) }
          : current,
      ),
    ),
  );

  useAside(wanted, view.kind === 'open' ? view.table : undefined, (report, aside) =>
    startTransition(() =>
      setView((current) =>
        current.kind === 'open' && current.table.record.id === report
          ? { kind: 'open', table: { ...current.table, ...aside.table }, overview: aside.overview }
          : current,
      ),
    ),
  );

  async function create(
    request: ReportRequest,
    how: 'createReport' | 'findOrCreateReport',
    instead?: OnceComplete,
  ): Promise<string | undefined> {
    if (run.kind === 'starting' || run.kind === 'running') return undefined;
    setRun({ kind: 'starting' });
    tell('Running', 'busy');
    const started = await call(how, request);
    if (!started.ok) {
      setRun({ kind: 'refused', error: started.error });
      tell('Not created', 'failed');
      return undefined;
    }
    awaited.current = { id: started.value, instead };
    const known = lastHeard(started.value) ?? records?.find(({ id }) => id === started.value);
    if (known !== undefined && known.state !== 'Running') void finish(known);
    else setRun({ kind: 'running', id: started.value, cancelling: false });
    return started.value;
  }

  /** The report that this window asked for has ended. */
  async function finish(record: ReportRecord) {
    const instead = awaited.current?.instead;
    awaited.current = undefined;
    if (record.state === 'Complete' && instead !== undefined) instead(record);
    else if (record.state !== 'Cancelled') await open(record);
    setRun({ kind: 'none' });
    tellOf(record);
  }

  async function open(record: ReportRecord, isAlone = false) {
    const { id } = record;
    const isShown = wanted.current === id && view.kind === 'open' && view.table.record.id === id;
    wanted.current = id;
    if (isShown) return;
    const problem = failureOf(record);
    if (problem !== undefined) return setView({ kind: 'failed', id, problem });
    setView((current) => (current.kind === 'open' && !isAlone ? current : { kind: 'opening', id }));
    const opened = await fetched.fetch(id);
    if (wanted.current !== id) return;
    // Drawn in slices: a first draw of 14,000 stores in one would hold the page up for 50 ms.
    if (opened.ok) startTransition(() => setView({ kind: 'open', ...opened.value }));
    else
      setView({ kind: 'failed', id, problem: { title: 'The report cannot be opened', error: opened.error } });
  }

  async function cancel() {
    if (run.kind !== 'running') return;
    setRun({ ...run, cancelling: true });
    await call('cancelReport', run.id);
  }

  const showNewest = useEffectEvent(() => {
    const shown = openedId(view);
    const isGone = shown !== undefined && records?.some(({ id }) => id === shown) === false;
    if (isGone) setView({ kind: 'none' });
    const newest = records?.find(({ state }) => state === 'Complete');
    if ((shown === undefined || isGone) && run.kind === 'none' && newest !== undefined) void open(newest);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs whenever the list changes, and reads it inside
  useEffect(() => showNewest(), [records]);

  return {
    records: records ?? [],
    listProblem,
    run,
    view,
    create: (request) => void create(request, 'createReport'),
    findOrCreate: (request, instead) => create(request, 'findOrCreateReport', instead),
    forgetRefusal: () => setRun((current) => (current.kind === 'refused' ? { kind: 'none' } : current)),
    cancel: () => void cancel(),
    aboutToOpen: ({ id, state }) => {
      if (state === 'Complete' && id !== openedId(view)) fetched.begin(id);
    },
    open: (record, isAlone) => void open(record, isAlone),
  };
}
