import type { Compared, Method, PeriodName, ReportComparison } from '../../../preload/contract.ts';
import { comparedColumn, comparedValues, sidesOf, togetherInWords, unitOf } from '../../../preload/sheets.ts';
import { useDataTimes } from '../../format/clock-context.ts';
import { formatPart } from '../../format/numbers.ts';
import { WINDOW_TITLES } from '../../format/windows.ts';
import { FramedTable } from '../../table/framed-table.tsx';
import { comparedCells } from './comparison-cells.ts';
import { fleetSentence } from './fleet-sentence.ts';

const MEASURES = ['uptime', 'down', 'observed'] as const;
type Measure = (typeof MEASURES)[number] | 'same-hours';

/** Stores as one, by a method. */
type Together = {
  readonly fleet: Compared;
  /** The group that they are of, where they are not all. */
  readonly whose: string | undefined;
  readonly method: Method;
};

/** All stores together, or those of a group, in every window. */
export function FleetChange({ fleet, whose, method }: Together) {
  const title = whose ?? 'All stores';
  const windows = fleet.clarities.map(({ window }) => window);
  const longest = windows.at(-1) ?? 'week';
  const sides = MEASURES.map((measure) => columnsOf(fleet, method, measure, longest));
  return (
    <FramedTable label={title} className="fleet-change">
      <table aria-label={title}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              <bdi>{title}</bdi>
            </th>
            {sides.map((columns) => (
              <th key={columns[0]?.column.name} scope="colgroup" colSpan={columns.length} className="number">
                {columns[0]?.column.under?.group}
              </th>
            ))}
          </tr>
          <tr>
            {sides.flat().map(({ column }) => (
              <th key={column.name} scope="col" className="number">
                {column.under?.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {windows.map((window) => (
            <tr key={window}>
              <th scope="row">
                {WINDOW_TITLES[window]} <small>down in {unitOf(method, window)}</small>
              </th>
              {MEASURES.map((measure) => (
                <Sides key={measure} fleet={fleet} method={method} measure={measure} window={window} />
              ))}
            </tr>
          ))}
          <SameHours fleet={fleet} method={method} window={longest} columns={sides.flat().length} />
        </tbody>
      </table>
    </FramedTable>
  );
}

const columnsOf = (fleet: Compared, method: Method, measure: Measure, window: PeriodName) =>
  sidesOf(measure).map((side) => ({ side, column: comparedColumn(fleet, method, measure, window, side) }));

function Sides({
  fleet,
  method,
  measure,
  window,
}: {
  readonly fleet: Compared;
  readonly method: Method;
  readonly measure: Measure;
  readonly window: PeriodName;
}) {
  const tell = comparedCells(fleet, { method, window });
  return columnsOf(fleet, method, measure, window).map(({ side, column }) => {
    const { text, look, title } = tell({ measure, side, number: column }, 0);
    return (
      <td key={column.name} className={`number ${look ?? ''}`} title={title}>
        {text}
      </td>
    );
  });
}

/** The longest window again, over the hours that both observed; nothing where that is not known. */
function SameHours({
  fleet,
  method,
  window,
  columns,
}: {
  readonly fleet: Compared;
  readonly method: Method;
  readonly window: PeriodName;
  readonly columns: number;
}) {
  if (Number.isNaN(comparedValues(fleet, method, 'same-hours', window).after(0))) return null;
  return (
    <tr>
      <th scope="row">
        {WINDOW_TITLES[window]} <small>hours both observed</small>
      </th>
      <Sides fleet={fleet} method={method} measure="same-hours" window={window} />
      <td colSpan={columns - sidesOf('same-hours').length} />
    </tr>
  );
}

/** What can be said of the change of the longest window: both uptimes first, as on the Overview. */
export function FleetSentence({ fleet, fell, whose, method }: Together & Pick<ReportComparison, 'fell'>) {
  const times = useDataTimes();
  const longest = fleet.clarities.at(-1);
  const clarity = longest?.of[0];
  if (longest === undefined || clarity === undefined) return null;
  const sides = (measure: Measure) => {
    const { before, after } = comparedValues(fleet, method, measure, longest.window);
    return { before: before(0), after: after(0) };
  };
  // It is of interpolated downtime.
  const why =
    method === 'interpolated' && fell !== undefined
      ? togetherInWords(fell, { share: formatPart, span: times.span })
      : undefined;
  return (
    <p className="fleet-sentence">
      {whose === undefined ? null : <bdi>{whose}: </bdi>}
      {fleetSentence(clarity, longest.window, sides('uptime'), sides('observed'), why)}
    </p>
  );
}
