import './report.css';
import { memo } from 'react';
import type { Overview, ReportRecord } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Screen } from '../components/screen.tsx';
import { useStable } from '../components/use-stable.ts';
import { useDataTimes } from '../format/clock-context.ts';
import { formatDuration } from '../format/times.ts';
import { visibleText } from '../format/visible-text.ts';
import type { AskedCommand } from '../workspace/use-commands.ts';
import { ChangedNotice } from './changed-notice.tsx';
import { CompareWith } from './compare-with.tsx';
import { LossNotice } from './loss-notice.tsx';
import { isBesideField, ReportControls } from './new-report/report-controls.tsx';
import { type ReportForm, requestOf, type useReportForm } from './new-report/use-report-form.ts';
import { OpenReport } from './open-report.tsx';
import { PeriodBar } from './period/period-bar.tsx';
import type { ReportView } from './shared/report-run.ts';
import type { Reports } from './use-reports.ts';
import { ZonesNotice } from './zones-notice.tsx';

export function ReportScreen({
  reports,
  form: { values: form, change },
  overview,
  asked,
  onImport,
  onCompare,
}: {
  readonly reports: Reports;
  readonly form: ReturnType<typeof useReportForm>;
  readonly overview: Overview | undefined;
  readonly asked: AskedCommand | undefined;
  readonly onImport: () => void;
  readonly onCompare: (one: ReportRecord, other: ReportRecord) => void;
}) {
  const times = useDataTimes();
  const { run, view, records } = reports;
  const opened = view.kind === 'open' ? latestOf(view.table.record, records) : undefined;
  const runningId = run.kind === 'running' ? run.id : undefined;
  const hasNothing = overview?.stores === 0;
  const createAsOfLatest = useStable(() => {
    change({ asOf: 'latest' });
    reports.create(requestOf({ ...form, asOf: 'latest' }, times.clock));
  });
  const controls = (
    <ReportControls
      form={form}
      onChange={(part) => {
        change(part);
        reports.forgetRefusal();
      }}
      overview={overview}
      run={run}
      record={records.find(({ id }) => id === runningId)}
      onCreate={() => reports.create(requestOf(form, times.clock))}
      onCancel={reports.cancel}
    />
  );
  return (
    <Screen
      title="Report"
      subtitle={
        opened === undefined ? undefined : (
          <AboutOpened record={opened} reports={records} onCompare={onCompare} />
        )
      }
      bar={
        hasNothing ? undefined : (
          <PeriodBar
            record={opened}
            overview={overview}
            {...requestOf(isTimeMissing(form) ? { ...form, asOf: 'latest' } : form, times.clock)}
            isBusy={run.kind === 'starting' || run.kind === 'running'}
            onAsk={reports.findOrCreate}
          />
        )
      }
      actions={hasNothing ? undefined : controls}
      fills
    >
      {run.kind === 'refused' && !hasNothing && !isBesideField(form, run) ? (
        <ErrorNotice
          problem={{ title: 'The report was not created', error: run.error }}
          onDismiss={reports.forgetRefusal}
        />
      ) : null}
      {opened === undefined ? null : <LossNotice record={opened} />}
      {opened === undefined ? null : <ZonesNotice record={opened} />}
      {opened === undefined ? null : (
        <ChangedNotice record={opened} isRunning={run.kind !== 'none'} onCreateAgain={reports.create} />
      )}
      <View
        view={view}
        hasNothing={hasNothing}
        newestPoll={overview?.newestPoll}
        asked={asked}
        onImport={onImport}
        onCreateAsOfLatest={createAsOfLatest}
      />
    </Screen>
  );
}

/** A time is to be typed, and none is yet. */
const isTimeMissing = ({ asOf, instant }: ReportForm) => asOf === 'instant' && instant.trim() === '';

/** Drawn again only when the report itself changes, not at every step of another one that is being made. */
const QuietReport = memo(OpenReport);

function View({
  view,
  hasNothing,
  newestPoll,
  asked,
  onImport,
  onCreateAsOfLatest,
}: {
  readonly view: ReportView;
  readonly hasNothing: boolean;
  readonly newestPoll: number | undefined;
  readonly asked: AskedCommand | undefined;
  readonly onImport: () => void;
  readonly onCreateAsOfLatest: () => void;
}) {
  switch (view.kind) {
    case 'open':
      return (
        <QuietReport
          table={view.table}
          asked={asked}
          newestPoll={newestPoll}
          onCreateAsOfLatest={onCreateAsOfLatest}
        />
      );
    case 'failed':
      return <ErrorNotice problem={view.problem} />;
    case 'opening':
      return <p className="empty">Opening the report…</p>;
    case 'none':
      return hasNothing ? <NothingImported onImport={onImport} /> : <NoReport />;
  }
}

function NothingImported({ onImport }: { readonly onImport: () => void }) {
  return (
    <div className="empty">
      <h2>Nothing to report on yet</h2>
      <p>A report needs polls. Import your files first, or try the sample data.</p>
      <Button look="primary" onPress={onImport}>
        Go to Import
      </Button>
    </div>
  );
}

function NoReport() {
  return (
    <div className="empty">
      <h2>No report yet</h2>
      <p>
        A report looks back one hour, one day and one week from the time you choose, and counts for each store
        how long it was up and down while it was open.
      </p>
    </div>
  );
}

/** With the label that it may have been given since it was opened. */
const latestOf = (record: ReportRecord, records: readonly ReportRecord[]): ReportRecord =>
  records.find(({ id }) => id === record.id) ?? record;

function AboutOpened({
  record,
  reports,
  onCompare,
}: {
  readonly record: ReportRecord;
  readonly reports: readonly ReportRecord[];
  readonly onCompare: (one: ReportRecord, other: ReportRecord) => void;
}) {
  const times = useDataTimes();
  const others = reports.filter(({ id, state }) => state === 'Complete' && id !== record.id);
  return (
    <>
      {record.label === '' ? null : (
        <>
          <strong>
            <bdi>{visibleText(record.label)}</bdi>
          </strong>{' '}
          ·{' '}
        </>
      )}
      As of <strong>{times.instant(record.asOf)}</strong> · a poll speaks for at most{' '}
      {formatDuration(record.reach)}
      {record.fromUndone ? ' · made from data since undone' : ''}{' '}
      <CompareWith others={others} onChoose={(other) => onCompare(record, other)} />
    </>
  );
}
