import { isRarelyObserved, type ReportTable } from '../../../preload/contract.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatMoneyShortly } from '../../format/money.ts';
import { formatCounted, formatPart, formatUptime } from '../../format/numbers.ts';
import { inWindow } from '../../format/windows.ts';
import { timeOf, uptimeOf } from '../../trend/week-numbers.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import { mostSalesLost, useDoors, withBounds } from '../shared/doors.ts';
import { longestOf } from '../shared/report-numbers.ts';
import { longestFacts, type WindowFacts } from '../summary/window-facts.ts';
import { Door } from './door.tsx';
import { downRange, lostOf } from './roll-up.ts';
import type { Scope } from './scope.ts';
import { formatDown, formatHours } from './words.ts';

/** The uptime of the longest window, its downtime and what that cost, with what they surely and at most were. */
export function Taken({
  table,
  scope: { name, group, rollUp },
}: {
  readonly table: ReportTable;
  readonly scope: Scope;
}) {
  const [{ currency }] = usePreferences();
  const { toStores } = useDoors();
  const window = longestOf(table);
  const [up, down] = [
    timeOf(rollUp, LEADING_METHOD, 'up', window),
    timeOf(rollUp, LEADING_METHOD, 'down', window),
  ];
  if (!(up + down > 0)) return null;
  const { least, most } = downRange(rollUp, window);
  const isRare = isRarelyObserved(longestFacts(table, group)?.share ?? Number.NaN);
  const lost = (measure: 'lost-sales' | 'lost-sales-at-least' | 'lost-sales-at-most') =>
    formatMoneyShortly(lostOf(rollUp, LEADING_METHOD, measure, window), currency);
  return (
    <>
      {name === undefined ? 'All stores together' : `The stores of ${name} together`} were
      {isRare ? ' found' : ''} down for{' '}
      <Door to="show the bounds of each store" onOpen={() => toStores({ window }, withBounds(window))}>
        {formatDown(down, LEADING_METHOD, window)}
      </Door>{' '}
      {inWindow(window, table.record.period)} (at least {formatHours(least)}, at most {formatHours(most)})
      {rollUp.storesWithSales === 0 ? null : (
        <>
          , which cost {isRare ? 'anything from' : 'about'}{' '}
          <Door
            to="show the stores that lost sales"
            onOpen={() => toStores({ show: 'down', window }, mostSalesLost(window))}
          >
            {lost(isRare ? 'lost-sales-at-least' : 'lost-sales')}
          </Door>{' '}
          {isRare
            ? `to ${lost('lost-sales-at-most')}`
            : `(${lost('lost-sales-at-least')} to ${lost('lost-sales-at-most')})`}
          {rollUp.storesWithSales < rollUp.stores
            ? ` in the ${formatCounted(rollUp.storesWithSales, 'store')} whose sales are known`
            : null}
        </>
      )}
      .{' '}
    </>
  );
}

/** Before any figure of a time of which little is known, so that no one reads it as good news. Nothing observed is said above. */
export function RarelyObserved({
  facts,
  period,
}: {
  readonly facts: WindowFacts | undefined;
  readonly period: ReportTable['record']['period'];
}) {
  if (facts?.observation !== 'observed' || !isRarelyObserved(facts.share)) return null;
  return (
    <strong>
      Only {formatPart(facts.share)} of open time {inWindow(facts.window, period)} was observed; of the rest
      nothing is known.{' '}
    </strong>
  );
}

/** The uptime of the longest window by itself; beside the week before, the change tells both. */
export function UptimeOf({
  table,
  scope: { rollUp, group },
}: {
  readonly table: ReportTable;
  readonly scope: Scope;
}) {
  const uptime = uptimeOf(rollUp.uptimes, LEADING_METHOD, longestOf(table));
  if (Number.isNaN(uptime)) return null;
  const isRare = isRarelyObserved(longestFacts(table, group)?.share ?? Number.NaN);
  return (
    <>
      Uptime {isRare ? 'of what was observed' : null} {formatUptime(uptime)}%.
    </>
  );
}
