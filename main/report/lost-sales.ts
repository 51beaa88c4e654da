import { type NumberName, numbersOf, periodsHeld, type ReportNumbers } from './numbers.ts';
import { METHODS, type Method, type Milliseconds, type PeriodName } from './types.ts';
import { HOUR } from './weekly-hours.ts';

/** Sales lost to downtime, in the currency of the figures; NaN for a store without one (SPEC §10). */
export type LostSalesColumn = Omit<NumberName, 'measure'> & {
  readonly measure: LostSalesMeasure;
  readonly values: Float64Array;
};
export type LostSalesMeasure = 'lost-sales' | 'lost-sales-at-least' | 'lost-sales-at-most';

/** What lengths of downtime cost each store. */
export function costOf(times: Float64Array, salesPerHour: readonly (number | undefined)[]): Float64Array {
  return times.map((time, store) => (time / HOUR) * (salesPerHour[store] ?? Number.NaN));
}

/**
 * What downtime cost a store, to two decimals, rounded half up as the figure's own decimals say: half an hour at 19.99 is
 * 9.995, of which a double holds a little less. NaN without a figure.
 */
export function costToCents(time: Milliseconds, salesPerHour: number | undefined): number {
  const cost = (time / HOUR) * (salesPerHour ?? Number.NaN);
  return Math.round(cost * 100 * (1 + 8 * Number.EPSILON)) / 100;
}

/** What downtime cost each store by each method, and by the bounds of downtime. */
export function lostSales(
  numbers: ReportNumbers,
  salesPerHour: readonly (number | undefined)[],
): LostSalesColumn[] {
  const column = (
    method: Method,
    measure: LostSalesColumn['measure'],
    window: PeriodName,
    times: Float64Array,
  ) => ({ method, measure, window, values: costOf(times, salesPerHour) });
  return periodsHeld(numbers).flatMap((name) => [
    ...METHODS.map((method) => column(method, 'lost-sales', name, numbersOf(numbers, method, 'down', name))),
    column(
      'interpolated',
      'lost-sales-at-least',
      name,
      numbersOf(numbers, 'interpolated', 'down-at-least', name),
    ),
    column(
      'interpolated',
      'lost-sales-at-most',
      name,
      numbersOf(numbers, 'interpolated', 'down-at-most', name),
    ),
  ]);
}
