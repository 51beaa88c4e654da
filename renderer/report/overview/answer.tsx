import { useMemo } from 'react';
import { isRarelyObserved, type ReportTable } from '../../../preload/contract.ts';
import { useDataTimes } from '../../format/clock-context.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatMoneyShortly } from '../../format/money.ts';
import { formatCount, formatCounted, formatPart, formatUptime } from '../../format/numbers.ts';
import { inWindow } from '../../format/windows.ts';
import { changeSentence } from '../../trend/change-sentence.ts';
import { timeOf, uptimeOf } from '../../trend/week-numbers.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import { mostSalesLost, useDoors, withBounds } from '../shared/doors.ts';
import { visitOutages } from '../shared/outages.ts';
import { longestOf, valuesOf } from '../shared/report-numbers.ts';
import { countStores, neverOnlineTest, openTest } from '../shared/standing.ts';
import { fewPolled, longestFacts, noDowntimeWords, type WindowFacts } from '../summary/window-facts.ts';
import { AsideLine } from './aside-line.tsx';
import { ageWords } from './data-age.ts';
import { Door } from './door.tsx';
import type { DownNow } from './down-now.ts';
import { fellTogether } from './fell-together.ts';
import { downRange, lostOf } from './roll-up.ts';
import type { Scope } from './scope.ts';
import type { KnownWeek } from './trend/use-trend.ts';
import { holdAgainst } from './week-before.ts';
import { formatDown, formatHours } from './words.ts';

/** What a report says in short: what is down, what that took and cost, and whether it was better before (SPEC §16). */
export function Answer({
  table,
  scope,
  downNow,
  isEvery,
  hour,
  weekBefore,
  newestPoll,
  onShowWeekBefore,
}: {
  readonly table: ReportTable;
  readonly scope: Scope;
  readonly downNow: DownNow;
  /** No other store is down: none that was never online. */
  readonly isEvery: boolean;
  /** What happened in the hour before as-of; `undefined` for a report of a period. */
  readonly hour: WindowFacts | undefined;
  /** `undefined` for a report of a period. */
  readonly weekBefore: KnownWeek | undefined;
  /** In what is stored now. */
  readonly newestPoll: number | undefined;
  readonly onShowWeekBefore: () => void;
}) {
  const times = useDataTimes();
  // A period is of a time that was chosen, and tells of no now.
  const age =
    longestOf(table) === 'period' ? undefined : ageWords(table.record, newestPoll, Date.now(), times.instant);
  const held = useMemo(() => holdAgainst(weekBefore, table, scope, 'week'), [weekBefore, table, scope]);
  const together = useMemo(() => fellTogether(table, scope, held), [table, scope, held]);
  return (
    <section className="answer" aria-label="In short">
      <p className="answer-lead">
        {longestOf(table) === 'period' ? (
          <OutagesOf table={table} scope={scope} />
        ) : (
          <DownAtAsOf table={table} scope={scope} count={downNow.length} isEvery={isEvery} hour={hour} />
        )}{' '}
        <NeverOnline table={table} scope={scope} />
      </p>
      <p className="answer-more">
        <RarelyObserved facts={longestFacts(table, scope.group)} />
        <Taken table={table} scope={scope} />
        {held === undefined ? (
          <UptimeOf table={table} scope={scope} />
        ) : (
          <Door look="name" to="show the week before in the trend" onOpen={onShowWeekBefore}>
            {changeSentence(
              held,
              together === undefined
                ? undefined
                : `much of the downtime fell together on ${times.span(together.from, together.to)}`,
            )}
          </Door>
        )}
      </p>
      {age === undefined ? null : <p className="hint">{age}</p>}
      <AsideLine table={table} />
    </section>
  );
}

