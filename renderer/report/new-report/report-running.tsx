import { useEffect, useRef } from 'react';
import type { ReportRecord } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { isFocusLost } from '../../components/focus.ts';
import { Progress } from '../../components/progress.tsx';
import type { ReportRun } from '../shared/report-run.ts';

type Running = Extract<ReportRun, { kind: 'running' }>;

/** How far the report is that is made, and the way to give it up. */
export function ReportRunning({
  run,
  record,
  onCancel,
}: {
  readonly run: Running;
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

function labelOf({ cancelling }: Running, record: ReportRecord | undefined) {
  if (cancelling) return 'Cancelling';
  return isWaiting(record) ? 'Waiting for the import' : 'Creating the report';
}

const isWaiting = (record: ReportRecord | undefined) =>
  record?.state === 'Running' && record.waitsFor === 'import';
