import './trend-table.css';
import { useEffect, useRef } from 'react';
import { useDataTimes } from '../../../format/clock-context.ts';
import { METHODS } from '../../../format/methods.ts';
import { formatPart, formatPercent } from '../../../format/numbers.ts';
import { ScrollRegion } from '../../../table/scroll-region.tsx';
import { timeOf } from '../../../trend/week-numbers.ts';
import type { GroupChoice } from '../../shared/group-choice.ts';
import { formatHours } from '../words.ts';
import { groupOfWeek, type TrendPoint, weekObserved, weekUptime } from './trend-points.ts';

/** The week whose numbers were asked for last; a new object each time, so that asking twice is noticed. */
export type OpenedWeek = { readonly weeksBefore: number };

/** What the trend shows as a table, by both methods; the newest week first. */
export function TrendTable({
  weeks,
  group,
  groupName,
  opened,
}: {
  readonly weeks: readonly TrendPoint[];
  readonly group: GroupChoice;
  readonly groupName: string | undefined;
  readonly opened: OpenedWeek | undefined;
}) {
  const times = useDataTimes();
  const openedRow = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (opened !== undefined) openedRow.current?.focus();
  }, [opened]);
  return (
    <ScrollRegion label="Trend as a table, to scroll">
      <table className="panel-table" aria-label="Trend as a table">
        <thead>
          <tr>
            <th scope="col">Week up to</th>
            {METHODS.map(({ value, label }) => (
              <th key={value} scope="col" className="number">
                Uptime %, {label.toLowerCase()}
              </th>
            ))}
            <th scope="col" className="number">
              Down, hours
            </th>
            <th scope="col" className="number">
              Not observed, hours
            </th>
            <th scope="col" className="number">
              Observed
            </th>
            {groupName === undefined
              ? null
              : METHODS.map(({ value, label }) => (
                  <th key={value} scope="col" className="number">
                    {groupName}, {label.toLowerCase()}
                  </th>
                ))}
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map(({ weeksBefore, week }) =>
            week === undefined ? null : (
              <tr
                key={weeksBefore}
                className={weeksBefore === opened?.weeksBefore ? 'is-opened' : ''}
                {...(weeksBefore === opened?.weeksBefore ? { ref: openedRow, tabIndex: -1 } : {})}
              >
                <th scope="row" className="numbers">
                  {times.instant(week.asOf)}
                </th>
                {METHODS.map(({ value }) => (
                  <td key={value} className="number">
                    {formatPercent(weekUptime(week.fleet, value))}
                  </td>
                ))}
                <td className="number">{formatHours(timeOf(week.fleet, 'interpolated', 'down', 'week'))}</td>
                <td className="number">
                  {formatHours(timeOf(week.fleet, 'interpolated', 'unknown', 'week'))}
                </td>
                <td className="number">{formatPart(weekObserved(week.fleet))}</td>
                {groupName === undefined
                  ? null
                  : METHODS.map(({ value }) => (
                      <td key={value} className="number">
                        {formatPercent(weekUptime(groupOfWeek(week, group), value))}
                      </td>
                    ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
