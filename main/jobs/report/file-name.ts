import type { Method } from '../../report/types.ts';

/**
 * A sensible name for a saved report, of its as-of instant in UTC and, where the reader chose one, its method:
 * `uptime-report_2023-01-25_1813_poll-count.csv`.
 */
export function reportFileName(asOf: number, method?: Method): string {
  return fileName('uptime-report', asOf, method);
}

/** As reportFileName, for the outages of a report: `outages_2023-01-25_1813.csv`. */
export function outagesFileName(asOf: number): string {
  return fileName('outages', asOf);
}

function fileName(what: string, asOf: number, method?: Method): string {
  const iso = new Date(asOf).toISOString();
  const time = `${iso.slice(0, 10)}_${iso.slice(11, 13)}${iso.slice(14, 16)}`;
  return `${what}_${time}${method === undefined ? '' : `_${method}`}.csv`;
}
