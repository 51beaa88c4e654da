import type { ComponentProps } from 'react';
import { ComparisonScreen } from '../history/compare/comparison-screen.tsx';
import { StoreVisits } from './store-visits.tsx';

/** Two reports compared, and the pages of the stores that are opened from there. */
export function ComparisonRoute(props: Omit<ComponentProps<typeof ComparisonScreen>, 'withStores'>) {
  return (
    <ComparisonScreen
      {...props}
      withStores={(report, comparison) => <StoreVisits report={report}>{comparison}</StoreVisits>}
    />
  );
}
