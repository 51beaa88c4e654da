import './past-reports.css';
import { Button } from 'react-aria-components';
import type { ReportRecord } from '../../preload/contract.ts';
import type { Problem } from '../components/error-notice.tsx';
import { formatShare } from '../format/numbers.ts';
import { formatInstant, formatOwnTime } from '../format/times.ts';

/** A plain list of all reports, the running ones too, whichever door they were asked for at. */
export function PastReports({
  records,
  problem,
  openedId,
  onOpen,
}: {
  readonly records: readonly ReportRecord[];
  readonly problem: Problem | undefined;
  readonly openedId: string | undefined;
  readonly onOpen: (record: ReportRecord) => void;
}) {
  if (records.length === 0 && problem === undefined) return null;
  return (
    <section className="past-reports" aria-labelledby="past-reports-heading">
      <h2 id="past-reports-heading">Past reports</h2>
      {problem === undefined ? null : <p className="past-problem">{problem.error.message}</p>}
      <ul>
        {records.map((record) => (
          <PastReport key={record.id} record={record} isOpen={record.id === openedId} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}

function PastReport({
  record,
  isOpen,
  onOpen,
}: {
  readonly record: ReportRecord;
  readonly isOpen: boolean;
  readonly onOpen: (record: ReportRecord) => void;
}) {
  const content = (
    <>
      <span className="past-as-of numbers">{formatInstant(record.asOf)}</span>
      <span className="past-state">
        {record.state === 'Running' ? <span className="dot dot-running" /> : null}
        {record.state === 'Failed' ? <span className="dot dot-failed" /> : null}
        {describe(record)}
      </span>
    </>
  );
  const canOpen = record.state === 'Complete' || record.state === 'Failed';
  return (
    <li>
      {canOpen ? (
        <Button
          className="past-report"
          {...(isOpen ? { 'aria-current': 'true' as const } : {})}
          onPress={() => onOpen(record)}
        >
          {content}
        </Button>
      ) : (
        <div className="past-report">{content}</div>
      )}
    </li>
  );
}

function describe(record: ReportRecord): string {
  switch (record.state) {
    case 'Running':
      return `Running, ${formatShare(record.progress)}`;
    case 'Failed':
      return record.error.message;
    case 'Complete':
    case 'Cancelled':
      return `${record.state} · ${formatOwnTime(record.createdAt)}`;
  }
}
