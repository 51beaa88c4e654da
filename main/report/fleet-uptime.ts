import { numbersOf, periodsHeld, type ReportNumbers } from './numbers.ts';
import { countedPlaces } from './set-aside.ts';
import type { Method, PeriodName } from './types.ts';
import { uptimePercent } from './uptime.ts';

/** Uptime of all stores of a report together but those set aside, in percent (SPEC §10), by method; null where nothing is known. */
export type FleetUptime = Readonly<Record<Method, Readonly<Partial<Record<PeriodName, number | null>>>>>;

export function fleetUptime(numbers: ReportNumbers): FleetUptime {
  const places = countedPlaces(numbers);
  const uptime = (method: Method, period: PeriodName) => {
    const total = (measure: 'up' | 'down') => {
      const times = numbersOf(numbers, method, measure, period);
      return places.reduce((sum, store) => sum + (times[store] as number), 0);
    };
    return uptimePercent(total('up'), total('down')) ?? null;
  };
  const byPeriod = (method: Method) =>
    Object.fromEntries(periodsHeld(numbers).map((period) => [period, uptime(method, period)]));
  return { 'poll-count': byPeriod('poll-count'), interpolated: byPeriod('interpolated') };
}
