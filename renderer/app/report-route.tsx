import type { ComponentProps } from 'react';
import { ReportScreen } from '../report/report-screen.tsx';
import { openedId } from '../report/shared/report-run.ts';
import { StoreVisits } from './store-visits.tsx';

/** The Report screen, and the pages of the stores that are opened from it. */
export function ReportRoute(props: ComponentProps<typeof ReportScreen>) {
  return (
    <StoreVisits report={openedId(props.reports.view)}>
      <ReportScreen {...props} />
    </StoreVisits>
  );
}
