import type { ReactNode } from 'react';
import { StoreClosures } from '../closures/store-closures.tsx';
import { StoreVisit } from '../store/store-visit.tsx';

/** What shows stores of a report, and in its place the page of the one that is opened, with its closures on it. */
export function StoreVisits({
  report,
  children,
}: {
  readonly report: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <StoreVisit report={report} closuresOf={(evidence) => <StoreClosures evidence={evidence} />}>
      {children}
    </StoreVisit>
  );
}
