import './overview.css';
import { useMemo, useState } from 'react';
import type { ReportOverview, ReportTable, Result } from '../../../preload/contract.ts';
import { useStable } from '../../components/use-stable.ts';
import { whenIdle } from '../../components/when-idle.ts';
import { MeaningsButton } from '../meanings/meanings-button.tsx';
import type { GroupChoice } from '../shared/group-choice.ts';
import { NothingObserved } from '../summary/nothing-observed.tsx';
import { windowFacts } from '../summary/window-facts.ts';
import { OverviewPanels } from './overview-panels.tsx';
import { useTrend } from './trend/use-trend.ts';

/** How long the trend waits at most for the page to have drawn what comes before it (ms). */
const TREND_WAITS_MS = 500;

/** A report at a glance: what is down, how sure that is, when, where and what it cost. */
export function OverviewTab({
  table,
  overview,
  group,
  isShown,
  newestPoll,
  onCreateAsOfLatest,
  onDrawn,
}: {
  readonly table: ReportTable;
  readonly overview: Result<ReportOverview>;
  readonly group: GroupChoice;
  readonly isShown: boolean;
  readonly newestPoll: number | undefined;
  readonly onCreateAsOfLatest: () => void;
  /** All of it is there. */
  readonly onDrawn: () => void;
}) {
  const facts = useMemo(() => windowFacts(table, group), [table, group]);
  const [hasTime, setHasTime] = useState(false);
  // What the person came for first: the trend, for which every core computes, waits until it is there.
  const isOfPeriod = table.record.period !== undefined;
  const trend = useTrend(table.record.id, isShown && hasTime && !isOfPeriod);
  const onWhole = useStable(() => {
    onDrawn();
    whenIdle(() => setHasTime(true), TREND_WAITS_MS);
  });
  return (
    <>
      <NothingObserved
        asOf={table.record.asOf}
        facts={facts}
        newestPoll={newestPoll}
        onCreateAsOfLatest={onCreateAsOfLatest}
      />
      <OverviewPanels
        table={table}
        group={group}
        hour={facts.find(({ window }) => window === 'hour')}
        hasTime={isShown && hasTime}
        overview={overview}
        newestPoll={newestPoll}
        trend={trend}
        onDrawn={onWhole}
      />
      <footer className="report-foot">
        <MeaningsButton table={table} />
      </footer>
    </>
  );
}
