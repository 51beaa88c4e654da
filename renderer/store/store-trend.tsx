import { useEffect, useState } from 'react';
import type { Result, StoreTrendWeek } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { formatPercent } from '../format/numbers.ts';
import type { LocalClock } from './local-clock.ts';

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
  const [trend, setTrend] = useState<Result<readonly StoreTrendWeek[]>>();
  useEffect(() => {
    let isWanted = true;
    void call('storeTrend', { report, store }).then((answer) => isWanted && setTrend(answer));
    return () => {
      isWanted = false;
    };
  }, [report, store]);

  if (trend === undefined) return <p>Reading the weeks before…</p>;
  if (!trend.ok) return <p role="alert">{trend.error.message}</p>;
  return (
    <table className="store-table" aria-label="Weeks of this store">
      <thead>
        <tr>
          <th scope="col">Week up to</th>
          <th scope="col" className="is-number">
            Uptime, poll count
          </th>
          <th scope="col" className="is-number">
            Uptime, interpolated
          </th>
        </tr>
      </thead>
      <tbody>
        {trend.value.map((week) => (
          <tr key={week.asOf}>
            <td className="numbers">{clock.day(week.asOf)}</td>
            <td className="numbers is-number">{uptimeOf(week, 'poll-count')}</td>
            <td className="numbers is-number">{uptimeOf(week, 'interpolated')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function uptimeOf({ uptimes }: StoreTrendWeek, method: 'poll-count' | 'interpolated'): string {
  const found = uptimes.find((uptime) => uptime.method === method && uptime.window === 'week');
  return formatPercent(found?.percent ?? Number.NaN);
}
