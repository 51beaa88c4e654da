import type { ReactNode } from 'react';
import type { StoreEvidence } from '../../preload/contract.ts';
import { StoreClosures } from '../closures/store-closures.tsx';
import { StoreVisit } from '../store/store-visit.tsx';

const closuresOf = (evidence: StoreEvidence) => <StoreClosures evidence={evidence} />;

/** What shows stores of a report, and in its place the page of the one that is opened, with its closures on it. */
export function StoreVisits({
  report,
  children,
}: {
  readonly report: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <StoreVisit report={report} closuresOf={closuresOf}>
      {children}
    </StoreVisit>
  );
}