function DownAtAsOf({
  table,
  scope,
  count,
  isEvery,
  hour,
}: {
  readonly table: ReportTable;
  readonly scope: Scope;
  readonly count: number;
  readonly isEvery: boolean;
  readonly hour: WindowFacts | undefined;
}) {
  const times = useDataTimes();
  const { toStores } = useDoors();
  const at = times.instant(table.record.asOf);
  const open = useMemo(() => {
    const isOpen = openTest(table);
    return isOpen && countStores(table, (store) => isOpen(store) && scope.isIn(store));
  }, [table, scope]);
  const few = fewPolled(hour);
  if (count === 0) {
    if (!isEvery) {
      return (
        <>
          Only stores that were never online were down at {at}. {few}
        </>
      );
    }
    if (few !== undefined) return <>{few} None of those was found down.</>;
    if (hour?.observation === 'observed') return <>No store was found down at {at}.</>;
    return hour?.observation === 'all-closed' ? (
      <>Every store was closed in the hour before {at}.</>
    ) : (
      <>Nobody watched in the hour before {at}: nothing is known of it.</>
    );
  }
  return (
    <>
      <Door look="bad" to="show them" onOpen={() => toStores({ show: 'still-down' })}>
        {formatCount(count)}
      </Door>{' '}
      of{' '}
      {open === undefined ? formatCounted(scope.rollUp.stores, 'store') : formatCounted(open, 'open store')}{' '}
      {count === 1 ? 'was' : 'were'} down at {at}. {few}
    </>
  );
}

function OutagesOf({ table, scope }: { readonly table: ReportTable; readonly scope: Scope }) {
  const { toOutages } = useDoors();
  const outages = table.details?.outages;
  // Drawn again with every week of the trend, while the outages stay.
  const { count, stores } = useMemo(
    () => (outages === undefined ? { count: 0, stores: 0 } : visitOutages(outages, scope.isIn)),
    [outages, scope],
  );
  if (count === 0) return <>{noDowntimeWords(longestFacts(table, scope.group))}</>;
  return (
    <>
      <Door look="bad" to="show them" onOpen={() => toOutages({})}>
        {formatCounted(count, 'outage')}
      </Door>{' '}
      in {formatCount(stores)} of {formatCounted(scope.rollUp.stores, 'store')}.
    </>
  );
}

/** Stores to ask about once, not to call each week, and what they are of all downtime. */
function NeverOnline({ table, scope }: { readonly table: ReportTable; readonly scope: Scope }) {
  const { toStores } = useDoors();
  const { count, share } = useMemo(() => neverOnlineOf(table, scope), [table, scope]);
  if (count === 0) return null;
  return (
    <>
      <Door to="show them" onOpen={() => toStores({ show: 'never-online' })}>
        {formatCounted(count, 'store')}
      </Door>{' '}
      {count === 1 ? 'was' : 'were'} never online
      {longestOf(table) === 'period' ? ' in this period' : ' this week'}, with {formatPart(share)} of all
      downtime.
    </>
  );
}

function neverOnlineOf(
  table: ReportTable,
  { isIn }: Scope,
): { readonly count: number; readonly share: number } {
  const isNeverOnline = neverOnlineTest(table);
  const down = valuesOf(table, LEADING_METHOD, 'down', longestOf(table)) ?? new Float64Array();
  let [count, theirs, all] = [0, 0, 0];
  down.forEach((time, store) => {
    if (!isIn(store)) return;
    all += time;
    if (!isNeverOnline(store)) return;
    count++;
    theirs += time;
  });
  return { count, share: theirs / all };
}

/** The uptime of the longest window, its downtime and what that cost, with what they surely and at most were. */
function Taken({
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
      {inWindow(window)} (at least {formatHours(least)}, at most {formatHours(most)})
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

/** Before any figure of a time of which little is known, so that no one reads it as good news. */
function RarelyObserved({ facts }: { readonly facts: WindowFacts | undefined }) {
  if (facts === undefined || !isRarelyObserved(facts.share)) return null;
  return (
    <strong>
      Only {formatPart(facts.share)} of open time {inWindow(facts.window)} was observed; of the rest nothing
      is known.{' '}
    </strong>
  );
}

/** The uptime of the longest window by itself; beside the week before, the change tells both. */
function UptimeOf({
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
