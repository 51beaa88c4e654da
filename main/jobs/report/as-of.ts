import { parseTimestamp } from '../../import/timestamp.ts';

/** The instant a report is computed as of (SPEC §2): the newest poll, the system clock, or an instant (ms). */
export type AsOf = 'latest' | 'now' | number;

/** Whose clock a time means that does not say so itself. */
export type Clock = 'utc' | 'computer';

/** What a person is told who gives something else. */
export const AS_OF_RULE = 'latest, now or an instant such as 2023-01-25T18:13:22Z';

/** Reads `latest`, `now` or an instant, as parseInstant does; `undefined`: it is none of them. */
export function parseAsOf(text: string): AsOf | undefined {
  return text === 'latest' || text === 'now' ? text : parseInstant(text, 'utc');
}

const TYPED =
  /^(\d{4}-\d{2}-\d{2})(?:(?:\s+|\s*T\s*)(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * Reads an instant (ms) as a person types it: every form that polls are written in, also without seconds or with one
 * digit of the hour; a date alone means the end of that day. A time without zone is one of the given clock.
 */
export function parseInstant(text: string, clock: Clock): number | undefined {
  const typed = TYPED.exec(text.trim());
  if (typed === null) return undefined;
  const [, date, hour, minute, second = '00', zone = ''] = typed;
  const time = hour === undefined ? LAST_OF_DAY : `${hour.padStart(2, '0')}:${minute ?? '00'}:${second}`;
  const instant = parseTimestamp(`${date}T${time}${zone}`);
  return instant === undefined || zone !== '' || clock === 'utc' ? instant : onThisComputer(instant);
}

/**
 * Reads an instant as it is typed in the window, whose calendars have the month first, as its language has: there
 * `1/25/2023` is January 25. Dates of files and of the command line are never guessed at.
 */
export function parseInWindow(text: string, clock: Clock): number | undefined {
  const [, month, day, year, rest = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(|\s.*)$/.exec(text.trim()) ?? [];
  if (month === undefined || day === undefined) return parseInstant(text, clock);
  return parseInstant(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${rest}`, clock);
}

/** Not the midnight after it, which is the next day's as business hours see it. */
const LAST_OF_DAY = '23:59:59.999';

/** The instant when this computer's clock shows what a UTC clock shows at the given one. */
function onThisComputer(instant: number): number {
  const shown = new Date(instant);
  return new Date(
    shown.getUTCFullYear(),
    shown.getUTCMonth(),
    shown.getUTCDate(),
    shown.getUTCHours(),
    shown.getUTCMinutes(),
    shown.getUTCSeconds(),
    shown.getUTCMilliseconds(),
  ).getTime();
}
