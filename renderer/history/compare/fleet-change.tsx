import type { Compared, ComparedMeasure, Method, WindowName } from '../../../preload/contract.ts';
import { unitOf } from '../../../preload/sheets.ts';
import { FramedTable } from '../../table/framed-table.tsx';
import { comparedValues, formatValue, lookOfChange, SIDE_LABELS, SIDES } from './comparison-columns.ts';

const WINDOWS: readonly { readonly window: WindowName; readonly title: string }[] = [
  { window: 'hour', title: 'Last hour' },
  { window: 'day', title: 'Last day' },
  { window: 'week', title: 'Last week' },
];
const MEASURES: readonly { readonly measure: ComparedMeasure; readonly title: string }[] = [
  { measure: 'uptime', title: 'Uptime %' },
  { measure: 'down', title: 'Down' },
];

/** All stores together, in every window. */
export function FleetChange({ fleet, method }: { readonly fleet: Compared; readonly method: Method }) {
  return (
    <FramedTable label="All stores" className="fleet-change">
      <table aria-label="All stores">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              All stores
            </th>
            {MEASURES.map(({ measure, title }) => (
              <th key={measure} scope="colgroup" colSpan={SIDES.length} className="number">
                {title}
              </th>
            ))}
          </tr>
          <tr>
            {MEASURES.map(({ measure }) =>
              SIDES.map((side) => (
                <th key={`${measure} ${side}`} scope="col" className="number">
                  {SIDE_LABELS[side]}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {WINDOWS.map(({ window, title }) => (
            <tr key={window}>
              <th scope="row">
                {title} <small>down in {unitOf(method, window)}</small>
              </th>
              <Sides fleet={fleet} method={method} window={window} />
            </tr>
          ))}
        </tbody>
      </table>
    </FramedTable>
  );
}

function Sides({
  fleet,
  method,
  window,
}: {
  readonly fleet: Compared;
  readonly method: Method;
  readonly window: WindowName;
}) {
  const values = comparedValues(fleet, method, window);
  return MEASURES.map(({ measure }) =>
    SIDES.map((side) => {
      const value = values(measure, side, 0);
      const look = side === 'change' ? lookOfChange(value, measure) : '';
      return (
        <td key={`${measure} ${side}`} className={`number ${look}`}>
          {formatValue(value, measure, side, window)}
        </td>
      );
    }),
  );
}
