import type { ComponentProps } from 'react';
import type { StoreEvidence } from '../../preload/contract.ts';
import { StoreClosures } from '../closures/store-closures.tsx';
import { StoreVisit } from '../store/store-visit.tsx';

const closuresOf = (evidence: StoreEvidence) => <StoreClosures evidence={evidence} />;

/** What shows stores of a report, and in its place the page of the one that is opened, with its closures on it. */
export const StoreVisits = (props: Omit<ComponentProps<typeof StoreVisit>, 'closuresOf'>) => (
  <StoreVisit {...props} closuresOf={closuresOf} />
);
