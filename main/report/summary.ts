import { hasNumbers, longestHeld, numbersOf, periodsHeld, type ReportNumbers } from './numbers.ts';
import type { Method, Milliseconds, PeriodName } from './types.ts';
import { formatUptime } from './uptime.ts';

/** A report in a few figures, for one method. */
export type Summary = {
  readonly stores: number;
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
  const windows = periodsHeld(numbers).map((window): WindowSummary => {
    const downtimes = numbersOf(numbers, method, 'down', window);
    const up = sum(numbersOf(numbers, method, 'up', window));
    const down = sum(downtimes);
    const storesDown = downtimes.filter((time) => time > 0).length;
    return { window, up, down, uptime: formatUptime(up, down), storesDown };
  });
  const longest = longestHeld(numbers);
  const up = numbersOf(numbers, 'interpolated', 'up', longest);
  const down = numbersOf(numbers, 'interpolated', 'down', longest);
  const known = sum(up) + sum(down);
  const business = known + sum(numbersOf(numbers, 'interpolated', 'unknown', longest));
  return {
    stores: up.length,
    storesWithoutData: up.filter((time, store) => time + (down[store] as number) === 0).length,
    closed: hasNumbers(numbers, 'interpolated', 'closed')
      ? sum(numbersOf(numbers, 'interpolated', 'closed', longest))
      : 0,
    observed: business === 0 ? undefined : known / business,
    windows,
  };
}

const sum = (times: Float64Array): Milliseconds => times.reduce((total, time) => total + time, 0);
