import { memo, useState } from 'react';
import type { Overview, ReportRecord } from '../../preload/contract.ts';
import { useRemembered } from '../bridge/use-remembered.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useStable } from '../components/use-stable.ts';
import { useDataTimes } from '../format/clock-context.ts';
import { areComparable } from '../workspace/comparable.ts';
import type { AskedCommand } from '../workspace/use-commands.ts';
import { ReportBar } from './bar/report-bar.tsx';
import { ChangedNotice } from './changed-notice.tsx';
import { CompareWith } from './compare-with.tsx';
import { LossNotice } from './loss-notice.tsx';
import { NewReport } from './new-report/new-report.tsx';
import { isBesideField } from './new-report/refusal.ts';
import { requestOf, type useReportForm } from './new-report/use-report-form.ts';
import { OpenReport } from './open-report.tsx';
import { useOtherPeriodsOf } from './other-periods-of.ts';
import { ReportPeriod } from './report-period.tsx';
import { BarSlot } from './shared/bar-slot.tsx';
import { askedGroup, EVERY_GROUP, type GroupChoice, GroupChoiceSchema } from './shared/group-choice.ts';
import { GroupSelect } from './shared/group-select.tsx';
import { OtherPeriodsContext } from './shared/other-periods.ts';
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
  /** Of the stores of one group alone, where one is named. */
  readonly onCompare: (one: ReportRecord, other: ReportRecord, group: string | undefined) => void;
}) {
  const times = useDataTimes();
  const { run, view, records } = reports;
  const table = view.kind === 'open' ? view.table : undefined;
  const opened = table === undefined ? undefined : latestOf(table.record, records);
  const runningId = run.kind === 'running' ? run.id : undefined;
  const isRunning = run.kind === 'starting' || run.kind === 'running';
  const hasNothing = overview?.polls === 0;
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const [group, setGroup] = useRemembered('report-group', GroupChoiceSchema, EVERY_GROUP);
  const create = useStable(() => reports.create(requestOf(form, times.clock)));
  const createAsOfLatest = useStable(() => {
    change({ asOf: 'latest' });
    reports.create(requestOf({ ...form, asOf: 'latest' }, times.clock));
  });
  const compare = (one: ReportRecord, other: ReportRecord) =>
    onCompare(one, other, table === undefined ? undefined : askedGroup(table, group));
  const otherPeriods = useOtherPeriodsOf(opened, overview, reports.findOrCreate, compare);
  const others =
    opened === undefined ? [] : records.filter((one) => one.id !== opened.id && areComparable(one, opened));
  return (
    <BarSlot value={slot}>
      <div className="screen screen-fills report-screen">
        <ReportBar
          record={opened}
          compare={(onLeave) =>
            opened === undefined ? null : (
              <CompareWith
                others={others}
                onChoose={(other) => {
                  onLeave();
                  compare(opened, other);
                }}
              />
            )
          }
          period={
            hasNothing ? null : (
              <ReportPeriod reports={reports} form={form} overview={overview} onAsk={reports.findOrCreate} />
            )
          }
          group={table === undefined ? null : <GroupSelect table={table} group={group} onChange={setGroup} />}
          slotRef={setSlot}
        >
          {hasNothing ? null : (
            <NewReport
              form={form}
              onChange={(part) => {
                change(part);
                reports.forgetRefusal();
              }}
              overview={overview}
              run={run}
              record={records.find(({ id }) => id === runningId)}
              onCreate={create}
              onCancel={reports.cancel}
            />
          )}
        </ReportBar>
        <div className="report-notices">
          {run.kind === 'refused' && !hasNothing && !isBesideField(form, run) ? (
            <ErrorNotice
              problem={{ title: 'The report was not created', error: run.error }}
              onDismiss={reports.forgetRefusal}
            />
          ) : null}
          {opened === undefined ? null : <LossNotice record={opened} />}
          {opened === undefined ? null : <ZonesNotice record={opened} />}
          {opened === undefined ? null : (
            <ChangedNotice
              key={opened.id}
              record={opened}
              isRunning={run.kind !== 'none'}
              onCreateAgain={reports.create}
            />
          )}
        </div>
        <OtherPeriodsContext value={otherPeriods}>
          <View
            view={view}
            hasNothing={hasNothing}
            isRunning={isRunning}
            newestPoll={overview?.newestPoll}
            group={group}
            onGroup={setGroup}
            asked={asked}
            onImport={onImport}
            onCreate={create}
            onCreateAsOfLatest={createAsOfLatest}
          />
        </OtherPeriodsContext>
      </div>
    </BarSlot>
  );
}

/** Drawn again only when the report itself changes, not at every step of another one that is being made. */
const QuietReport = memo(OpenReport);

function View({
  view,
  hasNothing,
  isRunning,
  newestPoll,
  group,
  onGroup,
  asked,
  onImport,
  onCreate,
  onCreateAsOfLatest,
}: {
  readonly view: ReportView;
  /** There are no polls. */
  readonly hasNothing: boolean;
  readonly isRunning: boolean;
  readonly newestPoll: number | undefined;
  readonly group: GroupChoice;
  readonly onGroup: (group: GroupChoice) => void;
  readonly asked: AskedCommand | undefined;
  readonly onImport: () => void;
  readonly onCreate: () => void;
  readonly onCreateAsOfLatest: () => void;
}) {
  switch (view.kind) {
    case 'open':
      return (
        <QuietReport
          table={view.table}
          overview={view.overview}
          group={group}
          onGroup={onGroup}
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
      if (hasNothing) return <NothingImported onImport={onImport} />;
      return isRunning ? <BeingMade /> : <NoReport onCreate={onCreate} />;
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

function BeingMade() {
  return (
    <div className="empty">
      <h2>The report is being made</h2>
      <p>It opens here when it is ready.</p>
    </div>
  );
}

function NoReport({ onCreate }: { readonly onCreate: () => void }) {
  return (
    <div className="empty">
      <h2>No report yet</h2>
      <p>
        A report tells of the last hour, day and week, or of days that you choose: for each store how long it
        was up and down while it was open.
      </p>
      <Button look="primary" onPress={onCreate}>
        Create report
      </Button>
    </div>
  );
}

/** With the label that it may have been given since it was opened. */
const latestOf = (record: ReportRecord, records: readonly ReportRecord[]): ReportRecord =>
  records.find(({ id }) => id === record.id) ?? record;
