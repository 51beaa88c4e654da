import { useState } from 'react';
import type { PeriodName, ReportOverview } from '../../../preload/contract.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatMoney } from '../../format/money.ts';
import { formatCount, formatPercent, NOTHING_KNOWN } from '../../format/numbers.ts';
import { visibleText } from '../../format/visible-text.ts';
import { windowWords } from '../../format/windows.ts';
import { timeOf, uptimeOf } from '../../trend/week-numbers.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import {
  leastObserved,
  lowestUptime,
  mostSalesLost,
  type StoresLook,
  useDoors,
  withBounds,
} from '../shared/doors.ts';
import { choiceOfGroup, NO_GROUP } from '../shared/group-choice.ts';
import { Door } from './door.tsx';
import { worstGroupsFirst } from './group-order.ts';
import { Panel } from './panel.tsx';
import { downRange, isRareIn, lostOf, uptimeRange } from './roll-up.ts';
import { formatHours, formatHoursRange, formatPercentRange } from './words.ts';

type Group = ReportOverview['groups'][number];

const FEW = 8;

/** Each group of stores as one, the one with the lowest uptime first. */
export function GroupsPanel({
  groups,
  window,
}: {
  readonly groups: readonly Group[];
  /** What is told of them. */
  readonly window: PeriodName;
}) {
  const [showsAll, setShowsAll] = useState(false);
  const ordered = worstGroupsFirst(groups, window);
  const shown = showsAll ? ordered : ordered.slice(0, FEW);
  const isNone = groups.every(({ group }) => group === undefined);
  return (
    <Panel area="groups" title="Groups" note={`${windowWords(window)}, the lowest uptime first`}>
      {isNone ? (
        <p>
          No store has a group. A stores file with the columns <code>store_id</code>, <code>name</code> and{' '}
          <code>group</code> gives them one, and groups are compared here.
        </p>
      ) : (
        <>
          <GroupsTable groups={shown} window={window} />
          {ordered.length > FEW ? (
            <p className="panel-more">
              <Door look="action" to="in this table" onOpen={() => setShowsAll(!showsAll)}>
                {showsAll ? `Only the ${FEW} worst` : `All ${formatCount(ordered.length)} groups`}
              </Door>
            </p>
          ) : null}
          <p className="hint">
            Of all stores of a group together: uptime is time up ÷ (up + down), so one store that is down does
            not make it 0%.
          </p>
        </>
      )}
    </Panel>
  );
}

function GroupsTable({ groups, window }: { readonly groups: readonly Group[]; readonly window: PeriodName }) {
  const [{ currency }] = usePreferences();
  const { toStores, toOutages, toOverview } = useDoors();
  const showStores = (group: Group['group'], look?: StoresLook) =>
    toStores({ group: choiceOfGroup(group) }, look);
  const hasSales = groups.some(({ rollUp }) => rollUp.storesWithSales > 0);
  return (
    <div className="panel-scroll">
      <table className="panel-table" aria-label={`Groups, ${windowWords(window)}`}>
        <thead>
          <tr>
            <th scope="col">Group</th>
            <th scope="col" className="number">
              Stores
            </th>
            <th scope="col" className="number">
              Uptime %
            </th>
            <th scope="col" className="number">
              At least – at most
            </th>
            <th scope="col" className="number">
              Down, hours
            </th>
            <th scope="col" className="number">
              Down at least – at most, hours
            </th>
            <th scope="col" className="number">
              Not observed, hours
            </th>
            {hasSales ? (
              <th scope="col" className="number">
                Lost sales
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ group, rollUp }) => (
            <tr key={group ?? ''}>
              <th scope="row">
                <Door look="name" to="show its answer" onOpen={() => toOverview(choiceOfGroup(group))}>
                  {group === undefined ? NO_GROUP : visibleText(group)}
                </Door>
              </th>
              <td className="number">
                <Door to="show them" onOpen={() => showStores(group)}>
                  {formatCount(rollUp.stores)}
                </Door>
              </td>
              <td className="number">
                <Door
                  to="show the uptime of its stores"
                  onOpen={() => showStores(group, lowestUptime(window))}
                >
                  <span className={isRareIn(rollUp, window) ? 'is-hollow' : undefined}>
                    {formatPercent(uptimeOf(rollUp.uptimes, LEADING_METHOD, window))}
                  </span>
                </Door>
              </td>
              <td className="number range">
                <Door to="show the bounds of its stores" onOpen={() => showStores(group, withBounds(window))}>
                  {formatPercentRange(uptimeRange(rollUp, window))}
                </Door>
              </td>
              <td className="number">
                <Door to="show its outages" onOpen={() => toOutages({ group: choiceOfGroup(group) })}>
                  {formatHours(timeOf(rollUp, LEADING_METHOD, 'down', window))}
                </Door>
              </td>
              <td className="number range">
                <Door to="show the bounds of its stores" onOpen={() => showStores(group, withBounds(window))}>
                  {formatHoursRange(downRange(rollUp, window))}
                </Door>
              </td>
              <td className="number">
                <Door
                  to="show how much of each of its stores was not observed"
                  onOpen={() => showStores(group, leastObserved(window))}
                >
                  {formatHours(timeOf(rollUp, 'interpolated', 'unknown', window))}
                </Door>
              </td>
              {hasSales ? (
                <td className="number">
                  {rollUp.storesWithSales === 0 ? (
                    NOTHING_KNOWN
                  ) : (
                    <Door
                      to="show what each of its stores lost"
                      onOpen={() => showStores(group, mostSalesLost(window))}
                    >
                      {formatMoney(lostOf(rollUp, LEADING_METHOD, 'lost-sales', window), currency)}
                    </Door>
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
