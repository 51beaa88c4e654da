import type { StoreSure } from '../../preload/contract.ts';
import { writeHours } from '../format/hours-doubt-words.ts';
import { HOUR } from '../format/times.ts';
import { DAYS } from './weekly-hours.ts';

type Hours = NonNullable<StoreSure['usual']>['hours'];

/** A share of its observed time that an hour of the week is down before it is called usual. */
const LEAST_SHARE = 1 / 4;
const HOURS_A_DAY = 24;

/** Why a store with downtime has no such words. */
export const NONE_STANDS_OUT =
  'No hour is usual: none was down in two weeks or more and for a quarter of what was observed of it.';

/**
 * When a store is usually down, "Saturday 12:00–15:00": its worst hour of the week with those beside it that are at least
 * half as bad; `undefined` where no hour was down in two weeks or more, and for a quarter of what was observed of it.
 */
export function usualWords(hours: Hours): string | undefined {
  // One week has one such hour: more than an hour of downtime is of two weeks at least.
  const often = hours.filter(({ down, share }) => down > HOUR && share >= LEAST_SHARE);
  const [worst] = often;
  if (worst === undefined) return undefined;
  const day = Math.floor(worst.hour / HOURS_A_DAY);
  const isBad = (hour: number) =>
    Math.floor(hour / HOURS_A_DAY) === day &&
    often.some((one) => one.hour === hour && one.share >= worst.share / 2);
  let [first, after] = [worst.hour, worst.hour + 1];
  while (isBad(first - 1)) first--;
  while (isBad(after)) after++;
  const start = day * HOURS_A_DAY;
  return `${DAYS[day] ?? ''} ${writeHours(first - start, after - start)}`;
}
