import type { ReportRecord } from '../../../preload/contract.ts';
import { dayOfDate, daysName } from '../../format/periods.ts';
import { useOtherPeriods } from '../shared/other-periods.ts';
import { Door } from './door.tsx';

/** Where the answer of a period leads: to the same of the period before, and past the time before the first poll. */
export function PeriodWays({ record: { period } }: { readonly record: ReportRecord }) {
  const { before, dataBegin, show } = useOtherPeriods();
  const hasBegin = dataBegin !== undefined && period?.kind === 'dates';
  if (before === undefined && !hasBegin) return null;
  return (
    <p className="answer-ways">
      {before === undefined ? null : (
        <Door look="action" to="store by store" onOpen={before.compare}>
          Compare with {before.name}
        </Door>
      )}
      {hasBegin ? (
        <span>
          The data begin on {nameOf(dataBegin)}.{' '}
          <Door look="action" to="show the period from there" onOpen={() => show(dataBegin, period.to)}>
            Show from {nameOf(dataBegin)}
          </Door>
        </span>
      ) : null}
    </p>
  );
}

const nameOf = (date: string) => daysName(dayOfDate(date), dayOfDate(date));
