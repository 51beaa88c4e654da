import type { ReportRecord } from '../../../../preload/contract.ts';
import { dayOfDate } from '../../../format/periods.ts';
import { DAY, HOUR } from '../../../format/times.ts';
import { DAYS } from '../../shared/hour-of-week.ts';

/** How far clocks are ahead of UTC at most, and behind it. */
const AHEAD = 14 * HOUR;
const BEHIND = 12 * HOUR;

/** The weekdays that a report has time in by any store's clock, Monday being 0; `undefined`: every one. */
export function weekdaysOf({
  period,
  asOf,
}: Pick<ReportRecord, 'period' | 'asOf'>): ReadonlySet<number> | undefined {
  if (period === undefined) return undefined;
  const last = Math.floor((asOf + AHEAD) / DAY);
  const [first, end] =
    period.kind === 'dates'
      ? [dayOfDate(period.from), Math.min(dayOfDate(period.to), last)]
      : [Math.floor((period.from - BEHIND) / DAY), Math.min(Math.ceil((period.to + AHEAD) / DAY) - 1, last)];
  const count = end - first + 1;
  if (count >= DAYS.length) return undefined;
  return new Set(Array.from({ length: Math.max(0, count) }, (_, place) => weekdayOf(first + place)));
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number) => (((day + 3) % DAYS.length) + DAYS.length) % DAYS.length;
