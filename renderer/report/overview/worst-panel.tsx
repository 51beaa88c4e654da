import { use } from 'react';
import type { ReportTable } from '../../../preload/contract.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatCounted, formatPercent } from '../../format/numbers.ts';
import { titleOf } from '../../format/store-names.ts';
import { OpenStore } from '../../workspace/open-store.ts';
import { useDoors } from '../doors.ts';
import { valuesOf } from '../report-numbers.ts';
import { WeekStrip } from '../stores/week-strip.tsx';
import { noDowntimeWords, weekFacts } from '../summary/window-facts.ts';
import { Door } from './door.tsx';
import { Panel } from './panel.tsx';
import { formatDown } from './words.ts';

/** The stores with the most downtime in the last week. */
export function WorstPanel({
  table,
  worst,
}: {
  readonly table: ReportTable;
  readonly worst: readonly number[];
}) {
  const { toStores } = useDoors();
  const openStore = use(OpenStore);
  const down = valuesOf(table, LEADING_METHOD, 'down', 'week');
  const uptime = valuesOf(table, LEADING_METHOD, 'uptime', 'week');
  const strips = table.details?.strips;
  const week = weekFacts(table);
  const withDowntime = week?.storesDown ?? 0;
  return (
    <Panel area="worst" title="Worst stores of the week">
      {worst.length === 0 ? (
        <p>{noDowntimeWords(week)}</p>
      ) : (
        <div className="panel-scroll">
          <table className="panel-table worst-table" aria-label="Worst stores of the week">
            <thead>
              <tr>
                <th scope="col">Store</th>
                <th scope="col" className="worst-strip">
                  Week
                </th>
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
                    <Door to="show its week" onOpen={() => openStore(table.stores[store] ?? '')}>
                      {titleOf(table, store)}
                    </Door>
                  </th>
                  <td className="worst-strip">
                    {strips === undefined ? null : <WeekStrip strips={strips} store={store} />}
                  </td>
                  <td className="number">
                    {formatDown(down?.[store] ?? Number.NaN, LEADING_METHOD, 'week')}
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
          <Door to="show them" onOpen={() => toStores({ show: 'down', window: 'week' })}>
            All {formatCounted(withDowntime, 'store')} with downtime
          </Door>
        </p>
      ) : null}
    </Panel>
  );
}
