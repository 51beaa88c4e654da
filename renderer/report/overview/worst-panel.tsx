import { use } from 'react';
import type { ReportTable } from '../../../preload/contract.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatCount, formatCounted, formatPercent } from '../../format/numbers.ts';
import { titleOf } from '../../format/store-names.ts';
import { OpenStore } from '../../workspace/open-store.ts';
import { useDoors } from '../shared/doors.ts';
import { longestOf, valuesOf } from '../shared/report-numbers.ts';
import { WeekStrip } from '../shared/week-strip.tsx';
import { longestFacts, noDowntimeWords } from '../summary/window-facts.ts';
import { Door } from './door.tsx';
import { Panel } from './panel.tsx';
import { formatDown } from './words.ts';

/** The stores with the most downtime in the last week, or in the period. */
export function WorstPanel({
  table,
  worst,
}: {
  readonly table: ReportTable;
  readonly worst: readonly number[];
}) {
  const { toStores } = useDoors();
  const openStore = use(OpenStore);
  const window = longestOf(table);
  const down = valuesOf(table, LEADING_METHOD, 'down', window);
  const uptime = valuesOf(table, LEADING_METHOD, 'uptime', window);
  const outages = valuesOf(table, LEADING_METHOD, 'outages', window);
  const strips = window === 'week' ? table.details?.strips : undefined;
  const whole = longestFacts(table);
  const withDowntime = whole?.storesDown ?? 0;
  const title = window === 'week' ? 'Worst stores of the week' : 'Worst stores of the period';
  return (
    <Panel area="worst" title={title}>
      {worst.length === 0 ? (
        <p>{noDowntimeWords(whole)}</p>
      ) : (
        <div className="panel-scroll">
          <table className="panel-table worst-table" aria-label={title}>
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
                  Down
                </th>
                <th scope="col" className="number">
                  Uptime %
                </th>
              </tr>
            </thead>
            <tbody>
              {worst.map((store) => (
                <tr key={store}>
                  <th scope="row">
                    <Door to="show its timeline" onOpen={() => openStore(table.stores[store] ?? '')}>
                      {titleOf(table, store)}
                    </Door>
                  </th>
                  {strips === undefined ? (
                    <td className="number">{formatCount(outages?.[store] ?? 0)}</td>
                  ) : (
                    <td className="worst-strip">
                      <WeekStrip strips={strips} store={store} />
                    </td>
                  )}
                  <td className="number">
                    {formatDown(down?.[store] ?? Number.NaN, LEADING_METHOD, window)}
                  </td>
                  <td className="number">{formatPercent(uptime?.[store] ?? Number.NaN)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {withDowntime > worst.length ? (
        <p className="panel-more">
          <Door to="show them" onOpen={() => toStores({ show: 'down', window })}>
            All {formatCounted(withDowntime, 'store')} with downtime
          </Door>
        </p>
      ) : null}
    </Panel>
  );
}
