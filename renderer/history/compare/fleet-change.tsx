import type { Clarity, Compared, ComparedMeasure, Method, WindowName } from '../../../preload/contract.ts';
import { SIDE_LABELS, SIDES, unitOf } from '../../../preload/sheets.ts';
import { formatPart } from '../../format/numbers.ts';
import { FramedTable } from '../../table/framed-table.tsx';
import { changeWords, comparedValues, formatValue } from './comparison-columns.ts';

const WINDOWS: readonly { readonly window: WindowName; readonly title: string }[] = [
  { window: 'hour', title: 'Last hour' },
  { window: 'day', title: 'Last day' },
  { window: 'week', title: 'Last week' },
];
const MEASURES: readonly { readonly measure: ComparedMeasure; readonly title: string }[] = [
  { measure: 'uptime', title: 'Uptime %' },
  { measure: 'down', title: 'Down' },
];
const OBSERVED_SIDES = ['before', 'after'] as const;

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
            <th scope="colgroup" colSpan={OBSERVED_SIDES.length} className="number">
              Observed %
            </th>
          </tr>
          <tr>
            {MEASURES.map(({ measure }) =>
              SIDES.map((side) => (
                <th key={`${measure} ${side}`} scope="col" className="number">
                  {SIDE_LABELS[side]}
                </th>
              )),
            )}
            {OBSERVED_SIDES.map((side) => (
              <th key={side} scope="col" className="number">
                {SIDE_LABELS[side]}
              </th>
            ))}
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
          <SameHours fleet={fleet} method={method} />
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
  const tell = changeWords(fleet, values, window);
  return (
    <>
      {MEASURES.map(({ measure }) =>
        SIDES.map((side) => {
          const value = values(measure, side, 0);
          const { look, title } = side === 'change' ? tell(value, measure, 0) : { look: '' };
          return (
            <td key={`${measure} ${side}`} className={`number ${look}`} title={title}>
              {formatValue(value, measure, side, window)}
            </td>
          );
        }),
      )}
      {OBSERVED_SIDES.map((side) => (
        <td key={side} className="number">
          {formatValue(values('observed', side, 0), 'observed', side, window)}
        </td>
      ))}
    </>
  );
}

/** The week again, over the hours that both observed; nothing where that is not known. */
function SameHours({ fleet, method }: { readonly fleet: Compared; readonly method: Method }) {
  const values = comparedValues(fleet, method, 'week');
  if (Number.isNaN(values('same-hours', 'after', 0))) return null;
  return (
    <tr>
      <th scope="row">
        Last week <small>hours both observed</small>
      </th>
      {SIDES.map((side) => (
        <td key={side} className="number">
          {formatValue(values('same-hours', side, 0), 'same-hours', side, 'week')}
        </td>
      ))}
      <td colSpan={SIDES.length + OBSERVED_SIDES.length} />
    </tr>
  );
}

/** What can be said of the change of the week, in a sentence. */
export function FleetSentence({ fleet, method }: { readonly fleet: Compared; readonly method: Method }) {
  const values = comparedValues(fleet, method, 'week');
  const clarity = fleet.clarities.find(({ window }) => window === 'week')?.of[0];
  const shares = OBSERVED_SIDES.map((side) => formatPart(values('observed', side, 0) / 100));
  if (clarity === undefined) return null;
  return (
    <p className="fleet-sentence">
      {WORDS[clarity]} ({shares[0]} of the week’s business time was observed before, {shares[1]} after).
    </p>
  );
}

const WORDS: Readonly<Record<Clarity, string>> = {
  better: 'Surely less downtime after',
  worse: 'Surely more downtime after',
  unclear: 'No clear change',
  unobserved: 'Too little was observed to tell a change',
};
