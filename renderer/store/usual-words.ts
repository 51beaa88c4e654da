import type { StoreSure } from '../../preload/contract.ts';
import { writeDays, writeHours } from '../format/hours-doubt-words.ts';
import { formatShare } from '../format/numbers.ts';
import { HOUR } from '../format/times.ts';
import { DAYS } from './weekly-hours.ts';

type Hours = NonNullable<StoreSure['usual']>['hours'];

/** A share of its observed time that an hour of the week is down before it is called usual. */
const LEAST_SHARE = 1 / 4;
const HOURS_A_DAY = 24;

/** Why a store with downtime has no such words. */
export const NONE_STANDS_OUT =
  'No hour is usual: none was down in two weeks or more and for a quarter of what was observed of it.';

/** So many days with the same bad hour are told together. */
const LEAST_DAYS = 3;

/**
 * When a store is usually down, "Saturday 12:00–15:00": its worst hour of the week with those beside it that are at least
 * half as bad. Where one of these is so on several days, it is told of them: "Mon–Sat 12:00–13:00 (70% to 87%)".
 * `undefined` where no hour was down in two weeks or more, and for a quarter of what was observed of it.
 */
export function usualWords(hours: Hours): string | undefined {
  // One week has one such hour: more than an hour of downtime is of two weeks at least.
  const often = hours.filter(({ down, share }) => down > HOUR && share >= LEAST_SHARE);
  const [worst] = often;
  if (worst === undefined) return undefined;
  const bad = new Map(
    often.filter(({ share }) => share >= worst.share / 2).map(({ hour, share }) => [hour, share]),
  );
  const day = Math.floor(worst.hour / HOURS_A_DAY);
  const [first, after] = aroundIt(worst.hour % HOURS_A_DAY, (hour) => bad.has(day * HOURS_A_DAY + hour));
  const daysOf = (hour: number) => EACH_DAY.filter((one) => bad.has(one * HOURS_A_DAY + hour));
  const hoursOfDay = Array.from({ length: after - first }, (_, place) => first + place);
  const [most = first] = hoursOfDay.toSorted((a, b) => daysOf(b).length - daysOf(a).length || a - b);
  const days = daysOf(most);
  if (days.length < LEAST_DAYS) return `${DAYS[day] ?? ''} ${writeHours(first, after)}`;
  const isOnAll = (hour: number) => days.every((one) => bad.has(one * HOURS_A_DAY + hour));
  const [from, to] = aroundIt(most, isOnAll);
  const shares = days.map((one) => bad.get(one * HOURS_A_DAY + most) ?? 0);
  const [least, largest] = [Math.min(...shares), Math.max(...shares)].map(formatShare);
  const on = days.length === DAYS.length ? 'every day' : writeDays(days);
  return `${on} ${writeHours(from, to)} (${least === largest ? least : `${least} to ${largest}`})`;
}

const EACH_DAY = [...DAYS.keys()];

/** The hours of a day around one that all pass, and the one after the last. */
function aroundIt(hour: number, passes: (hour: number) => boolean): readonly [first: number, after: number] {
  let [first, after] = [hour, hour + 1];
  while (first > 0 && passes(first - 1)) first--;
  while (after < HOURS_A_DAY && passes(after)) after++;
  return [first, after];
}
