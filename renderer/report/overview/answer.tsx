import { useMemo } from 'react';
import type { ReportOverview, ReportTable } from '../../../preload/contract.ts';
import { useDataTimes } from '../../format/clock-context.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatMoney } from '../../format/money.ts';
import { formatCount, formatCounted } from '../../format/numbers.ts';
import { inWindow } from '../../format/windows.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import { mostSalesLost, useDoors, withBounds } from '../shared/doors.ts';
import { countedStores } from '../shared/left-out.ts';
import { countedOutages, countStoresHit } from '../shared/outages.ts';
import { longestOf } from '../shared/report-numbers.ts';
import { longestFacts, noDowntimeWords, type WindowFacts } from '../summary/window-facts.ts';
import { AsideLine } from './aside-line.tsx';
import { Door } from './door.tsx';
import { downRange, lostOf, type RollUp, timeOf } from './roll-up.ts';
import type { KnownWeek } from './trend/use-trend.ts';
import { describeChange, holdAgainst } from './week-before.ts';
import { formatDown, formatHours } from './words.ts';

/** What a report says, in three sentences: what is down, what it took, and whether it was better before (SPEC §16). */
export function Answer({
  table,
  fleet,
  downNow,
  hour,
  weekBefore,
  onShowWeekBefore,
}: {
  readonly table: ReportTable;
  readonly fleet: RollUp;
  readonly downNow: ReportOverview['downNow'];
  /** What happened in the hour before as-of; `undefined` for a report of a period. */
  readonly hour: WindowFacts | undefined;
  /** `undefined` for a report of a period. */
  readonly weekBefore: KnownWeek | undefined;
  readonly onShowWeekBefore: () => void;
}) {
  return (
    <section className="answer" aria-label="In short">
      <p className="answer-lead">
        {longestOf(table) === 'period' ? (
          <OutagesOf table={table} />
        ) : (
          <DownAtAsOf table={table} count={downNow.length} hour={hour} />
        )}
      </p>
      <Taken table={table} fleet={fleet} />
      <AsideLine table={table} />
      {weekBefore?.kind === 'known' ? (
        <p>
          <Door to="show the week before in the trend" onOpen={onShowWeekBefore}>
            {describeChange(holdAgainst(weekBefore, table, fleet, 'week'))}
          </Door>
        </p>
      ) : null}
    </section>
  );
}

function DownAtAsOf({
  table,
  count,
  hour,
}: {
  readonly table: ReportTable;
  readonly count: number;
  readonly hour: WindowFacts | undefined;
}) {
  const times = useDataTimes();
  const { toOutages } = useDoors();
  const at = times.instant(table.record.asOf);
  if (count === 0) {
    if (hour?.observation === 'observed') return <>No store was found down at {at}.</>;
    return hour?.observation === 'all-closed' ? (
      <>Every store was closed in the hour before {at}.</>
    ) : (
      <>Nobody watched in the hour before {at}: nothing is known of it.</>
    );
  }
  return (
    <>
      <Door to="show their outages" onOpen={() => toOutages({ show: 'still-down' })}>
        {formatCount(count)}
      </Door>{' '}
      of {formatCounted(countedStores(table), 'store')} {count === 1 ? 'was' : 'were'} down at {at}.
    </>
  );
}

function OutagesOf({ table }: { readonly table: ReportTable }) {
  const { toOutages } = useDoors();
  const outages = table.details?.outages;
  // Drawn again with every week of the trend, while the outages stay.
  const hit = useMemo(
    () =>
      outages === undefined
        ? undefined
        : { outages: countedOutages(table, outages).length, stores: countStoresHit(table, outages) },
    [table, outages],
  );
  if (hit === undefined || hit.outages === 0) return <>{noDowntimeWords(longestFacts(table))}</>;
  return (
    <>
      <Door to="show them" onOpen={() => toOutages({})}>
        {formatCounted(hit.outages, 'outage')}
      </Door>{' '}
      in {formatCount(hit.stores)} of {formatCounted(countedStores(table), 'store')}.
    </>
  );
}

/** The downtime of the longest window and what it cost, each with what it surely and at most was. */
function Taken({ table, fleet }: { readonly table: ReportTable; readonly fleet: RollUp }) {
  const [{ currency }] = usePreferences();
  const { toStores } = useDoors();
  const window = longestOf(table);
  const [up, down] = [
    timeOf(fleet, LEADING_METHOD, 'up', window),
    timeOf(fleet, LEADING_METHOD, 'down', window),
  ];
  if (!(up + down > 0)) return null;
  const { least, most } = downRange(fleet, window);
  const lost = (measure: 'lost-sales' | 'lost-sales-at-least' | 'lost-sales-at-most') =>
    formatMoney(lostOf(fleet, LEADING_METHOD, measure, window), currency);
  return (
    <p>
      All stores together were down for{' '}
      <Door to="show the bounds of each store" onOpen={() => toStores({ window }, withBounds(window))}>
        {formatDown(down, LEADING_METHOD, window)}
      </Door>{' '}
      {inWindow(window)} (at least {formatHours(least)}, at most {formatHours(most)})
      {fleet.storesWithSales === 0 ? null : (
        <>
          , which cost about{' '}
          <Door
            to="show the stores that lost sales"
            onOpen={() => toStores({ show: 'down', window }, mostSalesLost(window))}
          >
            {lost('lost-sales')}
          </Door>{' '}
          ({lost('lost-sales-at-least')} to {lost('lost-sales-at-most')})
        </>
      )}
      .
    </p>
  );
}
