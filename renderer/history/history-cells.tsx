import type { Method, ReportRecord } from '../../preload/contract.ts';
import { useDataTimes } from '../format/clock-context.ts';
import { formatCount, formatPercent, formatShare, NOTHING_KNOWN } from '../format/numbers.ts';
import { reportName } from '../format/report-name.ts';
import { formatOwnTime, MINUTE } from '../format/times.ts';
import { frailUptime, type HistoryColumn, uptimeOf } from './history-rows.ts';

/** What the list of reports says of one of them in a column. */
export function HistoryCell({
  record,
  method,
  column,
  shared,
}: {
  readonly record: ReportRecord;
  readonly method: Method;
  readonly column: HistoryColumn;
  /** The days up to which several reports are a week. */
  readonly shared: ReadonlySet<string>;
}) {
  const times = useDataTimes();
  switch (column) {
    case 'label':
      return <Label record={record} shared={shared} />;
    case 'as-of':
      return times.instant(record.asOf);
    case 'created':
      return formatOwnTime(record.createdAt);
    case 'uptime':
      return <Uptime record={record} method={method} />;
    case 'stores':
      return record.stores === undefined ? NOTHING_KNOWN : formatCount(record.stores);
    case 'reach':
      return `${formatCount(record.reach / MINUTE)} min`;
    case 'state':
      return <State record={record} />;
  }
}

function Label({ record, shared }: { readonly record: ReportRecord; readonly shared: ReadonlySet<string> }) {
  const times = useDataTimes();
  const name = reportName(record, times.instant);
  if (record.label !== '') return <span title={name}>{name}</span>;
  const day = times.date(record.asOf);
  return record.period === undefined ? (
    <span className="is-nothing" title={name}>
      Week to {shared.has(day) ? times.dateAndTime(record.asOf) : day}
    </span>
  ) : (
    <span title={name}>{name}</span>
  );
}

/** Pale where it tells of less than half of its time, or of nobody knows how much. */
function Uptime({ record, method }: { readonly record: ReportRecord; readonly method: Method }) {
  const percent = uptimeOf(record, method);
  const frail = frailUptime(record);
  if (percent === undefined) return NOTHING_KNOWN;
  if (frail === undefined) return `${formatPercent(percent)}%`;
  return (
    <span className="is-hollow" title={frail.title}>
      {frail.short === undefined ? '' : `${frail.short} · `}
      {formatPercent(percent)}%
    </span>
  );
}

function State({ record }: { readonly record: ReportRecord }) {
  switch (record.state) {
    case 'Running':
      return (
        <>
          <span className="dot dot-running" />
          {record.waitsFor === 'import'
            ? 'Waiting for the import'
            : `Running, ${formatShare(record.progress)}`}
        </>
      );
    case 'Failed':
      return (
        <span title={record.error.message}>
          <span className="dot dot-failed" />
          Failed
        </span>
      );
    case 'Cancelled':
      return 'Cancelled';
    case 'Complete':
      return (
        <>
          Complete
          {record.fromUndone ? <span className="tag">Undone data</span> : null}
        </>
      );
  }
}
