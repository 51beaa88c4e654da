import { numbersOf, type ReportNumbers } from './numbers.ts';
import type { Method, PerWindow, WindowName } from './types.ts';
import { uptimePercent } from './uptime.ts';

/** Uptime of all stores of a report together in percent (SPEC §10), by method; null where nothing is known. */
export type FleetUptime = Readonly<Record<Method, PerWindow<number | null>>>;

export function fleetUptime(numbers: ReportNumbers): FleetUptime {
  const uptime = (method: Method, window: WindowName) => {
    const total = (measure: 'up' | 'down') =>
      numbersOf(numbers, method, measure, window).reduce((sum, time) => sum + time, 0);
    return uptimePercent(total('up'), total('down')) ?? null;
  };
  const byWindow = (method: Method) => ({
    hour: uptime(method, 'hour'),
    day: uptime(method, 'day'),
    week: uptime(method, 'week'),
  });
  return { 'poll-count': byWindow('poll-count'), interpolated: byWindow('interpolated') };
}
