import { hasNumbers, longestHeld, numbersOf, periodsHeld, type ReportNumbers } from './numbers.ts';
import { leftOutTest } from './set-aside.ts';
import type { Method, Milliseconds, PeriodName } from './types.ts';
import { formatUptime } from './uptime.ts';

/** A report in a few figures, for one method; of all stores but those set aside. */
export type Summary = {
  readonly stores: number;
  /** How many more there are, which are set aside and in none of these figures (SPEC §16). */
  readonly setAside: number;
  /** Stores about whose open hours of the last week or the period no poll says anything, whichever method is shown. */
  readonly storesWithoutData: number;
  /** Share (0 to 1) of the last week or the period's business time that polls speak for; `undefined` without business time. */
  readonly observed: number | undefined;
  /** Business time of the last week or the period that closures took. */
  readonly closed: Milliseconds;
  readonly windows: readonly WindowSummary[];
};

export type WindowSummary = {
  readonly window: PeriodName;
  readonly up: Milliseconds;
  readonly down: Milliseconds;
  /** For reading, such as "98.73 %", or "–" where nothing is known. */
  readonly uptime: string;
  readonly storesDown: number;
};

export function summarise(numbers: ReportNumbers, method: Method): Summary {
  const { leftOut = [] } = numbers;
  const isLeftOut = leftOutTest(numbers);
  // Times are whole halves of a millisecond: what is taken off leaves exactly the sum of the others.
  const sum = (times: Float64Array): Milliseconds =>
    times.reduce((total, time) => total + time, 0) -
    leftOut.reduce((total, { place }) => total + (times[place] as number), 0);
  const windows = periodsHeld(numbers).map((window): WindowSummary => {
    const downtimes = numbersOf(numbers, method, 'down', window);
    const up = sum(numbersOf(numbers, method, 'up', window));
    const down = sum(downtimes);
    const storesDown = downtimes.filter((time, store) => time > 0 && !isLeftOut(store)).length;
    return { window, up, down, uptime: formatUptime(up, down), storesDown };
  });
  const longest = longestHeld(numbers);
  const up = numbersOf(numbers, 'interpolated', 'up', longest);
  const down = numbersOf(numbers, 'interpolated', 'down', longest);
  const known = sum(up) + sum(down);
  const business = known + sum(numbersOf(numbers, 'interpolated', 'unknown', longest));
  return {
    stores: up.length - leftOut.length,
    setAside: leftOut.length,
    storesWithoutData: up.filter((time, store) => time + (down[store] as number) === 0 && !isLeftOut(store))
      .length,
    closed: hasNumbers(numbers, 'interpolated', 'closed')
      ? sum(numbersOf(numbers, 'interpolated', 'closed', longest))
      : 0,
    observed: business === 0 ? undefined : known / business,
    windows,
  };
}
