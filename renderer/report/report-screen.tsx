import './report.css';
import type { Overview } from '../../preload/contract.ts';
import type { AskedCommand } from '../app/use-commands.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Screen } from '../components/screen.tsx';
import { useDataTimes } from '../format/clock-context.ts';
import { formatDuration } from '../format/times.ts';
import { StoreVisit } from '../store/store-visit.tsx';
import { isBesideField, ReportControls } from './new-report/report-controls.tsx';
import { requestOf, type useReportForm } from './new-report/use-report-form.ts';
import { OpenReport } from './open-report.tsx';
import { openedId, type ReportView } from './report-run.ts';
import type { Reports } from './use-reports.ts';

export function ReportScreen({
  reports,
  form: { values: form, change },
  overview,
  asked,
  onImport,
}: {
  readonly reports: Reports;
  readonly form: ReturnType<typeof useReportForm>;
  readonly overview: Overview | undefined;
  readonly asked: AskedCommand | undefined;
  readonly onImport: () => void;
}) {
  const times = useDataTimes();
  const { run, view, records } = reports;
  const runningId = run.kind === 'running' ? run.id : undefined;
  const hasNothing = overview?.stores === 0;
  const createAsOfLatest = () => {
    change({ asOf: 'latest' });
    reports.create(requestOf({ ...form, asOf: 'latest' }, times.clock));
  };
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
    <StoreVisit report={openedId(view)}>
      <Screen
        title="Report"
        subtitle={describe(view, times.instant)}
        actions={hasNothing ? undefined : controls}
        fills
      >
        {run.kind === 'refused' && !hasNothing && !isBesideField(form, run) ? (
          <ErrorNotice
            problem={{ title: 'The report was not created', error: run.error }}
            onDismiss={reports.forgetRefusal}
          />
        ) : null}
        <View
          view={view}
          hasNothing={hasNothing}
          newestPoll={overview?.newestPoll}
          asked={asked}
          onImport={onImport}
          onCreateAsOfLatest={createAsOfLatest}
        />
      </Screen>
    </StoreVisit>
  );
}

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
        <OpenReport
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

function describe(view: ReportView, instant: (at: number) => string) {
  if (view.kind !== 'open') return undefined;
  const { asOf, reach } = view.table.record;
  return (
    <>
      As of <strong>{instant(asOf)}</strong> · a poll speaks for at most {formatDuration(reach)}
    </>
  );
}
