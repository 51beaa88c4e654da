import type { RefObject } from 'react';
import type { ImportRecord, Overview } from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useRescuedFocus } from '../components/focus.ts';
import { Screen } from '../components/screen.tsx';
import { describeAssumptions, describeOverview } from '../format/overview.ts';
import { FileReview } from './file-review.tsx';
import { FirstRun } from './first-run.tsx';
import { ImportDone } from './import-done.tsx';
import type { ImportFlow } from './import-flow.ts';
import { ImportRunning } from './import-running.tsx';
import { RecentImports } from './recent-imports.tsx';
import { RejectedRows } from './rejected-rows.tsx';
import { UnfinishedNotice } from './unfinished-notice.tsx';
import type { ImportActions, Imports } from './use-import-flow.ts';
import { type AskedRejected, useInspected } from './use-inspected.ts';

export function ImportScreen({
  imports: { flow, problem, actions },
  overview,
  askedRejected,
  onCreateReport,
}: {
  readonly imports: Imports;
  readonly overview: Overview | undefined;
  readonly askedRejected: AskedRejected | undefined;
  readonly onCreateReport: () => void;
}) {
  const records = useQuery('listImports').result;
  const { inspected, inspect, ...sought } = useInspected(flow, askedRejected);
  const stepHeading = useRescuedFocus<HTMLHeadingElement>(flow.step);
  const history = records?.ok ? records.value : [];
  const unfinished = <UnfinishedNotice isImporting={flow.step === 'importing'} />;
  const notice = problem && <ErrorNotice problem={problem} onDismiss={actions.dismissProblem} />;

  if (flow.step === 'idle' && isFirstRun(overview, history)) {
    return (
      <div className="screen">
        {unfinished}
        {notice}
        <FirstRun actions={actions} />
      </div>
    );
  }
  return (
    <Screen
      title="Import"
      subtitle={overview && <Stored overview={overview} />}
      actions={flow.step === 'importing' ? undefined : <ImportFilesButton flow={flow} actions={actions} />}
    >
      {unfinished}
      {notice}
      <Step
        flow={flow}
        actions={actions}
        hasSample={overview?.hasSample ?? false}
        hasPolls={overview?.polls !== 0}
        heading={stepHeading}
        onCreateReport={onCreateReport}
        onInspect={inspect}
      />
      {sought.problem && <ErrorNotice problem={sought.problem} onDismiss={sought.dismissProblem} />}
      {inspected === undefined ? null : (
        <RejectedRows key={inspected.id} record={inspected} onClose={() => inspect(undefined)} />
      )}
      {records?.ok === false ? (
        <ErrorNotice problem={{ title: 'Recent imports cannot be shown', error: records.error }} />
      ) : null}
      <RecentImports records={history} inspected={inspected} onInspect={inspect} />
    </Screen>
  );
}

type StepProps = {
  readonly flow: ImportFlow;
  readonly hasSample: boolean;
  readonly hasPolls: boolean;
  readonly actions: ImportActions;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onCreateReport: () => void;
  readonly onInspect: (record: ImportRecord) => void;
};

function Step({ flow, hasSample, hasPolls, actions, heading, onCreateReport, onInspect }: StepProps) {
  switch (flow.step) {
    case 'idle':
      return null;
    case 'reviewing':
      return <FileReview files={flow.files} hasSample={hasSample} actions={actions} heading={heading} />;
    case 'importing':
      return <ImportRunning flow={flow} onCancel={actions.cancel} heading={heading} />;
    case 'done':
      return (
        <ImportDone
          outcomes={flow.outcomes}
          refused={flow.refused}
          heading={heading}
          hasPolls={hasPolls}
          onCreateReport={onCreateReport}
          onChooseFiles={actions.choose}
          onDismiss={actions.dismiss}
          onInspect={onInspect}
        />
      );
  }
}

function ImportFilesButton({
  flow,
  actions,
}: {
  readonly flow: ImportFlow;
  readonly actions: ImportActions;
}) {
  return (
    <Button look={flow.step === 'idle' ? 'primary' : 'plain'} icon="import" onPress={actions.choose}>
      Import files…
    </Button>
  );
}

const isFirstRun = (overview: Overview | undefined, history: readonly ImportRecord[]) =>
  overview !== undefined && overview.stores === 0 && history.length === 0;

/** What is stored, and what reports take for granted where no file says more. */
function Stored({ overview }: { readonly overview: Overview }) {
  const assumed = describeAssumptions(overview);
  return (
    <>
      {describeOverview(overview)}
      {assumed === undefined ? null : ` ${assumed}`}
    </>
  );
}
