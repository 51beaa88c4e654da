import type { PartOfPeriod, Step } from '../../../../preload/contract.ts';
import { METHODS } from '../../../format/methods.ts';
import { formatCount, formatPart, formatPercent } from '../../../format/numbers.ts';
import { partName } from '../../../format/periods.ts';
import { ScrollRegion } from '../../../table/scroll-region.tsx';
import { formatHours } from '../words.ts';

const HEADINGS: Readonly<Record<Step, string>> = { day: 'Day', week: 'Week', month: 'Month' };

/** The parts of a period in numbers, in order of time. */
export function PartsTable({
  by,
  parts,
  of,
}: {
  readonly by: Step;
  readonly parts: readonly PartOfPeriod[];
  /** Of which stores. */
  readonly of: string;
}) {
  return (
    <ScrollRegion label="Parts of the period as a table, to scroll">
      <table className="panel-table" aria-label={`Parts of the period, ${of}`}>
        <thead>
          <tr>
            <th scope="col">{HEADINGS[by]}</th>
            {METHODS.map(({ value, label }) => (
              <th key={value} scope="col" className="number">
                Uptime %, {label.toLowerCase()}
              </th>
            ))}
            <th scope="col" className="number">
              Down, hours
            </th>
            <th scope="col" className="number">
              Outages
            </th>
            <th scope="col" className="number">
              Observed
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ day, up, down, unknown, outages, uptimes }) => (
            <tr key={day}>
              <th scope="row" className="numbers">
                {partName(by, day)}
              </th>
              {METHODS.map(({ value }) => (
                <td key={value} className="number">
                  {formatPercent(uptimes[value] ?? Number.NaN)}
                </td>
              ))}
              <td className="number">{formatHours(up + down === 0 ? Number.NaN : down)}</td>
              <td className="number">{formatCount(outages)}</td>
              <td className="number">{formatPart((up + down) / (up + down + unknown))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
