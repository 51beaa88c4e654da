import './week-hours.css';
import { Fragment } from 'react';
import { formatPart } from '../format/numbers.ts';
import { formatDuration } from '../format/times.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const LEVELS = 4;

/** Down and observed time (ms) of each hour of the week, Monday 00:00 first. */
type Week = { readonly down: ArrayLike<number>; readonly known: ArrayLike<number> };

/** What its shades say, in a line beside it. */
export const WEEK_HOURS_MEAN = 'Darker: more of the hour was down. Dotted: not observed.';

/**
 * How much of what was observed of each hour of the week was down, from no shade to the darkest where all of it was; hours
 * that nobody observed are empty, not white.
 */
export function WeekHours({ label, week: { down, known } }: { readonly label: string; readonly week: Week }) {
  const cellAt = (day: number, hour: number) => {
    const place = day * HOURS.length + hour;
    return { time: down[place] ?? 0, of: known[place] ?? 0 };
  };
  return (
    <div className="week-hours">
      <table aria-label={label}>
        <thead>
          <tr>
            <td />
            {HOURS.map((hour) => (
              <th key={hour} scope="col">
                <span className={hour % 3 === 0 ? '' : 'visually-hidden'}>
                  {String(hour).padStart(2, '0')}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAYS.map((name, day) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {HOURS.map((hour) => (
                <Fragment key={hour}>{cellOf(cellAt(day, hour))}</Fragment>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellOf({ time, of }: { readonly time: number; readonly of: number }) {
  if (of === 0) {
    return (
      <td className="week-hour is-unseen" title="Not observed">
        <span className="visually-hidden">not observed</span>
      </td>
    );
  }
  const share = time / of;
  const words = `${formatPart(share)} of ${formatDuration(of)} observed`;
  return (
    <td className={`week-hour is-level-${Math.ceil(share * LEVELS)}`} title={words}>
      <span className="visually-hidden">{words}</span>
    </td>
  );
}
