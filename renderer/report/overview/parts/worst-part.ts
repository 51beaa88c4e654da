import {
  isRarelyObserved,
  observedShare,
  type PartOfPeriod,
  type Step,
} from '../../../../preload/contract.ts';
import { dayOfDate, monthsFrom, type Period } from '../../../format/periods.ts';

/**
 * The part of a period in which stores were found down for longest; `undefined` where that is none or several, where less than
 * half of it was observed, or where that holds of all others, so that it would be the worst of one.
 */
export function worstPart(parts: readonly PartOfPeriod[]): PartOfPeriod | undefined {
  const isWatched = (part: PartOfPeriod) => !isRarelyObserved(observedShare(part));
  const most = Math.max(...parts.map(({ down }) => down));
  const [worst, ...equals] = parts.filter(({ down }) => down === most);
  if (worst === undefined || equals.length > 0 || !isWatched(worst)) return undefined;
  return parts.filter(isWatched).length > 1 ? worst : undefined;
}

/** The first and the last day of a part, days since 1970-01-01, cut to the period where that is of days. */
export function daysOfPart(by: Step, day: number, period: Period | undefined): [from: number, to: number] {
  const last = { day, week: day + 6, month: monthsFrom(day, 1) - 1 }[by];
  if (period?.kind !== 'dates') return [day, last];
  return [Math.max(day, dayOfDate(period.from)), Math.min(last, dayOfDate(period.to))];
}
