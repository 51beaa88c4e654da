import type { ComponentProps } from 'react';
import { ReportScreen } from '../report/report-screen.tsx';
import { openedId } from '../report/shared/report-run.ts';
import { StorePeriod } from '../report/store-period.tsx';
import { StoreVisits } from './store-visits.tsx';

/** The Report screen, and the pages of the stores that are opened from it. */
export function ReportRoute(props: ComponentProps<typeof ReportScreen>) {
  const { reports, form, overview } = props;
  return (
    <StoreVisits
      report={openedId(reports.view)}
      periodOf={(zone, follow) => (
        <StorePeriod
          reports={reports}
          form={form.values}
          overview={overview}
          zone={zone}
          onAsk={(request) => follow(reports.findOrCreate(request))}
        />
      )}
    >
      <ReportScreen {...props} />
    </StoreVisits>
  );
}
