import { use } from 'react';
import type { ReportOverview, ReportTable } from '../../../preload/contract.ts';
import { useDataTimes } from '../../format/clock-context.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatCount, formatCounted } from '../../format/numbers.ts';
import { titleOf } from '../../format/store-names.ts';
import { DAY } from '../../format/times.ts';
import { OpenStore } from '../../workspace/open-store.ts';
import { useDoors } from '../shared/doors.ts';
import { countedStores } from '../shared/left-out.ts';
import { isOngoing } from '../shared/outages.ts';
import { zoneOf } from '../shared/store-zone.ts';
import type { WindowFacts } from '../summary/window-facts.ts';
import { Door } from './door.tsx';
import { Panel } from './panel.tsx';
import { formatDown } from './words.ts';

const LISTED = 10;

/** Which stores were down at as-of, and since when: by the interpolated method, whichever is shown. */
export function DownNow({
  table,
  downNow,
  hour,
}: {
  readonly table: ReportTable;
  readonly downNow: ReportOverview['downNow'];
  /** What happened in the hour before as-of. */
  readonly hour: WindowFacts | undefined;
}) {
  const times = useDataTimes();
  const { toOutages } = useDoors();
  const openStore = use(OpenStore);
  const { asOf } = table.record;
  const downOf = downStillOf(table);
  const listed = downNow.slice(0, LISTED);
  const isKnown = hour?.observation === 'observed';
  return (
    <Panel area="down" title={`Down at ${times.instant(asOf)}`}>
      <p className="panel-figure">
        {downNow.length === 0 ? (
          <span className="figure">
            {isKnown ? 'No store was found down' : 'Nothing is known of that moment'}
          </span>
        ) : (
          <Door look="figure" to="show their outages" onOpen={() => toOutages({ show: 'still-down' })}>
            <span className="figure is-bad">{formatCounted(downNow.length, 'store')}</span>
          </Door>
        )}
        {isKnown || downNow.length > 0 ? (
          <span className="hint">of {formatCount(countedStores(table))}</span>
        ) : null}
      </p>
      <NotObserved hour={hour} />
      {downNow.length === 0 ? null : (
        <ol className="door-list">
          {listed.map(({ store, since }) => (
            <li key={store}>
              <Door look="row" to="show its week" onOpen={() => openStore(table.stores[store] ?? '', since)}>
                <span className="door-name">{titleOf(table, store)}</span>
                <span className="door-fact numbers">
                  {sinceWords(table, since, times.dayOf(zoneOf(table, store), since))}
                </span>
                <span className="door-amount numbers">
                  {formatDown(downOf(store), LEADING_METHOD, 'week')}
                </span>
              </Door>
            </li>
          ))}
        </ol>
      )}
      {downNow.length > LISTED ? (
        <p className="panel-more">
          <Door to="show their outages" onOpen={() => toOutages({ show: 'still-down' })}>
            All {formatCount(downNow.length)}
          </Door>
        </p>
      ) : null}
    </Panel>
  );
}

/** How long a store that is still down has been, in its business hours of the week: what Outages says of it. */
function downStillOf({ details }: ReportTable): (store: number) => number {
  const outages = details?.outages;
  if (outages === undefined) return () => Number.NaN;
  const down = new Map<number, number>();
  for (let place = 0; place < outages.count; place++) {
    if (isOngoing(outages, place)) down.set(outages.store[place] ?? -1, outages.down[place] ?? Number.NaN);
  }
  return (store) => down.get(store) ?? Number.NaN;
}

function sinceWords({ record }: ReportTable, since: number, at: string): string {
  return since <= record.asOf - 7 * DAY ? `since before ${at}` : `since ${at}`;
}

function NotObserved({ hour }: { readonly hour: WindowFacts | undefined }) {
  const { toStores } = useDoors();
  if (hour === undefined || hour.storesNotObserved === 0) return null;
  return (
    <p className="hint">
      Of{' '}
      <Door to="show them" onOpen={() => toStores({ show: 'not-observed', window: 'hour' })}>
        {formatCounted(hour.storesNotObserved, 'open store')}
      </Door>{' '}
      no poll tells anything for the hour before: they may be up or down.
    </p>
  );
}
