import { memo, use, useMemo } from 'react';
import type { ReportTable } from '../../preload/contract.ts';
import { OnlyStoreOf } from '../workspace/open-store.ts';
import { MeaningsButton } from './meanings/meanings-button.tsx';
import { PeriodWays } from './overview/period-ways.tsx';
import { NothingObserved } from './summary/nothing-observed.tsx';
import { windowFacts } from './summary/window-facts.ts';

/** What a report of a single store shows first, where others have an Overview of many. */
export const OnlyView = memo(Only);

function Only({
  table,
  store,
  at,
  newestPoll,
  onCreateAsOfLatest,
}: {
  readonly table: ReportTable;
  readonly store: string;
  /** The moment to show first (ms). */
  readonly at: number | undefined;
  readonly newestPoll: number | undefined;
  readonly onCreateAsOfLatest: () => void;
}) {
  const draw = use(OnlyStoreOf);
  const facts = useMemo(() => windowFacts(table), [table]);
  return (
    <>
      <NothingObserved
        asOf={table.record.asOf}
        facts={facts}
        newestPoll={newestPoll}
        onCreateAsOfLatest={onCreateAsOfLatest}
      />
      {draw(table.record.id, store, at, <PeriodWays />)}
      <footer className="report-foot">
        <MeaningsButton table={table} />
      </footer>
    </>
  );
}
