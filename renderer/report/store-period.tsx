import './store-period.css';
import type { ComponentProps } from 'react';
import { ErrorNotice } from '../components/error-notice.tsx';
import { ReportRunning } from './new-report/report-running.tsx';
import { ReportPeriod } from './report-period.tsx';
import type { Reports } from './use-reports.ts';

/** Of which time the page of a store is, and the way to other times of that store; how far the report of one is that is made. */
export function StorePeriod({
  reports,
  ...asked
}: ComponentProps<typeof ReportPeriod> & { readonly reports: Reports }) {
  const { run, records } = reports;
  return (
    <>
      <div className="store-period">
        <ReportPeriod reports={reports} {...asked} />
        {run.kind === 'running' ? (
          <ReportRunning
            run={run}
            record={records.find(({ id }) => id === run.id)}
            onCancel={reports.cancel}
          />
        ) : null}
      </div>
      {run.kind === 'refused' ? (
        <ErrorNotice
          problem={{ title: 'The report was not created', error: run.error }}
          onDismiss={reports.forgetRefusal}
        />
      ) : null}
    </>
  );
}
