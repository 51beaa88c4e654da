import { use, useMemo } from 'react';
import type { ReportTable } from '../../../preload/contract.ts';
import { formatSpan, spanWriter } from '../../format/lengths.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatCount, formatCounted, NOTHING_KNOWN } from '../../format/numbers.ts';
import { groupOf, titleOf } from '../../format/store-names.ts';
import { visibleText } from '../../format/visible-text.ts';
import { OpenStore } from '../../workspace/open-store.ts';
import { useDoors } from '../shared/doors.ts';
import { longestOf, valuesOf } from '../shared/report-numbers.ts';
import { countStores, neverOnlineTest } from '../shared/standing.ts';
import { WeekStrip } from '../shared/week-strip.tsx';
import { longestFacts, noDowntimeWords } from '../summary/window-facts.ts';
import { Door } from './door.tsx';
import { Panel } from './panel.tsx';
import type { Scope } from './scope.ts';
import { chanceOf } from './sure/sure-words.ts';
import { worstOver } from './worst-order.ts';

const LISTED = 8;
/** Of a store's chance to be among the ten worst: less is “hardly”. */
const LEAST_CHANCE = 0.05;

/** The stores to do something about: those that were down for most of their open time, never-online ones apart. */
export function ActPanel({ table, scope }: { readonly table: ReportTable; readonly scope: Scope }) {
  const { toStores } = useDoors();
  const openStore = use(OpenStore);
  const window = longestOf(table);
  const { stores: worst, count } = useMemo(() => worstOver(table, scope.isIn), [table, scope]);
  const neverOnline = useMemo(() => {
    const isNeverOnline = neverOnlineTest(table);
    return countStores(table, (store) => isNeverOnline(store) && scope.isIn(store));
  }, [table, scope]);
  const outages = valuesOf(table, LEADING_METHOD, 'outages', window);
  const strips = window === 'week' ? table.details?.strips : undefined;
  const listed = worst.slice(0, LISTED);
  const ranks = table.details?.sure?.further?.rank;
  // Where none of them stands out, or nothing is known of any, there is nothing to compare.
  const rank = listed.some(({ store }) => (ranks?.[store] ?? 0) >= LEAST_CHANCE) ? ranks : undefined;
  const spanOf = spanWriter(Math.max(0, ...listed.map(({ down }) => down)));
  const ids = worst.map(({ store }) => table.stores[store] ?? '');
  return (
    <Panel
      area="worst"
      title="Act on these"
      note={worst.length === 0 ? undefined : 'most downtime for their open time'}
    >
      {worst.length === 0 ? (
        <p>
          {neverOnline === 0
            ? noDowntimeWords(longestFacts(table))
            : 'Only stores that were never online had downtime.'}
        </p>
      ) : (
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
                {rank === undefined ? null : (
                  <th scope="col" className="number">
                    Among the ten of most downtime
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {listed.map(({ store, down, open }) => (
                <tr key={store}>
                  <th scope="row">
                    <Door
                      look="name"
                      to="show its timeline"
                      onOpen={() => openStore(table.stores[store] ?? '', undefined, ids)}
                    >
                      {titleOf(table, store)}
                    </Door>{' '}
                    {scope.name === undefined ? (
                      <span className="act-group">{visibleText(groupOf(table, store) ?? '')}</span>
                    ) : null}
                  </th>
                  {strips === undefined ? (
                    <td className="number">{formatCount(outages?.[store] ?? 0)}</td>
                  ) : (
                    <td className="worst-strip">
                      <WeekStrip strips={strips} store={store} />
                    </td>
                  )}
                  <td className="number">
                    <strong>{spanOf(down)}</strong> <span className="range">of {formatSpan(open)}</span>
                  </td>
                  {rank === undefined ? null : (
                    <td className="number range">{chanceIn(rank[store] ?? Number.NaN)}</td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {count + neverOnline === 0 ? null : (
        <p className="panel-more">
          {count > listed.length ? (
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

const chanceIn = (chance: number) => (Number.isNaN(chance) ? NOTHING_KNOWN : chanceOf(chance));
