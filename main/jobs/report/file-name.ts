import type { Method } from '../../report/types.ts';
import type { FileFormat } from '../../report/write/formats.ts';

/**
 * A sensible name for a saved report, of its as-of instant in UTC and, where the reader chose one, its method:
 * `uptime-report_2023-01-25_1813_poll-count.csv`.
 */
export function reportFileName(
  asOf: number,
  format: FileFormat = 'csv',
  { method, isPart }: { readonly method?: Method | undefined; readonly isPart?: boolean } = {},
): string {
  return fileName(isPart ? 'uptime-report-part' : 'uptime-report', asOf, format, method);
}

/** As reportFileName, for a pack of a report: `report-pack_2023-01-25_1813.zip`. */
export const packFileName = (asOf: number): string => `report-pack_${timeInName(asOf)}.zip`;

/** As reportFileName, for the outages of a report: `outages_2023-01-25_1813.csv`. */
export function outagesFileName(asOf: number, format: FileFormat = 'csv', isPart = false): string {
  return fileName(isPart ? 'outages-part' : 'outages', asOf, format);
}

/** As reportFileName, for the answer of a report alone: `uptime_2023-01-25_1813.pdf`. */
export const answerFileName = (asOf: number, format: FileFormat): string => fileName('uptime', asOf, format);

/** As reportFileName, for one store of a report, whose name may be no file's: `store_2023-01-25_1813.pdf`. */
export const storeFileName = (asOf: number, format: FileFormat): string => fileName('store', asOf, format);

/** As reportFileName, for two reports: `comparison_2023-01-18_1813_2023-01-25_1813_poll-count.csv`. */
export function comparisonFileName(
  before: number,
  after: number,
  format: FileFormat,
  method: Method,
  isPart = false,
): string {
  const what = isPart ? 'comparison-part' : 'comparison';
  return `${what}_${timeInName(before)}_${timeInName(after)}_${method}.${format}`;
}

function fileName(what: string, asOf: number, format: FileFormat, method?: Method): string {
  return `${what}_${timeInName(asOf)}${method === undefined ? '' : `_${method}`}.${format}`;
}

function timeInName(instant: number): string {
  const iso = new Date(instant).toISOString();
  return `${iso.slice(0, 10)}_${iso.slice(11, 13)}${iso.slice(14, 16)}`;
}
