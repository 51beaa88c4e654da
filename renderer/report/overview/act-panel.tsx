import { use, useMemo } from 'react';
import type { ReportTable } from '../../../preload/contract.ts';
import { formatSpan, spanWriter } from '../../format/lengths.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatMoneyShortly } from '../../format/money.ts';
import { formatCount, formatCounted, formatPart } from '../../format/numbers.ts';
import { groupOf, idsOf, titleOf } from '../../format/store-names.ts';
import { visibleText } from '../../format/visible-text.ts';
import { OpenStore } from '../../workspace/open-store.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import { useDoors } from '../shared/doors.ts';
import { longestOf, valuesOf } from '../shared/report-numbers.ts';
import { countStores, neverOnlineTest, stillDownTest } from '../shared/standing.ts';
import { WeekStrip } from '../shared/week-strip.tsx';
import { longestFacts, noDowntimeWords } from '../summary/window-facts.ts';
import { Door } from './door.tsx';
import { Panel } from './panel.tsx';
import type { Scope } from './scope.ts';
import { worstFirst, worstOver } from './worst-order.ts';

const LISTED = 8;

/** The stores to do something about: those that were down for most of their open time, never-online ones apart. */
export function ActPanel({ table, scope }: { readonly table: ReportTable; readonly scope: Scope }) {
  const { toStores } = useDoors();
  const window = longestOf(table);
  const { stores: worst, count } = useMemo(() => worstOver(table, scope.isIn, LISTED), [table, scope]);
  const neverOnline = useMemo(() => {
    const isNeverOnline = neverOnlineTest(table);
    return countStores(table, (store) => isNeverOnline(store) && scope.isIn(store));
  }, [table, scope]);
  return (
    <Panel
      area="worst"
      title="Act on these"
      note={worst.length === 0 ? undefined : 'largest share of open time down, first'}
    >
      {worst.length === 0 ? (
        <p>
          {neverOnline === 0
            ? noDowntimeWords(longestFacts(table, scope.group))
            : 'Only stores that were never online had downtime.'}
        </p>
      ) : (
        <WorstTable table={table} scope={scope} worst={worst} />
      )}
      {count + neverOnline === 0 ? null : (
        <p className="panel-more">
          {count > LISTED ? (
            <Door look="action" to="show them" onOpen={() => toStores({ show: 'down', window })}>
              All {formatCounted(count + neverOnline, 'store')} with downtime
            </Door>
          ) : null}
          {neverOnline === 0 ? null : (
            <Door look="action" to="show them" onOpen={() => toStores({ show: 'never-online' })}>
              {formatCount(neverOnline)} never online
            </Door>
          )}
        </p>
      )}
    </Panel>
  );
}

/** What each of them was, by what they are ranked by, and what that cost where it is known of any. */
function WorstTable({
  table,
  scope,
  worst,
}: {
  readonly table: ReportTable;
  readonly scope: Scope;
  readonly worst: ReturnType<typeof worstOver>['stores'];
}) {
  const [{ currency }] = usePreferences();
  const window = longestOf(table);
  const outages = valuesOf(table, LEADING_METHOD, 'outages', window);
  const strips = window === 'week' ? table.details?.strips : undefined;
  const lost = valuesOf(table, LEADING_METHOD, 'lost-sales', window);
  const hasLost = worst.some(({ store }) => !Number.isNaN(lost?.[store] ?? Number.NaN));
  const spanOf = spanWriter(Math.max(0, ...worst.map(({ down }) => down)));
  return (
    <div className="panel-scroll">
      <table
        className="panel-table act-table"
        aria-label={window === 'week' ? 'Worst stores of the week' : 'Worst stores of the period'}
      >
        <thead>
          <tr>
            <th scope="col">Store</th>
            {strips === undefined ? (
              <th scope="col" className="number">
                Outages
              </th>
            ) : (
              <th scope="col" className="worst-strip">
                Week
              </th>
            )}
            <th scope="col" className="number">
              Down, of open time
            </th>
            {hasLost ? (
              <th scope="col" className="number">
                Lost sales
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {worst.map(({ store, down, open }) => (
            <tr key={store}>
              <th scope="row">
                <WorstName table={table} scope={scope} store={store} />
              </th>
              {strips === undefined ? (
                <td className="number">{formatCount(outages?.[store] ?? 0)}</td>
              ) : (
                <td className="worst-strip">
                  <WeekStrip strips={strips} store={store} />
                </td>
              )}
              <td className="number">
                <strong>{formatPart(down / open)}</strong>{' '}
                <span className="act-more">
                  {spanOf(down)} of {formatSpan(open)}
                </span>
              </td>
              {hasLost ? (
                <td className="number">{formatMoneyShortly(lost?.[store] ?? Number.NaN, currency)}</td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WorstName({
  table,
  scope,
  store,
}: {
  readonly table: ReportTable;
  readonly scope: Scope;
  readonly store: number;
}) {
  const openStore = use(OpenStore);
  const isStillDown = stillDownTest(table)(store);
  // Of one group they all are.
  const group = scope.name === undefined ? visibleText(groupOf(table, store) ?? '') : '';
  return (
    <>
      <Door
        look="name"
        to="show its timeline"
        onOpen={() =>
          openStore(table.stores[store] ?? '', undefined, idsOf(table, worstFirst(table, scope.isIn)))
        }
      >
        {titleOf(table, store)}
      </Door>{' '}
      {isStillDown || group !== '' ? (
        <span className="act-more">
          {isStillDown ? <span className="is-bad">still down</span> : null}
          {isStillDown && group !== '' ? ' · ' : null}
          {group}
        </span>
      ) : null}
    </>
  );
}
