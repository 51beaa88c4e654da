import { dayOfDate, daysName } from '../../format/periods.ts';
import { useOtherPeriods } from '../shared/other-periods.ts';
import { Door } from './door.tsx';

/** Where the answer of a period leads: to the same of the period before, and past the time before the first poll. */
export function PeriodWays() {
  const { before, data, show } = useOtherPeriods();
  if (before === undefined && data === undefined) return null;
  return (
    <p className="answer-ways">
      {before === undefined ? null : before === 'awaited' ? (
        // Its line is kept free, so that nothing moves when it comes.
        <span className="answer-awaited">Compare</span>
      ) : (
        <Door look="action" to="store by store" onOpen={before.compare}>
          Compare with {before.name}
        </Door>
      )}
      {data === undefined ? null : (
        <span>
          The data begin on {nameOf(data.from)}.{' '}
          <Door look="action" to="show the period from there" onOpen={() => show(data)}>
            Show from {nameOf(data.from)}
          </Door>
        </span>
      )}
    </p>
  );
}

const nameOf = (date: string) => daysName(dayOfDate(date), dayOfDate(date));
