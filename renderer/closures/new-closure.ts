import { CalendarDate, parseDate, parseTime, type Time } from '@internationalized/date';
import type { ClosureForm } from './closure-form.ts';
import type { ClosureLine } from './closure-lines.ts';

const TWO_MONTHS = 60 * 86_400_000;

/** An empty form. It begins with today, whose year is most often the right one, or with the last day of old data. */
export function newClosure(newestPoll: number | undefined, now: number, store?: string): ClosureForm {
  const isOld = newestPoll !== undefined && newestPoll < now - TWO_MONTHS;
  const at = new Date(isOld ? newestPoll : now);
  const day = isOld
    ? new CalendarDate(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
    : new CalendarDate(at.getFullYear(), at.getMonth() + 1, at.getDate());
  return {
    scope: store === undefined ? 'every-store' : 'stores',
    group: undefined,
    store,
    firstDay: day,
    lastDay: day,
    hasTimes: false,
    begins: null,
    ends: null,
    reason: '',
  };
}

/** The form of a closure that is there. */
export function formOf({ from, until, reason, stores }: ClosureLine): ClosureForm {
  const [firstDay = '', begins] = from.split(' ');
  const [lastDay = '', ends] = until.split(' ');
  return {
    scope: stores === 'every' ? 'every-store' : 'stores',
    group: undefined,
    store: stores === 'every' ? undefined : stores[0],
    firstDay: parseDate(firstDay),
    lastDay: parseDate(lastDay),
    hasTimes: begins !== undefined || ends !== undefined,
    begins: readTime(begins),
    ends: readTime(ends),
    reason,
  };
}

function readTime(text: string | undefined): Time | null {
  return text === undefined ? null : parseTime(text);
}
