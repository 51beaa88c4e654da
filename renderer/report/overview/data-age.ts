import { formatCounted } from '../../format/numbers.ts';
import { DAY, HOUR } from '../../format/times.ts';

const FRESH = 2 * DAY;
const MONTH = (365.25 / 12) * DAY;

/**
 * That what a report calls now is long ago, and whether there are newer polls than it looks at; `undefined` of one that is
 * at most two days old.
 */
export function ageWords(
  { asOf }: { readonly asOf: number },
  newestPoll: number | undefined,
  now: number,
  instant: (at: number) => string,
): string | undefined {
  if (now - asOf < FRESH) return undefined;
  if (newestPoll !== undefined && newestPoll >= asOf + HOUR) {
    return `There are newer polls, up to ${instant(newestPoll)}.`;
  }
  return `No newer polls were imported: “now” was ${lengthOfAge(now - asOf)} ago.`;
}

/** "12 days", "5 months", "3 years": whole ones that have passed. */
function lengthOfAge(age: number): string {
  const months = Math.floor(age / MONTH);
  if (months < 2) return formatCounted(Math.floor(age / DAY), 'day');
  return months < 24 ? formatCounted(months, 'month') : formatCounted(Math.floor(months / 12), 'year');
}
