import '../table/plain-table.css';
import { observedShare, type Step, type StorePart } from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';
import { formatExactly } from '../format/local-clock.ts';
import { formatCount, formatPercent, NOTHING_KNOWN } from '../format/numbers.ts';
import { partLabel, partName } from '../format/periods.ts';
import { ScrollRegion } from '../table/scroll-region.tsx';
import { TrendChart } from '../trend/trend-chart.tsx';

const HEADINGS: Readonly<Record<Step, string>> = { day: 'Day', week: 'Week', month: 'Month' };

/** What each day, week or month of a period was like for a store, by its own calendar. */
export function StoreParts({ report, store }: { readonly report: string; readonly store: string }) {
  const { result } = useQuery('storeParts', { report, store });
  if (result === undefined) return <p>Reading the parts of the period…</p>;
  if (!result.ok) return <p role="alert">{result.error.message}</p>;
  const { by, parts } = result.value;
  const points = parts.map(({ day }) => ({ key: day, label: partLabel(by, day), when: partName(by, day) }));
  const uptimes = parts.map(uptimeOf);
  return (
    <>
      {parts.length > 1 && uptimes.some((percent) => !Number.isNaN(percent)) ? (
        <TrendChart
          points={points}
          unit={by}
          series={[{ label: 'Uptime', look: 'fleet', uptimes, observed: parts.map(observedShare) }]}
        />
      ) : null}
      <ScrollRegion label="Parts of the period, to scroll">
        <table className="plain-table" aria-label="Parts of the period">
          <thead>
            <tr>
              <th scope="col">{HEADINGS[by]}</th>
              {['Uptime %', 'Down', 'Outages', 'Longest', 'Not observed', 'Polls up', 'Polls down'].map(
                (title) => (
                  <th key={title} scope="col" className="is-number">
                    {title}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {parts.map((part, place) => (
              <tr key={part.from}>
                <th scope="row">{points[place]?.when}</th>
                {cellsOf(part).map(([title, text]) => (
                  <td key={title} className="numbers is-number">
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function cellsOf(part: StorePart): readonly (readonly [title: string, text: string])[] {
  const { up, down, unknown, outages, longest, active, inactive } = part;
  return [
    ['uptime', formatPercent(uptimeOf(part))],
    ['down', up + down === 0 ? NOTHING_KNOWN : formatExactly(down)],
    ['outages', formatCount(outages)],
    ['longest', outages === 0 ? NOTHING_KNOWN : formatExactly(longest)],
    ['unknown', formatExactly(unknown)],
    ['active', formatCount(active)],
    ['inactive', formatCount(inactive)],
  ];
}

const uptimeOf = ({ uptime }: StorePart): number => uptime ?? Number.NaN;
