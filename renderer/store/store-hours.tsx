import '../table/plain-table.css';
import { USUAL_WEEKS } from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';
import { WEEK_HOURS_MEAN, WeekHours } from '../components/week-hours.tsx';
import { writeHours } from '../format/hours-doubt-words.ts';
import { spanWriter } from '../format/lengths.ts';
import { formatPart } from '../format/numbers.ts';
import { DAY } from '../format/times.ts';
import { LengthCell } from '../table/length-cell.tsx';
import { NONE_STANDS_OUT, usualWords } from './usual-words.ts';
import { DAYS } from './weekly-hours.ts';

const HEADING = 'When it is usually down';
const LISTED = 6;
const HOURS_A_DAY = 24;

/** The hours of a store's week with most downtime over observed time (SPEC §16), or why none are told. */
export function StoreHours({ report, store }: { readonly report: string; readonly store: string }) {
  const { result } = useQuery('storeSure', { report, store });
  // As long as it is not found out how sure the report is, nothing is known of this either.
  const sure = result?.ok === true ? result.value : undefined;
  if (sure === undefined) return null;
  const { usual } = sure;
  if (usual === undefined) {
    return (
      <>
        <h2>{HEADING}</h2>
        <p className="arithmetic-note">
          This store was observed in fewer than {USUAL_WEEKS} weeks, too few to tell when it is usually down.
        </p>
      </>
    );
  }
  const listed = usual.hours.slice(0, LISTED);
  const write = spanWriter(Math.max(0, ...listed.map(({ down }) => down)));
  return (
    <>
      <h2>{HEADING}</h2>
      <p className="arithmetic-note">
        {WEEK_HOURS_MEAN} {Math.round((usual.to - usual.from) / DAY)} days, by its own clock.
      </p>
      <WeekHours label="Hours of the week, share down of what was observed" week={usual} />
      {listed.length === 0 ? null : (
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
      )}
      <p className="arithmetic-note">
        {listed.length === 0
          ? 'Never found down.'
          : usualWords(usual.hours) === undefined
            ? NONE_STANDS_OUT
            : null}
      </p>
    </>
  );
}
