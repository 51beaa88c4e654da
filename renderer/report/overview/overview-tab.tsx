import './overview.css';
import { memo, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Method, ReportOverview, ReportTable, Result } from '../../../preload/contract.ts';
import { call } from '../../bridge/bridge.ts';
import { usePreferences } from '../../settings/preferences.ts';
import { MeaningsButton } from '../meanings/meanings-button.tsx';
import { MethodChoice } from '../method-choice.tsx';
import { NothingObserved } from '../summary/nothing-observed.tsx';
import { type WindowFacts, windowFacts } from '../summary/window-facts.ts';
import { DownNow } from './down-now.tsx';
import { GroupsPanel } from './groups-panel.tsx';
import { HeatPanel } from './heat/heat-panel.tsx';
import { ObservedPanel } from './observed-panel.tsx';
import type { RollUp } from './roll-up.ts';
import { SalesPanel } from './sales-panel.tsx';
import { TargetPanel } from './target-panel.tsx';
import { TrendPanel } from './trend/trend-panel.tsx';
import type { OpenedWeek } from './trend/trend-table.tsx';
import { knownWeek, type Trend, useTrend } from './trend/use-trend.ts';
import { UptimePanel } from './uptime-panel.tsx';
import { WorstPanel } from './worst-panel.tsx';

/** A report at a glance: what is down, how sure that is, when, where and what it cost. */
export function OverviewTab({
  table,
  isShown,
  newestPoll,
  onCreateAsOfLatest,
}: {
  readonly table: ReportTable;
  readonly isShown: boolean;
  readonly newestPoll: number | undefined;
  readonly onCreateAsOfLatest: () => void;
}) {
  const [{ method: preferred }, changePreferences] = usePreferences();
  const deferred = useDeferredValue(preferred);
  // Behind another view, where the method can be changed too, that one goes first.
  const method = isShown ? preferred : deferred;
  const overview = useOverview(table.record.id);
  const facts = useMemo(() => windowFacts(table, method), [table, method]);
  // What the person came for first: the trend waits until it is there.
  const trend = useTrend(table.record.id, isShown && overview !== undefined);
  return (
    <>
      <NothingObserved
        asOf={table.record.asOf}
        facts={facts}
        newestPoll={newestPoll}
        onCreateAsOfLatest={onCreateAsOfLatest}
      />
      <div className="method-row">
        <div className="methods">
          <MethodChoice
            method={method}
            onChange={(chosen: Method) => changePreferences({ method: chosen })}
          />
          <MeaningsButton table={table} />
        </div>
      </div>
      {overview === undefined ? (
        <p className="empty">Reading the report…</p>
      ) : (
        <QuietPanels
          table={table}
          method={method}
          hour={facts.find(({ window }) => window === 'hour')}
          overview={overview}
          trend={trend}
        />
      )}
    </>
  );
}

function Panels({
  table,
  method,
  hour,
  overview,
  trend,
}: {
  readonly table: ReportTable;
  readonly method: Method;
  readonly hour: WindowFacts | undefined;
  readonly overview: Result<ReportOverview>;
  readonly trend: Trend;
}) {
  const common = { table, method };
  const [openedWeek, setOpenedWeek] = useState<OpenedWeek>();
  const weekBefore = knownWeek(trend, 1);
  const uptime = (fleet: RollUp | undefined) => (
    <UptimePanel
      {...common}
      fleet={fleet}
      weekBefore={weekBefore}
      onShowWeekBefore={() => setOpenedWeek({ weeksBefore: 1 })}
    />
  );
  const weeks = <TrendPanel {...common} trend={trend} opened={openedWeek} onOpen={setOpenedWeek} />;
  if (!overview.ok) {
    return (
      <>
        <p className="overview-note" role="alert">
          {overview.error.message} Until then this is all that can be said of it.
        </p>
        <div className="overview">
          {uptime(undefined)}
          <TargetPanel {...common} />
          {weeks}
        </div>
      </>
    );
  }
  const { fleet, groups, downNow, worst, observed, heatmap } = overview.value;
  return (
    <div className="overview">
      <DownNow table={table} downNow={downNow} hour={hour} />
      <div className="panel-stack">
        {uptime(fleet)}
        <ObservedPanel observed={observed} />
      </div>
      <WorstPanel {...common} worst={worst[method]} />
      <HeatPanel heatmap={heatmap} />
      {weeks}
      <div className="panel-stack panel-stack-narrow">
        <SalesPanel {...common} fleet={fleet} />
        <TargetPanel {...common} />
      </div>
      <GroupsPanel groups={groups} method={method} />
    </div>
  );
}

const QuietPanels = memo(Panels);

function useOverview(report: string): Result<ReportOverview> | undefined {
  const [answer, setAnswer] = useState<Result<ReportOverview>>();
  useEffect(() => {
    let isWanted = true;
    void call('reportOverview', report).then((result) => isWanted && setAnswer(result));
    return () => {
      isWanted = false;
    };
  }, [report]);
  return answer;
}
