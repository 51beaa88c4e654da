import '../table/plain-table.css';
import { observedShare, type Step, type StorePart } from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';
import { spanWriter } from '../format/lengths.ts';
import { formatCount, formatPercent, NOTHING_KNOWN } from '../format/numbers.ts';
import { partLabel, partName } from '../format/periods.ts';
import { LengthCell } from '../table/length-cell.tsx';
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
  const write = spanWriter(
    Math.max(...parts.flatMap(({ down, longest, unknown }) => [down, longest, unknown])),
  );
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
                <NumberCell text={formatPercent(uptimeOf(part))} />
                {part.up + part.down === 0 ? (
                  <NumberCell text={NOTHING_KNOWN} />
                ) : (
                  <LengthCell length={part.down} write={write} />
                )}
                <NumberCell text={formatCount(part.outages)} />
                {part.outages === 0 ? (
                  <NumberCell text={NOTHING_KNOWN} />
                ) : (
                  <LengthCell length={part.longest} write={write} />
                )}
                <LengthCell length={part.unknown} write={write} />
                <NumberCell text={formatCount(part.active)} />
                <NumberCell text={formatCount(part.inactive)} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

const NumberCell = ({ text }: { readonly text: string }) => <td className="numbers is-number">{text}</td>;

const uptimeOf = ({ uptime }: StorePart): number => uptime ?? Number.NaN;
