import './new-report.css';
import { useState } from 'react';
import type { Overview, ReportRecord } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { useRescuedFocus } from '../../components/focus.ts';
import type { ReportRun } from '../shared/report-run.ts';
import { NewReportDialog } from './new-report-dialog.tsx';
import { isBesideField } from './refusal.ts';
import { ReportRunning } from './report-running.tsx';
import type { ReportForm } from './use-report-form.ts';

/** The way to another report; while one is made, how far that is. */
export function NewReport({
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
  const [isOpen, setOpen] = useState(false);
  const [seen, setSeen] = useState(run.kind);
  if (seen !== run.kind) {
    setSeen(run.kind);
    // What was refused for a field is told beside it; all else is told on the screen.
    if (seen === 'starting') setOpen(isBesideField(form, run));
  }
  const button = useRescuedFocus<HTMLButtonElement>(run.kind);
  if (run.kind === 'running') return <ReportRunning run={run} record={record} onCancel={onCancel} />;
  return (
    <>
      <Button ref={button} look="primary" onPress={() => setOpen(true)}>
        New report…
      </Button>
      {isOpen ? (
        <NewReportDialog
          form={form}
          onChange={onChange}
          overview={overview}
          run={run}
          onCreate={onCreate}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
