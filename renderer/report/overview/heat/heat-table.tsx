import { formatExactly } from '../../../format/lengths.ts';
import { formatPart } from '../../../format/numbers.ts';
import { ScrollRegion } from '../../../table/scroll-region.tsx';
import { DAYS } from '../../shared/hour-of-week.ts';
import { emptyWords, type HeatCell, nameOfCell } from './heat-scale.ts';

/** What the heatmap shows as a table, to the last digit: its downtime adds up to that of all stores together. */
export function HeatTable({
  cells,
  usual,
}: {
  readonly cells: readonly HeatCell[];
  /** The share down of all of them together. */
  readonly usual: number;
}) {
  const total = (of: 'down' | 'business') => cells.reduce((sum, cell) => sum + cell[of], 0);
  const open = cells.filter(({ business }) => business > 0);
  const unobserved = open.reduce((sum, cell) => sum + cell.unobserved * cell.business, 0);
  return (
    <ScrollRegion label="Hours of the week as a table, to scroll" isLong>
      <table className="panel-table" aria-label="Hours of the week as a table">
        <thead>
          <tr>
            <th scope="col">Hour, stores’ own time</th>
            <th scope="col" className="number">
              Down
            </th>
            <th scope="col" className="number">
              Business time
            </th>
            <th scope="col" className="number">
              Share down
            </th>
            <th scope="col" className="number">
              Share not observed
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <tr key={nameOfCell(cell)} className={cell.hour === 0 && cell.day > 0 ? 'begins-day' : ''}>
              <th scope="row">{nameOfCell(cell)}</th>
              <td className="number">{formatExactly(cell.down)}</td>
              <td className="number">{formatExactly(cell.business)}</td>
              <td className="number">{cell.business === 0 ? emptyWords(cell) : formatPart(cell.share)}</td>
              <td className="number">{formatPart(cell.unobserved)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All {DAYS.length} days</th>
            <td className="number">{formatExactly(total('down'))}</td>
            <td className="number">{formatExactly(total('business'))}</td>
            <td className="number">{formatPart(usual)}</td>
            <td className="number">{formatPart(unobserved / total('business'))}</td>
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}
