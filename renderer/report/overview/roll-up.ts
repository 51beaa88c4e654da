import {
  isRarelyObserved,
  type Method,
  observedShare,
  type PeriodName,
  type ReportOverview,
} from '../../../preload/contract.ts';
import { observationOf, timeOf } from '../../trend/week-numbers.ts';

export type RollUp = ReportOverview['fleet'];

export type Range = { readonly least: number; readonly most: number };

/** Downtime that is sure, and downtime that cannot be ruled out (SPEC §7). */
export const downRange = (rollUp: RollUp, window: PeriodName): Range => ({
  least: timeOf(rollUp, 'interpolated', 'down-at-least', window),
  most: timeOf(rollUp, 'interpolated', 'down-at-most', window),
});

/** Whether too little of a window was observed for its numbers to tell of all of it: these are pale. */
export const isRareIn = (rollUp: RollUp, window: PeriodName): boolean =>
  isRarelyObserved(observedShare(observationOf(rollUp, window)));

/** All business time in a window. */
const businessTime = (rollUp: RollUp, window: PeriodName): number =>
  timeOf(rollUp, 'interpolated', 'up', window) +
  timeOf(rollUp, 'interpolated', 'down', window) +
  timeOf(rollUp, 'interpolated', 'unknown', window);

/**
 * Between which percents the uptime lies by the bounds of downtime, rounded outwards so that it surely does; `undefined`
 * without business time.
 */
export function uptimeRange(rollUp: RollUp, window: PeriodName): Range | undefined {
  const business = businessTime(rollUp, window);
  if (!(business > 0)) return undefined;
  const { least, most } = downRange(rollUp, window);
  return {
    least: Math.floor((1 - most / business) * 10_000) / 100,
    most: Math.ceil((1 - least / business) * 10_000) / 100,
  };
}

/**
 * An amount of lost sales, by a method or by the bounds; NaN for an estimate where nothing is known, and for bounds too
 * where they would say that nothing was lost: then those with a figure were all closed, and others may have been down.
 */
export function lostOf(
  rollUp: RollUp,
  method: Method,
  measure: RollUp['lostSales'][number]['measure'],
  window: PeriodName,
): number {
  const isKnown = timeOf(rollUp, method, 'up', window) + timeOf(rollUp, method, 'down', window) > 0;
  if (!isKnown && (measure === 'lost-sales' || amountOf(rollUp, 'interpolated', MOST, window) === 0)) {
    return Number.NaN;
  }
  return amountOf(rollUp, method, measure, window);
}

const MOST = 'lost-sales-at-most';

function amountOf(
  { lostSales }: RollUp,
  method: Method,
  measure: RollUp['lostSales'][number]['measure'],
  window: PeriodName,
): number {
  const found = lostSales.find(
    (one) => one.method === method && one.measure === measure && one.window === window,
  );
  return found?.amount ?? Number.NaN;
}
