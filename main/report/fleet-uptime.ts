import { observedShare } from './clarity.ts';
import { type Measure, numbersOf, periodsHeld, type ReportNumbers } from './numbers.ts';
import { countedPlaces } from './set-aside.ts';
import type { Method, PeriodName } from './types.ts';
import { uptimePercent } from './uptime.ts';

type ByWindow = Readonly<Partial<Record<PeriodName, number | null>>>;

/** Uptime of all stores of a report together but those set aside, in percent (SPEC §10), by method; null where nothing is known. */
export type FleetUptime = Readonly<Record<Method, ByWindow>> & {
  /**
   * The share of their business time that polls speak for, 0 to 1, null without any: it says whether the uptime tells of all
   * of it (clarity.ts). Not kept of older reports.
   */
  readonly observed?: ByWindow;
};

export function fleetUptime(numbers: ReportNumbers): FleetUptime {
  const places = countedPlaces(numbers);
  const total = (method: Method, measure: Measure, period: PeriodName) => {
    const times = numbersOf(numbers, method, measure, period);
    return places.reduce((sum, store) => sum + (times[store] as number), 0);
  };
  const byWindow = (of: (period: PeriodName) => number | null): ByWindow =>
    Object.fromEntries(periodsHeld(numbers).map((period) => [period, of(period)]));
  const uptimes = (method: Method) =>
    byWindow((period) => uptimePercent(total(method, 'up', period), total(method, 'down', period)) ?? null);
  const observed = byWindow((period) => {
    const [up, down, unknown] = (['up', 'down', 'unknown'] as const).map((measure) =>
      total('interpolated', measure, period),
    ) as [number, number, number];
    return up + down + unknown === 0 ? null : observedShare({ up, down, unknown });
  });
  return { 'poll-count': uptimes('poll-count'), interpolated: uptimes('interpolated'), observed };
}
