import type { Measure, Method, Observation, PeriodName, TrendWeek } from '../../preload/contract.ts';

type Numbers = Pick<TrendWeek['fleet'], 'numbers'>;
type Uptimes = TrendWeek['fleet']['uptimes'];

/** A sum over stores, in milliseconds; NaN where the report does not hold it. */
export function timeOf({ numbers }: Numbers, method: Method, measure: Measure, window: PeriodName): number {
  const found = numbers.find(
    (one) => one.method === method && one.measure === measure && one.window === window,
  );
  return found?.time ?? Number.NaN;
}

/** In percent; NaN where nothing is known. */
export function uptimeOf(uptimes: Uptimes, method: Method, window: PeriodName): number {
  const found = uptimes.find((one) => one.method === method && one.window === window);
  return found?.percent ?? Number.NaN;
}

/** What is known of a window, and how surely; NaN where the report does not hold it. */
export const observationOf = (of: Numbers, window: PeriodName): Observation => ({
  up: timeOf(of, 'interpolated', 'up', window),
  down: timeOf(of, 'interpolated', 'down', window),
  unknown: timeOf(of, 'interpolated', 'unknown', window),
  atLeast: timeOf(of, 'interpolated', 'down-at-least', window),
  atMost: timeOf(of, 'interpolated', 'down-at-most', window),
});
