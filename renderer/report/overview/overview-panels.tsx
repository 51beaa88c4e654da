import { memo, useMemo, useState } from 'react';
import type { ReportOverview, ReportTable, Result } from '../../../preload/contract.ts';
import { OneByOne } from '../../components/one-by-one.tsx';
import { LEADING_METHOD } from '../../format/methods.ts';
import { timeOf } from '../../trend/week-numbers.ts';
import { useDoors } from '../shared/doors.ts';
import { EVERY_GROUP, type GroupChoice } from '../shared/group-choice.ts';
import { longestOf } from '../shared/report-numbers.ts';
import type { WindowFacts } from '../summary/window-facts.ts';
import { ActPanel } from './act-panel.tsx';
import { Answer } from './answer.tsx';
import { Door } from './door.tsx';
import { firstToCall, toCallOf } from './down-now.ts';
import { DownNowPanel } from './down-now-panel.tsx';
import { GroupsPanel } from './groups-panel.tsx';
import { HeatPanel } from './heat/heat-panel.tsx';
import { HowOften } from './how-often.tsx';
import { ObservedPanel } from './observed-panel.tsx';
import { PartsPanel } from './parts/parts-panel.tsx';
import { SalesPanel } from './sales-panel.tsx';
import { type Scope, scopeOf, weekOf } from './scope.ts';
import { SureHours, SurePanels } from './sure/sure-panels.tsx';
import { TargetPanel } from './target-panel.tsx';
import { TrendPanel } from './trend/trend-panel.tsx';
import type { OpenedWeek } from './trend/trend-table.tsx';
import { knownWeek, type Trend } from './trend/use-trend.ts';
import { UptimePanel } from './uptime-panel.tsx';
import { useCountedTime } from './use-counted-time.ts';
import { holdAgainst } from './week-before.ts';
import { useWorseTogether } from './worse-together.ts';

/** Drawn again only where what it shows is another. */
export const OverviewPanels = memo(function OverviewPanels({
  table,
  group,
  hour,
  hasTime,
  overview,
  newestPoll,
  trend,
  onDrawn,
}: {
  readonly table: ReportTable;
  readonly group: GroupChoice;
  readonly hour: WindowFacts | undefined;
  /** What comes first is drawn. */
  readonly hasTime: boolean;
  readonly overview: Result<ReportOverview>;
  readonly newestPoll: number | undefined;
  readonly trend: Trend;
  readonly onDrawn: () => void;
}) {
  const { time, note } = useCountedTime(table, group, overview.ok ? overview.value : undefined, hasTime);
  const [openedWeek, setOpenedWeek] = useState<OpenedWeek>();
  const window = longestOf(table);
  const isOfPeriod = window === 'period';
  const fleetBefore = isOfPeriod ? undefined : knownWeek(trend, 1);
  const scope = useMemo(
    () => (overview.ok ? scopeOf(table, group, overview.value) : undefined),
    [table, group, overview],
  );
  const toCall = useMemo(
    () => (overview.ok && scope !== undefined ? toCallOf(overview.value.downNow, table, scope) : []),
    [overview, table, scope],
  );
  const downAtClosing = useMemo(
    () => (overview.ok && scope !== undefined ? toCallOf(overview.value.downAtClosing, table, scope) : []),
    [overview, table, scope],
  );
  const weekBefore = scope === undefined ? fleetBefore : weekOf(scope, fleetBefore);
  const held = useMemo(
    () => (scope === undefined ? undefined : holdAgainst(weekBefore, table, scope, 'week')),
    [weekBefore, table, scope],
  );
  const together = useWorseTogether(table, scope, held);
  const uptime = (of: Scope | undefined) => (
    <UptimePanel
      table={table}
      scope={of}
      weekBefore={weekBefore}
      onShowWeekBefore={() => setOpenedWeek({ weeksBefore: 1 })}
    />
  );
  const weeks = isOfPeriod ? (
    <PartsPanel table={table} group={group} isShown={hasTime} />
  ) : (
    <TrendPanel group={group} trend={trend} opened={openedWeek} onOpen={setOpenedWeek} />
  );
  if (!overview.ok || scope === undefined) {
    return (
      <>
        <p className="overview-note" role="alert">
          {overview.ok ? '' : overview.error.message} Until then, this is all that can be shown.
        </p>
        <div className="overview">
          <OneByOne atOnce={1} onDrawn={onDrawn}>
            {uptime(undefined)}
            <TargetPanel table={table} isIn={() => true} />
            {weeks}
          </OneByOne>
        </div>
      </>
    );
  }
  const { groups, downNow } = overview.value;
  const isEvery = toCall.length === downNow.filter(({ store }) => scope.isIn(store)).length;
  return (
    <>
      <Answer
        table={table}
        scope={scope}
        downNow={toCall}
        downAtClosing={downAtClosing}
        isEvery={isEvery}
        hour={hour}
        held={held}
        together={together}
        newestPoll={newestPoll}
        onShowWeekBefore={() => setOpenedWeek({ weeksBefore: 1 })}
      />
      <div className={`overview overview-of-${isOfPeriod ? 'period' : 'week'}`}>
        <OneByOne atOnce={2} onDrawn={onDrawn}>
          <ActPanel
            table={table}
            scope={scope}
            firstToCall={isOfPeriod ? undefined : firstToCall(toCall)?.store}
          />
          {isOfPeriod ? (
            <HowOften table={table} scope={scope} downNow={toCall.length} />
          ) : (
            <DownNowPanel
              table={table}
              downNow={toCall}
              downAtClosing={downAtClosing}
              isEvery={isEvery}
              hour={hour}
            />
          )}
          <HeatPanel record={table.record} heatmap={time?.heatmap} note={note} />
          {weeks}
          {uptime(scope)}
          <div className="panel-stack">
            <SalesPanel scope={scope} table={table} />
            <TargetPanel table={table} isIn={scope.isIn} />
          </div>
          <GroupsPanel groups={groups} window={window} />
          {time === undefined ? null : (
            <ObservedPanel
              observed={time.observed}
              of={scope.name}
              closed={timeOf(scope.rollUp, LEADING_METHOD, 'closed', window)}
              note={note}
            />
          )}
          <SurePanels table={table} scope={scope} together={together} />
          <SureHours table={table} scope={scope} />
          {scope.name === undefined ? null : <OfGroup name={scope.name} />}
        </OneByOne>
      </div>
    </>
  );
});

/** That all of this is of one group, and the way to all stores. */
function OfGroup({ name }: { readonly name: string }) {
  const { toOverview } = useDoors();
  return (
    <p className="overview-rest">
      This tells of {name} alone.{' '}
      <Door look="action" to="on the Overview" onOpen={() => toOverview(EVERY_GROUP)}>
        Every group
      </Door>
    </p>
  );
}
