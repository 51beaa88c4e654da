import { useMemo } from 'react';
import {
  type Clarity,
  changeIn,
  isRarelyObserved,
  observedShare,
  type PeriodName,
  type ReportTable,
} from '../../../preload/contract.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatCount, formatPart, formatPercent, NOTHING_KNOWN } from '../../format/numbers.ts';
import { windowInTable } from '../../format/windows.ts';
import { observationOf, timeOf, uptimeOf } from '../../trend/week-numbers.ts';
import { useDoors, withBounds } from '../shared/doors.ts';
import { longestOf, valuesOf, windowsOf } from '../shared/report-numbers.ts';
import { Door } from './door.tsx';
import { Panel } from './panel.tsx';
import { uptimeRange } from './roll-up.ts';
import type { Scope } from './scope.ts';
import type { KnownWeek } from './trend/use-trend.ts';
import { describeWeekBefore, holdAgainst } from './week-before.ts';
import { formatDown, formatPercentRange, formatPoints } from './words.ts';

/** The uptime of all stores together in each window, how sure it is, and what it was a week earlier. */
export function UptimePanel({
  table,
  scope,
  weekBefore,
  onShowWeekBefore,
}: {
  readonly table: ReportTable;
  /** `undefined` for a report that holds no bounds, and is of all stores. */
  readonly scope: Scope | undefined;
  /** `undefined` for a report of a period, which has no week before. */
  readonly weekBefore: KnownWeek | undefined;
  /** Shows the numbers of the week before. */
  readonly onShowWeekBefore: () => void;
}) {
  const fleet = scope?.rollUp;
  const title = `Uptime of ${scope?.name ?? 'all stores'} together`;
  return (
    <Panel area="uptime" title={title}>
      <div className="panel-scroll">
        <table className="panel-table" aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{longestOf(table) === 'period' ? 'In' : 'In the last'}</th>
              <th scope="col" className="number">
                Uptime %
              </th>
              {fleet === undefined ? null : (
                <th scope="col" className="number">
                  At least – at most
                </th>
              )}
              {weekBefore === undefined ? null : (
                <>
                  <th scope="col" className="number">
                    A week before
                  </th>
                  <th scope="col" className="number">
                    Change
                  </th>
                </>
              )}
              <th scope="col" className="number">
                Down
              </th>
              <th scope="col" className="number">
                Stores down
              </th>
            </tr>
          </thead>
          <tbody>
            {windowsOf(table).map((window) => (
              <UptimeRow
                key={window}
                window={window}
                table={table}
                scope={scope}
                weekBefore={weekBefore}
                onShowWeekBefore={onShowWeekBefore}
              />
            ))}
          </tbody>
        </table>
      </div>
      {weekBefore === undefined ? null : (
        <p className="hint">
          {describeWeekBefore(weekBefore, holdAgainst(weekBefore, table, scope, 'week'))}
        </p>
      )}
    </Panel>
  );
}

function UptimeRow({
  window,
  table,
  scope,
  weekBefore,
  onShowWeekBefore,
}: {
  readonly window: PeriodName;
  readonly table: ReportTable;
  readonly scope: Scope | undefined;
  readonly weekBefore: KnownWeek | undefined;
  readonly onShowWeekBefore: () => void;
}) {
  const { toStores, toOutages } = useDoors();
  const fleet = scope?.rollUp;
  const { uptime, down, storesDown } = useMemo(() => sumsOf(table, scope, window), [table, scope, window]);
  const isKnown = !Number.isNaN(uptime);
  const share = fleet === undefined ? Number.NaN : observedShare(observationOf(fleet, window));
  const isRare = isRarelyObserved(share);
  const before =
    weekBefore?.kind === 'known'
      ? uptimeOf(weekBefore.week.fleet.uptimes, LEADING_METHOD, window)
      : Number.NaN;
  const held = holdAgainst(weekBefore, table, scope, window);
  const change = changeIn(held?.clarity, before, uptime);
  // The trend has rows for whole weeks alone.
  const ofWeekBefore = (figure: string) =>
    window !== 'week' || Number.isNaN(before) ? (
      figure
    ) : (
      <Door to="show the week before in the trend" onOpen={onShowWeekBefore}>
        {figure}
      </Door>
    );
  return (
    <tr>
      <th scope="row">{windowInTable(window)}</th>
      <td className="number">
        {isKnown ? (
          <Door to="show the stores that were down" onOpen={() => toStores({ show: 'down', window })}>
            <strong className={`uptime-figure ${isRare ? 'is-hollow' : ''}`}>{formatPercent(uptime)}</strong>
          </Door>
        ) : (
          <strong className="uptime-figure">{NOTHING_KNOWN}</strong>
        )}
        {isKnown && isRare ? <small className="share-observed">{formatPart(share)} observed</small> : null}
      </td>
      {fleet === undefined ? null : (
        <td className="number range">
          <Door to="show the bounds of each store" onOpen={() => toStores({ window }, withBounds(window))}>
            {formatPercentRange(uptimeRange(fleet, window))}
          </Door>
        </td>
      )}
      {weekBefore === undefined ? null : (
        <>
          <td className="number">
            <span className={held && isRarelyObserved(held.before.observed) ? 'is-hollow' : undefined}>
              {weekBefore.kind === 'asked' ? '…' : ofWeekBefore(formatPercent(before))}
            </span>
            {held === undefined || Number.isNaN(held.before.observed) ? null : (
              <small className="share-observed">{formatPart(held.before.observed)} observed</small>
            )}
          </td>
          <td className="number">
            {Number.isNaN(change) ? (
              NOTHING_KNOWN
            ) : (
              <span className={LOOKS[held?.clarity ?? 'unclear']}>{ofWeekBefore(formatPoints(change))}</span>
            )}
            {held?.clarity === 'unclear' ? <small className="share-observed">no clear change</small> : null}
          </td>
        </>
      )}
      <td className="number uptime-down">
        {down === 0 ? (
          formatDown(isKnown ? 0 : Number.NaN, LEADING_METHOD, window)
        ) : (
          <Door to="show the outages" onOpen={() => toOutages({ window })}>
            {formatDown(down, LEADING_METHOD, window)}
          </Door>
        )}
      </td>
      <td className="number">
        {isKnown ? (
          <Door to="show them" onOpen={() => toStores({ show: 'down', window })}>
            {formatCount(storesDown)}
          </Door>
        ) : (
          NOTHING_KNOWN
        )}
      </td>
    </tr>
  );
}

/** What these stores come to together in a window; uptime in percent, NaN where nothing is known. */
function sumsOf(table: ReportTable, scope: Scope | undefined, window: PeriodName) {
  if (scope === undefined) {
    const summary = table.summaries[LEADING_METHOD].windows.find((one) => one.window === window);
    const { uptime = '', down = 0, storesDown = 0 } = summary ?? {};
    return { uptime: Number.parseFloat(uptime), down, storesDown };
  }
  const { rollUp, isIn } = scope;
  const downs = valuesOf(table, LEADING_METHOD, 'down', window) ?? new Float64Array();
  return {
    uptime: uptimeOf(rollUp.uptimes, LEADING_METHOD, window),
    down: timeOf(rollUp, LEADING_METHOD, 'down', window),
    storesDown: downs.reduce((count, time, store) => count + (time > 0 && isIn(store) ? 1 : 0), 0),
  };
}

const LOOKS: Readonly<Record<Clarity, string>> = {
  better: 'is-better',
  worse: 'is-worse',
  unclear: 'is-unclear',
  unobserved: '',
  'likely-better': 'is-better',
  'likely-worse': 'is-worse',
};
