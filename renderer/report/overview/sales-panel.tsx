import type { ReportTable } from '../../../preload/contract.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatMoney } from '../../format/money.ts';
import { formatCounted } from '../../format/numbers.ts';
import { windowInTable } from '../../format/windows.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import { mostSalesLost, useDoors, withBounds } from '../shared/doors.ts';
import { longestOf, windowsOf } from '../shared/report-numbers.ts';
import { Door } from './door.tsx';
import { Panel } from './panel.tsx';
import { isRareIn, lostOf } from './roll-up.ts';
import type { Scope } from './scope.ts';

/** What downtime cost, by the sales an hour of the stores that have such a figure. */
export function SalesPanel({ table, scope }: { readonly table: ReportTable; readonly scope: Scope }) {
  const [{ currency }] = usePreferences();
  const { toStores } = useDoors();
  const { rollUp } = scope;
  const { storesWithSales } = rollUp;
  const without = rollUp.stores - storesWithSales;
  if (storesWithSales === 0) {
    return (
      <Panel area="sales" title="What it cost">
        <p>
          No store has a figure for its sales. A stores file with the columns <code>store_id</code>,{' '}
          <code>name</code> and <code>sales_per_hour</code> gives them one.
        </p>
      </Panel>
    );
  }
  return (
    <Panel area="sales" title="What it cost">
      <div className="panel-scroll">
        <table className="panel-table" aria-label="Lost sales">
          <thead>
            <tr>
              <th scope="col">{longestOf(table) === 'period' ? 'In' : 'In the last'}</th>
              <th scope="col" className="number">
                Estimate
              </th>
              <th scope="col" className="number">
                At least
              </th>
              <th scope="col" className="number">
                At most
              </th>
            </tr>
          </thead>
          <tbody>
            {windowsOf(table).map((window) => (
              <tr key={window}>
                <th scope="row">{windowInTable(window)}</th>
                <td className="number">
                  <Door
                    to="show the stores that were down"
                    onOpen={() => toStores({ show: 'down', window }, mostSalesLost(window))}
                  >
                    <strong className={isRareIn(rollUp, window) ? 'is-hollow' : undefined}>
                      {formatMoney(lostOf(rollUp, LEADING_METHOD, 'lost-sales', window), currency)}
                    </strong>
                  </Door>
                </td>
                {(['lost-sales-at-least', 'lost-sales-at-most'] as const).map((bound) => (
                  <td key={bound} className="number">
                    <Door
                      to="show the bounds of each store"
                      onOpen={() => toStores({ window }, { ...withBounds(window), ...mostSalesLost(window) })}
                    >
                      {formatMoney(lostOf(rollUp, 'interpolated', bound, window), currency)}
                    </Door>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="hint">
        Downtime × sales per hour of {formatCounted(storesWithSales, 'store')}
        {without === 0 ? '.' : `; not counted: ${formatCounted(without, 'other')} without that figure.`}
      </p>
    </Panel>
  );
}
