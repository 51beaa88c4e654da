import type { ReportRecord, Step } from '../../preload/contract.ts';
import { DAY } from './times.ts';

/** Of which period a report is, where it is not of the last hour, day and week. */
export type Period = NonNullable<ReportRecord['period']>;

/** Days are counted from 1970-01-01; their names are those of the calendar, whatever the zone. */
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options });
const oneDay = format({ weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' });
const shortDay = format({ month: 'short', day: 'numeric' });
const weekday = format({ weekday: 'short' });
const days = format({ month: 'short', day: 'numeric', year: 'numeric' });
const oneMonth = format({ month: 'long', year: 'numeric' });
const shortMonth = format({ month: 'short', year: 'numeric' });

/** The day of a date such as 2023-01-31. */
export const dayOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** A day as a date such as 2023-01-31. */
export const dateOfDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** "January 2023", "Wed, Jan 18, 2023", "Jan 18 – 24, 2023", or two instants, which `instant` writes. */
export function periodName(period: Period, instant: (at: number) => string): string {
  if (period.kind === 'instants') {
    return `${instant(period.from)} – ${instant(period.to)}`;
  }
  return daysName(dayOfDate(period.from), dayOfDate(period.to));
}

/** A day where there is little room, and no doubt of which year: "Sun Nov 29" */
export const dayName = (day: number): string => `${weekday.format(day * DAY)} ${shortDay.format(day * DAY)}`;

/** The name of a run of days; of a whole year or month its own. */
export function daysName(from: number, to: number): string {
  if (from === to) return oneDay.format(from * DAY);
  const begin = new Date(from * DAY);
  const after = new Date((to + 1) * DAY);
  if (begin.getUTCDate() === 1 && after.getUTCDate() === 1) {
    const months = monthsBetween(begin, after);
    if (months === 1) return oneMonth.format(begin);
    if (months === 12 && begin.getUTCMonth() === 0) return String(begin.getUTCFullYear());
  }
  return days.formatRange(from * DAY, to * DAY);
}

const monthsBetween = (from: Date, to: Date) =>
  (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();

/** Whether times of a report are in more than one year, so that each must name its own. */
export function spansYears({ period, asOf }: Pick<ReportRecord, 'period' | 'asOf'>): boolean {
  if (period === undefined) return false;
  const year = (end: string | number) => new Date(end).getUTCFullYear();
  return year(period.from) !== Math.min(year(period.to), year(asOf));
}

/** "in October 2026", "in 2026", "on Wed, Jan 18, 2023"; of other days or times "in this period". */
export function inPeriod(period: Period | undefined): string {
  if (period?.kind !== 'dates') return 'in this period';
  const [from, to] = [dayOfDate(period.from), dayOfDate(period.to)];
  if (from === to) return `on ${daysName(from, to)}`;
  const months = wholeMonths(from, to);
  const isNamed = months === 1 || (months === 12 && period.from.endsWith('-01-01'));
  return isNamed ? `in ${daysName(from, to)}` : 'in this period';
}

/** How many whole months a run of days is, from a first of a month to a last; 0 where it is none. */
export function wholeMonths(from: number, to: number): number {
  const begin = new Date(from * DAY);
  const after = new Date((to + 1) * DAY);
  return begin.getUTCDate() === 1 && after.getUTCDate() === 1 ? monthsBetween(begin, after) : 0;
}

/** The first day of the month so many months from that of a day. */
export function monthsFrom(day: number, months: number): number {
  const date = new Date(day * DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / DAY;
}

/** A part of a period by its first day: "Wed, Jan 18, 2023", "Week of Mon, Jan 16, 2023", "January 2023" */
export function partName(by: Step, day: number): string {
  switch (by) {
    case 'day':
      return oneDay.format(day * DAY);
    case 'week':
      return `Week of ${oneDay.format(day * DAY)}`;
    case 'month':
      return oneMonth.format(day * DAY);
  }
}

/** The same where there is little room: "Jan 18", "Jan 2023" */
export const partLabel = (by: Step, day: number): string =>
  by === 'month' ? shortMonth.format(day * DAY) : shortDay.format(day * DAY);
