import { use, useMemo } from 'react';
import { BEGINNINGS, type ReportTable } from '../../../preload/contract.ts';
import { useDataTimes } from '../../format/clock-context.ts';
import { formatSpan, spanWriter } from '../../format/lengths.ts';
import { formatCount, formatCounted } from '../../format/numbers.ts';
import { spansYears } from '../../format/periods.ts';
import { titleOf } from '../../format/store-names.ts';
import { OpenStore } from '../../workspace/open-store.ts';
import { useDoors } from '../shared/doors.ts';
import { type Outages, visitOutages } from '../shared/outages.ts';
import { neverOnlineTest } from '../shared/standing.ts';
import { zoneOf } from '../shared/store-zone.ts';
import { longestFacts, noDowntimeWords } from '../summary/window-facts.ts';
import { Door } from './door.tsx';
import { createLeading } from './leading.ts';
import { Panel } from './panel.tsx';
import type { Scope } from './scope.ts';

const LISTED = 8;

/** How often stores were down in the period of a report, how long at most and on average, and the longest of all. */
export function HowOften({
  table,
  scope,
  downNow,
}: {
  readonly table: ReportTable;
  readonly scope: Scope;
  /** How many stores are down at as-of: none where the period ended before. */
  readonly downNow: number;
}) {
  const { toOutages } = useDoors();
  const outages = table.details?.outages;
  const facts = useMemo(
    () => (outages === undefined ? undefined : gather(outages, scope, neverOnlineTest(table))),
    [outages, scope, table],
  );
  if (outages === undefined || facts === undefined) {
    return (
      <Panel area="down" title="How often">
        <p>{noDowntimeWords(longestFacts(table, scope.group))}</p>
      </Panel>
    );
  }
  const { count, stores, longest, most, mean, leavesOut } = facts;
  return (
    <Panel area="down" title="How often">
      <p className="panel-figure">
        <Door look="figure" to="show them" onOpen={() => toOutages({})}>
          <span className="figure">{formatCounted(count, 'outage')}</span>
        </Door>
        <span className="hint">
          in {formatCount(stores)} of {formatCounted(scope.rollUp.stores, 'store')}
        </span>
      </p>
      <p>
        The longest took {formatSpan(most)} of open time, the mean {formatSpan(mean)}
        {leavesOut ? ', stores that were never online left out' : ''}.
      </p>
      {downNow === 0 ? null : (
        <p>
          <Door to="show their outages" onOpen={() => toOutages({ show: 'still-down' })}>
            {formatCounted(downNow, 'store')} still down
          </Door>{' '}
          at the end.
        </p>
      )}
      <Longest table={table} outages={outages} places={longest} />
      {count > LISTED ? (
        <p className="panel-more">
          <Door look="action" to="show them" onOpen={() => toOutages({})}>
            All {formatCount(count)}
          </Door>
        </p>
      ) : null}
    </Panel>
  );
}

/** The longest first, those of stores that were never online last; equals as the report has them. */
function Longest({
  table,
  outages,
  places,
}: {
  readonly table: ReportTable;
  readonly outages: Outages;
  readonly places: readonly number[];
}) {
  const times = useDataTimes();
  const openStore = use(OpenStore);
  const spanOf = spanWriter(Math.max(0, ...places.map((place) => outages.down[place] ?? 0)));
  const isNeverOnline = neverOnlineTest(table);
  const timeOf = spansYears(table.record) ? times.instantOf : times.dayOf;
  return (
    <ol className="door-list">
      {places.map((place) => {
        const store = outages.store[place] ?? -1;
        const started = outages.started[place] ?? 0;
        const isBefore = BEGINNINGS[outages.began[place] ?? -1] === 'before-window';
        return (
          <li key={place}>
            <Door
              look="row"
              to="show it in the timeline"
              onOpen={() => openStore(table.stores[store] ?? '', started)}
            >
              <span className="door-name">
                {titleOf(table, store)}
                {/* Why it is not among those to act on. */}
                {isNeverOnline(store) ? <span className="act-more"> never online</span> : null}
              </span>
              <span className="door-fact numbers">
                {isBefore ? 'before ' : ''}
                {timeOf(zoneOf(table, store), started)}
              </span>
              <span className="door-amount numbers">{spanOf(outages.down[place] ?? 0)}</span>
            </Door>
          </li>
        );
      })}
    </ol>
  );
}

/**
 * `undefined` where there is no outage. Longest and mean are of stores that were online, where any of those was down: one
 * that never was has a single outage as long as the period.
 */
function gather(outages: Outages, { isIn }: Scope, isNeverOnline: (store: number) => boolean) {
  const { down, store } = outages;
  const timeOf = (place: number) => down[place] ?? 0;
  const leading = () => createLeading(LISTED, (place, other) => timeOf(place) > timeOf(other));
  const gathered = () => ({ count: 0, time: 0, longest: leading() });
  const [online, apart] = [gathered(), gathered()];
  // A hundred thousand times: their store, in whose order they are, is asked of once.
  let [newest, into] = [-1, online];
  const hit = visitOutages(outages, isIn, (place) => {
    const of = store[place] ?? -1;
    if (of !== newest) [newest, into] = [of, isNeverOnline(of) ? apart : online];
    into.count++;
    into.time += timeOf(place);
    into.longest.offer(place);
  });
  if (hit.count === 0) return undefined;
  const told = online.count > 0 ? online : apart;
  return {
    ...hit,
    longest: [...online.longest.places, ...apart.longest.places].slice(0, LISTED),
    most: timeOf(told.longest.places[0] ?? -1),
    mean: told.time / told.count,
    leavesOut: online.count > 0 && apart.count > 0,
  };
}
