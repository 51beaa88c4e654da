import { Disclosure } from '../../../components/disclosure.tsx';
import { Progress } from '../../../components/progress.tsx';
import { useDataTimes } from '../../../format/clock-context.ts';
import { LEADING_METHOD } from '../../../format/methods.ts';
import { TrendChart, type TrendSeries } from '../../../trend/trend-chart.tsx';
import { type GroupChoice, nameOfChoice } from '../../shared/group-choice.ts';
import { Panel } from '../panel.tsx';
import { groupOfWeek, reachedWeeks, weekChange, weekObserved, weekUptime } from './trend-points.ts';
import { type OpenedWeek, TrendTable } from './trend-table.tsx';
import { TREND_WEEKS, type Trend } from './use-trend.ts';

/** The uptime of up to twelve weeks, of all stores and of the group that the report is narrowed to. */
export function TrendPanel({
  group,
  trend,
  opened,
  onOpen,
}: {
  readonly group: GroupChoice;
  readonly trend: Trend;
  /** The week whose numbers the person asked for last. */
  readonly opened: OpenedWeek | undefined;
  readonly onOpen: (week: OpenedWeek) => void;
}) {
  const times = useDataTimes();
  const weeks = reachedWeeks(trend);
  const points = weeks.map(({ week, weeksBefore }) => ({
    key: weeksBefore,
    label: week === undefined ? '' : times.date(week.asOf),
    when: week === undefined ? '' : `Week up to ${times.instant(week.asOf)}`,
  }));
  const answered = trend.answers.size;
  const isWhole = answered === TREND_WEEKS;
  const groupName = nameOfChoice(group);
  const series: TrendSeries[] = [
    {
      label: 'All stores',
      look: 'fleet',
      uptimes: weeks.map(({ week }) => weekUptime(week?.fleet, LEADING_METHOD)),
      observed: weeks.map(({ week }) => weekObserved(week?.fleet)),
      changes: weeks.map(({ week }, place) => weekChange(weeks[place - 1]?.week?.fleet, week?.fleet)),
    },
  ];
  if (groupName !== undefined) {
    const ofGroup = weeks.map(({ week }) => groupOfWeek(week, group));
    series.push({
      label: groupName,
      look: 'group',
      uptimes: ofGroup.map((numbers) => weekUptime(numbers, LEADING_METHOD)),
      observed: ofGroup.map(weekObserved),
      changes: ofGroup.map((numbers, place) => weekChange(ofGroup[place - 1], numbers)),
    });
  }
  return (
    <Panel
      area="trend"
      title="Getting better?"
      note="uptime week by week; hollow where less than half was observed"
    >
      {trend.problem === undefined ? null : (
        <p role="alert">Earlier weeks cannot be shown. {trend.problem.message}</p>
      )}
      {isWhole || trend.problem !== undefined ? null : (
        <Progress
          label={`Reading week ${answered + 1} of up to ${TREND_WEEKS}`}
          share={answered / TREND_WEEKS}
        />
      )}
      {weeks.length > 1 ? (
        <>
          {series.some(({ uptimes }) => uptimes.some((percent) => !Number.isNaN(percent))) ? (
            <TrendChart
              points={points}
              unit="week"
              series={series}
              onOpen={(weeksBefore) => onOpen({ weeksBefore })}
            />
          ) : (
            <p>Nothing is known of any of these weeks.</p>
          )}
          <Disclosure summary="Trend as a table" look="panel-details" opensFor={opened}>
            <TrendTable weeks={weeks} group={group} groupName={groupName} opened={opened} />
          </Disclosure>
        </>
      ) : isWhole ? (
        <p>Polls reach back one week only. Each further week that you import adds a point here.</p>
      ) : null}
      <p className="hint">{describeReach(trend, weeks.length)}</p>
    </Panel>
  );
}

function describeReach({ answers }: Trend, reached: number): string {
  const each = 'Each week shows what a report as of its end would say with the data as they are now.';
  if (answers.size < TREND_WEEKS || reached === TREND_WEEKS || reached < 2) return each;
  return `Polls reach back ${reached} weeks. ${each}`;
}
