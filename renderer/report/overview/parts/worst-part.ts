import {
  isRarelyObserved,
  observedShare,
  type PartOfPeriod,
  type Step,
} from '../../../../preload/contract.ts';
import { dayOfDate, monthsFrom, type Period } from '../../../format/periods.ts';

/**
 * The part of a period with the lowest uptime, as the chart above it shows: by hours down, a day with more open time would be worse.
 * `undefined` where fewer than two were observed for half of their time, where several are as low, and where one that was hardly
 * observed was found down for longer, which may have been worse.
 */
export function worstPart(parts: readonly PartOfPeriod[]): PartOfPeriod | undefined {
  const isWatched = (part: PartOfPeriod) => part.up + part.down > 0 && !isRarelyObserved(observedShare(part));
  const watched = parts.filter(isWatched);
  const lowest = Math.max(...watched.map(shareDown));
  const [worst, ...equals] = watched.filter((part) => shareDown(part) === lowest);
  if (worst === undefined || watched.length < 2 || equals.length > 0) return undefined;
  return parts.some((part) => !isWatched(part) && part.down > worst.down) ? undefined : worst;
}

const shareDown = ({ up, down }: PartOfPeriod): number => down / (up + down);

/** The first and the last day of a part, days since 1970-01-01, cut to the period where that is of days. */
export function daysOfPart(by: Step, day: number, period: Period | undefined): [from: number, to: number] {
  const last = { day, week: day + 6, month: monthsFrom(day, 1) - 1 }[by];
  if (period?.kind !== 'dates') return [day, last];
  return [Math.max(day, dayOfDate(period.from)), Math.min(last, dayOfDate(period.to))];
}
