import { useEffect, useRef } from 'react';
import type { AsOf, ReportRecord } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { NumberField, TextField } from '../components/fields.tsx';
import { isFocusLost, useRescuedFocus } from '../components/focus.ts';
import { Progress } from '../components/progress.tsx';
import { type Choice, Segmented } from '../components/segmented.tsx';
import type { ReportRun } from './report-run.ts';
import { REACH_MINUTES, type ReportForm } from './use-report-form.ts';

const AS_OF: readonly Choice<AsOf['kind']>[] = [
  { value: 'latest', label: 'Latest poll' },
  { value: 'now', label: 'Now' },
  { value: 'instant', label: 'Chosen time' },
];

export function ReportControls({
  form,
  onChange,
  run,
  record,
  onCreate,
  onCancel,
}: {
  readonly form: ReportForm;
  readonly onChange: (part: Partial<ReportForm>) => void;
  readonly run: ReportRun;
  /** Of the report that runs. */
  readonly record: ReportRecord | undefined;
  readonly onCreate: () => void;
  readonly onCancel: () => void;
}) {
  const instantError = instantErrorOf(form, run);
  const instantInput = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (instantError !== undefined) instantInput.current?.focus();
  }, [instantError]);
  const createButton = useRescuedFocus<HTMLButtonElement>(run.kind);
  if (run.kind === 'running') {
    return <Running run={run} record={record} onCancel={onCancel} />;
  }
  return (
    <section className="report-controls" aria-label="New report">
      <Segmented label="As of" choices={AS_OF} value={form.asOf} onChange={(asOf) => onChange({ asOf })} />
      {form.asOf === 'instant' ? (
        <TextField
          label="Time, in UTC"
          placeholder="2023-01-25 18:13"
          value={form.instant}
          onChange={(instant) => onChange({ instant })}
          onSubmit={onCreate}
          error={instantError}
          inputRef={instantInput}
        />
      ) : null}
      <NumberField
        label="Reach, minutes"
        value={form.reachMinutes}
        onChange={(reachMinutes) => onChange({ reachMinutes })}
        min={REACH_MINUTES.min}
        max={REACH_MINUTES.max}
      />
      <Button ref={createButton} look="primary" onPress={onCreate}>
        Create report
      </Button>
    </section>
  );
}

/** What main says of the chosen time belongs beside it. */
export function instantErrorOf(form: ReportForm, run: ReportRun): string | undefined {
  if (run.kind !== 'refused' || form.asOf !== 'instant' || run.error.code !== 'bad-request') return undefined;
  return run.error.message;
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
      <Progress label={run.cancelling ? 'Cancelling' : 'Creating the report'} share={record?.progress} />
      <Button ref={cancelButton} isDisabled={run.cancelling} onPress={onCancel}>
        Cancel
      </Button>
    </section>
  );
}
