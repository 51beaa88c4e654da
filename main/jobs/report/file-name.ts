import type { Method } from '../../report/types.ts';

/**
 * A sensible name for a saved report, of its as-of instant in UTC and, where the reader chose one, its method:
 * `uptime-report_2023-01-25_1813_poll-count.csv`.
 */
export function reportFileName(asOf: number, method?: Method): string {
  const iso = new Date(asOf).toISOString();
  const time = `${iso.slice(0, 10)}_${iso.slice(11, 13)}${iso.slice(14, 16)}`;
  return `uptime-report_${time}${method === undefined ? '' : `_${method}`}.csv`;
}
