import { use, useMemo } from 'react';
import type { ReportTable } from '../../../preload/contract.ts';
import { theirShareInWords } from '../../../preload/sheets.ts';
import { useDataTimes } from '../../format/clock-context.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatCount, formatCounted, formatPart } from '../../format/numbers.ts';
import { inPeriod } from '../../format/periods.ts';
import { idsOf, titleOf } from '../../format/store-names.ts';
import { OpenStore } from '../../workspace/open-store.ts';
import { useDoors } from '../shared/doors.ts';
import { visitOutages } from '../shared/outages.ts';
import { longestOf, valuesOf } from '../shared/report-numbers.ts';
import { countStores, neverOnlineTest, openTest } from '../shared/standing.ts';
import { zoneOf } from '../shared/store-zone.ts';
import {
  fewPolled,
  longestFacts,
  noDowntimeWords,
  unwatchedWords,
  type WindowFacts,
} from '../summary/window-facts.ts';
import { Door } from './door.tsx';
import { type DownNow, firstToCall, sinceWords } from './down-now.ts';
import type { Scope } from './scope.ts';

/** How many are down of how many open, at as-of. */
export function DownAtAsOf({
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
    if (hour === undefined || hour.observation === 'observed') return <>No store was found down at {at}.</>;
    return hour.observation === 'all-closed' ? (
      <>Every store was closed in the hour before {at}.</>
    ) : (
      unwatchedWords(hour, at)
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

/** Whom to call first of those that are down at as-of; nothing where none is. */
export function FirstToCall({ table, downNow }: { readonly table: ReportTable; readonly downNow: DownNow }) {
  const times = useDataTimes();
  const openStore = use(OpenStore);
  const first = firstToCall(downNow);
  if (first === undefined) return null;
  const { store, since } = first;
  const ids = idsOf(
    table,
    downNow.map((one) => one.store),
  );
  return (
    <>
      First to call:{' '}
      <Door look="bad" to="show its week" onOpen={() => openStore(table.stores[store] ?? '', since, ids)}>
        {titleOf(table, store)}
      </Door>
      , down {sinceWords(table, since, times.dayOf(zoneOf(table, store), since))}.
    </>
  );
}

/** How many that are closed at as-of were down when they closed: nobody would call them before they open. */
export function DownAtClosing({
  count,
  isMore,
}: {
  readonly count: number;
  /** Others are down now. */
  readonly isMore: boolean;
}) {
  const { toStores } = useDoors();
  if (count === 0) return null;
  return (
    <>
      <Door look="bad" to="show them" onOpen={() => toStores({ show: 'down-at-closing' })}>
        {isMore ? `${formatCount(count)} more` : formatCounted(count, 'store')}
      </Door>{' '}
      {count === 1 ? 'was down when it closed' : 'were down when they closed'}.
    </>
  );
}

/** How many outages a period had, in how many stores. */
export function OutagesOf({ table, scope }: { readonly table: ReportTable; readonly scope: Scope }) {
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
      </Door>
      {/* Of all of them it says nothing. */}
      {stores === scope.rollUp.stores
        ? ''
        : ` in ${formatCount(stores)} of ${formatCounted(scope.rollUp.stores, 'store')}`}
      .
    </>
  );
}

/** Stores to ask about once, not to call each week, and what they are of all downtime. */
export function NeverOnline({ table, scope }: { readonly table: ReportTable; readonly scope: Scope }) {
  const { toStores } = useDoors();
  const { count, share } = useMemo(() => neverOnlineOf(table, scope), [table, scope]);
  if (count === 0) return null;
  return (
    <>
      <Door to="show them" onOpen={() => toStores({ show: 'never-online' })}>
        {formatCounted(count, 'store')}
      </Door>{' '}
      {count === 1 ? 'was' : 'were'} never online
      {longestOf(table) === 'period' ? ` ${inPeriod(table.record.period)}` : ' this week'}
      {theirShareInWords(share, formatPart)}.
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
