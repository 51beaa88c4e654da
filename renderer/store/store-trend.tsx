import '../table/plain-table.css';
import { observedShare, type StoreTrendWeek } from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';
import { useDataTimes } from '../format/clock-context.ts';
import type { LocalClock } from '../format/local-clock.ts';
import { formatPart, formatPercent } from '../format/numbers.ts';
import { ScrollRegion } from '../table/scroll-region.tsx';
import { TrendChart, type TrendSeries } from '../trend/trend-chart.tsx';

/** What a report would have said of the store in each of up to twelve weeks, by both methods. */
export function StoreTrend({
  report,
  store,
  clock,
}: {
  readonly report: string;
  readonly store: string;
  readonly clock: LocalClock;
}) {
  const times = useDataTimes();
  const trend = useQuery('storeTrend', { report, store }).result;
  if (trend === undefined) return <p>Reading the weeks before…</p>;
  if (!trend.ok) return <p role="alert">{trend.error.message}</p>;
  const weeks = trend.value.map((week, weeksBefore) => ({ week, weeksBefore })).reverse();
  const points = weeks.map(({ week: { asOf }, weeksBefore }) => ({
    key: weeksBefore,
    label: times.date(asOf),
    when: `Week up to ${times.instant(asOf)}`,
  }));
  return (
    <>
      {weeks.length > 1 ? <TrendChart points={points} unit="week" series={SERIES.map(seriesOf)} /> : null}
      <WeeksTable weeks={trend.value} clock={clock} />
    </>
  );

  function seriesOf({ method, label, look }: (typeof SERIES)[number]): TrendSeries {
    return {
      label,
      look,
      uptimes: weeks.map(({ week }) => uptimeOf(week, method)),
      observed: weeks.map(({ week }) => observedOf(week)),
    };
  }
}

const SERIES = [
  { method: 'interpolated', label: 'Interpolated', look: 'fleet' },
  { method: 'poll-count', label: 'Poll count', look: 'group' },
] as const;

function WeeksTable({
  weeks,
  clock,
}: {
  readonly weeks: readonly StoreTrendWeek[];
  readonly clock: LocalClock;
}) {
  return (
    <ScrollRegion label="Weeks of this store, to scroll">
      <table className="plain-table" aria-label="Weeks of this store">
        <thead>
          <tr>
            <th scope="col">Week up to</th>
            <th scope="col" className="is-number">
              Uptime, poll count
            </th>
            <th scope="col" className="is-number">
              Uptime, interpolated
            </th>
            <th scope="col" className="is-number">
              Observed
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.asOf}>
              <td className="numbers">{clock.dayAndTime(week.asOf)}</td>
              <td className="numbers is-number">{formatPercent(uptimeOf(week, 'poll-count'))}</td>
              <td className="numbers is-number">{formatPercent(uptimeOf(week, 'interpolated'))}</td>
              <td className="numbers is-number">{formatPart(observedOf(week))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** In percent; NaN where nothing is known. */
function uptimeOf({ uptimes }: StoreTrendWeek, method: 'poll-count' | 'interpolated'): number {
  const found = uptimes.find((uptime) => uptime.method === method && uptime.window === 'week');
  return found?.percent ?? Number.NaN;
}

/** The share of the week's business time that was observed, 0 to 1; NaN without any. */
function observedOf({ numbers }: StoreTrendWeek): number {
  const time = (measure: 'up' | 'down' | 'unknown') =>
    numbers.find((one) => one.method === 'interpolated' && one.measure === measure && one.window === 'week')
      ?.time ?? Number.NaN;
  return observedShare({ up: time('up'), down: time('down'), unknown: time('unknown') });
}
