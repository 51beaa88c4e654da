import type { PeriodRequest } from '../../preload/contract.ts';
import { dateOfDay, dayOfDate, daysName, monthsFrom } from '../format/periods.ts';
import { DAY } from '../format/times.ts';
import type { ClosureLine } from './closure-lines.ts';

/** Which report shows what a closure changed; `none` while there are no polls of its days. */
export type ReportOfClosure =
  | { readonly kind: 'week' }
  | { readonly kind: 'period'; readonly name: string; readonly period: PeriodRequest }
  | { readonly kind: 'none' };

/** The last week where it reaches back to the closure, or else the month in which that ends. */
export function reportOfClosure(
  { from, until }: Pick<ClosureLine, 'from' | 'until'>,
  newestPoll: number | undefined,
): ReportOfClosure {
  if (newestPoll === undefined) return { kind: 'none' };
  const newest = Math.floor(newestPoll / DAY);
  const last = dateIn(until);
  // A store's own date may be a day ahead of the one in UTC.
  if (dateIn(from) > newest + 1) return { kind: 'none' };
  if (last > newest - 7) return { kind: 'week' };
  const [first, end] = [monthsFrom(last, 0), monthsFrom(last, 1) - 1];
  return {
    kind: 'period',
    name: daysName(first, end),
    period: { kind: 'dates', from: dateOfDay(first), to: dateOfDay(end) },
  };
}

/** The day of “2024-12-25 17:00”, or of a date alone. */
const dateIn = (text: string): number => dayOfDate(text.slice(0, 10));
