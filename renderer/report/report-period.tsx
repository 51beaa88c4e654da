import type { Overview, ReportRequest } from '../../preload/contract.ts';
import { useDataTimes } from '../format/clock-context.ts';
import { type ReportForm, requestOf } from './new-report/use-report-form.ts';
import { asShown } from './period/neighbour.ts';
import { PeriodBar } from './period/period-bar.tsx';
import type { Reports } from './use-reports.ts';

/** Of which time the report on screen is, and the way to others, which are asked for as that one was. */
export function ReportPeriod({
  reports: { run, view },
  form,
  overview,
  zone,
  onAsk,
}: {
  readonly reports: Pick<Reports, 'run' | 'view'>;
  readonly form: ReportForm;
  readonly overview: Overview | undefined;
  /** Of the one store that is looked at. */
  readonly zone?: string | undefined;
  readonly onAsk: (request: ReportRequest) => void;
}) {
  const times = useDataTimes();
  const record = view.kind === 'open' ? view.table.record : undefined;
  return (
    <PeriodBar
      record={record}
      overview={overview}
      {...(record === undefined
        ? requestOf(isTimeMissing(form) ? { ...form, asOf: 'latest' } : form, times.clock)
        : asShown(record, overview?.newestPoll))}
      isBusy={run.kind === 'starting' || run.kind === 'running'}
      zone={zone}
      onAsk={onAsk}
    />
  );
}

/** A time is to be typed, and none is yet. */
const isTimeMissing = ({ asOf, instant }: ReportForm) => asOf === 'instant' && instant.trim() === '';
