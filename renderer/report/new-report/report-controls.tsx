import './report-controls.css';
import { useEffect, useId, useRef, useState } from 'react';
import type { AsOf, Overview, ReportRecord } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { isFocusLost, useRescuedFocus } from '../../components/focus.ts';
import { Progress } from '../../components/progress.tsx';
import { type Choice, Segmented } from '../../components/segmented.tsx';
import { usePreferences } from '../../workspace/preferences.ts';
import type { ReportRun } from '../shared/report-run.ts';
import { ChosenTime } from './chosen-time.tsx';
import { ReachField } from './reach-field.tsx';
import type { ReportForm } from './use-report-form.ts';

const AS_OF: readonly Choice<AsOf['kind']>[] = [
  { value: 'latest', label: 'Latest poll' },
  { value: 'now', label: 'Now' },
  { value: 'instant', label: 'Chosen time' },
];

export function ReportControls({
  form,
  onChange,
  overview,
  run,
  record,
  onCreate,
  onCancel,
}: {
  readonly form: ReportForm;
  readonly onChange: (part: Partial<ReportForm>) => void;
  readonly overview: Overview | undefined;
  readonly run: ReportRun;
  /** Of the report that runs. */
  readonly record: ReportRecord | undefined;
  readonly onCreate: () => void;
  readonly onCancel: () => void;
}) {
  const usualReach = String(usePreferences()[0].reachMinutes);
  const [showsMore, setShowsMore] = useState(false);
  const moreId = useId();
  const instantError = refusalOf(form, run, 'as-of');
  const reachError = refusalOf(form, run, 'reach');
  const instantInput = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (instantError !== undefined) instantInput.current?.focus();
  }, [instantError]);
  const createButton = useRescuedFocus<HTMLButtonElement>(run.kind);
  if (run.kind === 'running') {
    return <Running run={run} record={record} onCancel={onCancel} />;
  }
  const hasMore = showsMore || reachError !== undefined;
  return (
    <section className="report-controls" aria-label="New report">
      <Segmented label="As of" choices={AS_OF} value={form.asOf} onChange={(asOf) => onChange({ asOf })} />
      {form.asOf === 'instant' ? (
        <ChosenTime
          value={form.instant}
          onChange={(instant) => onChange({ instant })}
          onSubmit={onCreate}
          overview={overview}
          error={instantError}
          inputRef={instantInput}
        />
      ) : null}
      <Button
        look="quiet"
        aria-expanded={hasMore}
        aria-controls={moreId}
        onPress={() => setShowsMore(!hasMore)}
      >
        More options
        {form.reachMinutes === usualReach || hasMore ? '' : ` · ${form.reachMinutes} min`}
      </Button>
      <Button ref={createButton} look="primary" onPress={onCreate}>
        Create report
      </Button>
      <div id={moreId} className="more-options" hidden={!hasMore}>
        {hasMore ? (
          <ReachField
            minutes={form.reachMinutes}
            onChange={(reachMinutes) => onChange({ reachMinutes })}
            onSubmit={onCreate}
            error={reachError}
          />
        ) : null}
      </div>
    </section>
  );
}

type Field = 'as-of' | 'reach';

/** What main says of a field belongs beside it. */
export function isBesideField(form: ReportForm, run: ReportRun): boolean {
  return refusalOf(form, run, 'as-of') !== undefined || refusalOf(form, run, 'reach') !== undefined;
}

function refusalOf(form: ReportForm, run: ReportRun, field: Field): string | undefined {
  if (run.kind !== 'refused' || run.error.field !== field) return undefined;
  return field === 'as-of' && form.asOf !== 'instant' ? undefined : run.error.message;
}

function Running({
  run,
  record,
  onCancel,
}: {
  readonly run: Extract<ReportRun, { kind: 'running' }>;
  readonly record: ReportRecord | undefined;
  readonly onCancel: () => void;
}) {
  const cancelButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isFocusLost()) cancelButton.current?.focus();
  }, []);
  return (
    <section className="report-running" aria-label="New report">
      <Progress label={labelOf(run, record)} share={isWaiting(record) ? undefined : record?.progress} />
      <Button ref={cancelButton} isDisabled={run.cancelling} onPress={onCancel}>
        Cancel
      </Button>
    </section>
  );
}

function labelOf({ cancelling }: Extract<ReportRun, { kind: 'running' }>, record: ReportRecord | undefined) {
  if (cancelling) return 'Cancelling';
  return isWaiting(record) ? 'Waiting for the import' : 'Creating the report';
}

const isWaiting = (record: ReportRecord | undefined) =>
  record?.state === 'Running' && record.waitsFor === 'import';
