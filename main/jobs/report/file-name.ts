import type { AskedPeriod } from '../../report/period.ts';
import type { Method } from '../../report/types.ts';
import type { FileFormat } from '../../report/write/formats.ts';
import { safeName } from '../files/safe-name.ts';

/** What a file is of: its as-of instant, and the one group or store that it is of, where it is of one alone. */
type Of = { readonly asOf: number; readonly of?: string | undefined };

/**
 * A sensible name for a saved report, of its as-of instant in UTC and, where the reader chose one, its method; led by the
 * group where it is of one: `South_uptime-report_2023-01-25_1813_poll-count.csv`.
 */
export function reportFileName(
  of: Of,
  format: FileFormat = 'csv',
  { method, isPart }: { readonly method?: Method | undefined; readonly isPart?: boolean } = {},
): string {
  return fileName(of, isPart ? 'uptime-report-part' : 'uptime-report', format, method);
}

/** As reportFileName, for a pack of a report: `report-pack_2023-01-25_1813.zip`. */
export const packFileName = (of: Of): string => fileName(of, 'report-pack', 'zip');

/** As reportFileName, for the outages of a report: `outages_2023-01-25_1813.csv`. */
export function outagesFileName(of: Of, format: FileFormat = 'csv', isPart = false): string {
  return fileName(of, isPart ? 'outages-part' : 'outages', format);
}

/** As reportFileName, for the answer of a report alone: `uptime_2023-01-25_1813.pdf`. */
export const answerFileName = (of: Of, format: FileFormat): string => fileName(of, 'uptime', format);

/** As reportFileName, for one store of a report: `Market Street_store_2023-01-25_1813.pdf`. */
export const storeFileName = (of: Of, format: FileFormat): string => fileName(of, 'store', format);

/** Of which time a report tells. */
export type ReportTime = { readonly asOf: number; readonly period?: AskedPeriod | undefined };

/**
 * As reportFileName, for two reports: `comparison_2023-01-18_1813_2023-01-25_1813_poll-count.csv`; of two periods by their days:
 * `comparison_2022-12-01_to_2022-12-31_2023-01-01_to_2023-01-31_poll-count.csv`.
 */
export function comparisonFileName(
  before: ReportTime,
  after: ReportTime,
  format: FileFormat,
  method: Method,
  isPart = false,
): string {
  const what = isPart ? 'comparison-part' : 'comparison';
  const [periodBefore, periodAfter] = [periodInName(before.period), periodInName(after.period)];
  const times =
    periodBefore === periodAfter
      ? [timeInName(before.asOf), timeInName(after.asOf)]
      : [periodBefore ?? timeInName(before.asOf), periodAfter ?? timeInName(after.asOf)];
  return `${[what, ...times, method].join('_')}.${format}`;
}

function periodInName(period: AskedPeriod | undefined): string | undefined {
  if (period === undefined) return undefined;
  return period.kind === 'dates'
    ? `${period.from}_to_${period.to}`
    : `${timeInName(period.from)}_to_${timeInName(period.to)}`;
}

function fileName({ asOf, of }: Of, what: string, format: FileFormat | 'zip', method?: Method): string {
  const whose = of === undefined ? '' : `${safeName(of, what)}_`;
  return `${whose}${what}_${timeInName(asOf)}${method === undefined ? '' : `_${method}`}.${format}`;
}

function timeInName(instant: number): string {
  const iso = new Date(instant).toISOString();
  return `${iso.slice(0, 10)}_${iso.slice(11, 13)}${iso.slice(14, 16)}`;
}
