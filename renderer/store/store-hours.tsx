import '../table/plain-table.css';
import { useQuery } from '../bridge/use-query.ts';
import { spanWriter } from '../format/lengths.ts';
import { formatPart } from '../format/numbers.ts';
import { DAY } from '../format/times.ts';
import { LengthCell } from '../table/length-cell.tsx';
import { writeHours } from './hours-doubt-words.ts';
import { DAYS } from './weekly-hours.ts';

const LISTED = 6;
const HOURS_A_DAY = 24;

/** The hours of a store's week with most downtime over observed time (SPEC §16); nothing below three weeks, or without any. */
export function StoreHours({ report, store }: { readonly report: string; readonly store: string }) {
  const { result } = useQuery('storeSure', { report, store });
  const usual = result?.ok === true ? result.value?.usual : undefined;
  if (usual === undefined || usual.hours.length === 0) return null;
  const listed = usual.hours.slice(0, LISTED);
  const write = spanWriter(Math.max(...listed.map(({ down }) => down)));
  return (
    <>
      <h2>Hours most often down, the store’s own time</h2>
      <table className="plain-table" aria-label="Hours most often down">
        <thead>
          <tr>
            <th scope="col">Hour</th>
            <th scope="col" className="is-number">
              Share down
            </th>
            <th scope="col" className="is-number">
              Down
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ hour, share, down }) => (
            <tr key={hour}>
              <td className="numbers">
                {DAYS[Math.floor(hour / HOURS_A_DAY)]}{' '}
                {writeHours(hour % HOURS_A_DAY, (hour % HOURS_A_DAY) + 1)}
              </td>
              <td className="numbers is-number">{formatPart(share)}</td>
              <LengthCell length={down} write={write} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="arithmetic-note">
        Of what was observed of each hour in {Math.round((usual.to - usual.from) / DAY)} days.
      </p>
    </>
  );
}
