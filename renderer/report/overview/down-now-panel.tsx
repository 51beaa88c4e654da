import { use } from 'react';
import type { ReportTable } from '../../../preload/contract.ts';
import { useDataTimes } from '../../format/clock-context.ts';
import { formatSpan } from '../../format/lengths.ts';
import { formatCount, formatCounted } from '../../format/numbers.ts';
import { titleOf } from '../../format/store-names.ts';
import { OpenStore } from '../../workspace/open-store.ts';
import { useDoors } from '../shared/doors.ts';
import { zoneOf } from '../shared/store-zone.ts';
import { fewPolled, type WindowFacts } from '../summary/window-facts.ts';
import { Door } from './door.tsx';
import { type DownNow, lastDownOf, sinceWords } from './down-now.ts';
import { Panel } from './panel.tsx';

const LISTED = 10;
const LISTED_CLOSED = 5;

/** Which stores were down at as-of, then which when they closed, and since when: by the interpolated method. */
export function DownNowPanel({
  table,
  downNow,
  downAtClosing,
  isEvery,
  hour,
}: {
  readonly table: ReportTable;
  readonly downNow: DownNow;
  readonly downAtClosing: DownNow;
  /** No other store is down: none that was never online. */
  readonly isEvery: boolean;
  /** What happened in the hour before as-of. */
  readonly hour: WindowFacts | undefined;
}) {
  const times = useDataTimes();
  const { toOutages, toStores } = useDoors();
  const { asOf } = table.record;
  return (
    <Panel
      area="down"
      title="Down now"
      name={`Down at ${times.instant(asOf)}`}
      note={
        downNow.length + downAtClosing.length === 0
          ? undefined
          : 'oldest outage first, by the store’s clock; time while open'
      }
    >
      {downNow.length === 0 ? (
        <p>{isEvery ? noneWords(hour) : 'Only stores that were never online.'}</p>
      ) : (
        <Since table={table} down={downNow.slice(0, LISTED)} among={downNow} />
      )}
      {downNow.length === 0 ? null : (
        <p className="panel-more">
          {downNow.length > LISTED ? (
            <Door look="action" to="show them" onOpen={() => toStores({ show: 'still-down' })}>
              All {formatCount(downNow.length)}
            </Door>
          ) : null}
          {isEvery ? (
            <Door look="action" to="show their outages" onOpen={() => toOutages({ show: 'still-down' })}>
              {downNow.length === 1 ? 'Its outage' : 'Their outages'}
            </Door>
          ) : null}
        </p>
      )}
      {downAtClosing.length === 0 ? null : (
        <>
          <h3>Down when they closed</h3>
          <Since table={table} down={downAtClosing.slice(0, LISTED_CLOSED)} among={downAtClosing} />
          {downAtClosing.length > LISTED_CLOSED ? (
            <p className="panel-more">
              <Door look="action" to="show them" onOpen={() => toStores({ show: 'down-at-closing' })}>
                All {formatCount(downAtClosing.length)}
              </Door>
            </p>
          ) : null}
        </>
      )}
      <NotObserved hour={hour} />
    </Panel>
  );
}

/** Stores with since when they were down and how long; an opened one is the one of `among`. */
function Since({
  table,
  down,
  among,
}: {
  readonly table: ReportTable;
  readonly down: DownNow;
  readonly among: DownNow;
}) {
  const times = useDataTimes();
  const openStore = use(OpenStore);
  const downOf = lastDownOf(table);
  const ids = among.map(({ store }) => table.stores[store] ?? '');
  return (
    <ol className="door-list">
      {down.map(({ store, since }) => (
        <li key={store}>
          <Door look="row" to="show its week" onOpen={() => openStore(table.stores[store] ?? '', since, ids)}>
            <span className="door-name">{titleOf(table, store)}</span>
            <span className="door-fact numbers">
              {sinceWords(table, since, times.dayOf(zoneOf(table, store), since))}
            </span>
            <span className="door-amount numbers">{formatSpan(downOf(store))}</span>
          </Door>
        </li>
      ))}
    </ol>
  );
}

function noneWords(hour: WindowFacts | undefined): string {
  if (hour?.observation === 'all-closed') return 'Every store was closed in the hour before.';
  if (hour?.observation !== 'observed') return 'Nothing is known of that moment.';
  return fewPolled(hour) === undefined
    ? 'No store was found down.'
    : 'No store was found down of the few that were polled.';
}

function NotObserved({ hour }: { readonly hour: WindowFacts | undefined }) {
  const { toStores } = useDoors();
  if (hour === undefined || hour.storesNotObserved === 0) return null;
  return (
    <p className="hint">
      <Door to="show them" onOpen={() => toStores({ show: 'not-observed', window: 'hour' })}>
        {formatCounted(hour.storesNotObserved, 'open store')}
      </Door>{' '}
      {hour.storesNotObserved === 1 ? 'was' : 'were'} not polled in the hour before, and may be up or down.
    </p>
  );
}
