import type { ReadableDatabase } from '../../database/opening/connection.ts';
import type { ReportRecord } from '../../database/reports/reports.ts';
import type { OutagesAsked } from '../../report/sheets/outages.ts';
import { type Summary, summarise } from '../../report/summary.ts';
import { csvOf } from '../../report/write/csv.ts';
import { askedOutages, askedStores } from './asked-rows.ts';
import { completeReport, tooOld } from './complete-report.ts';
import type { RowsAsked } from './options.ts';

/** What is saved and said of a report, read once: each reading of a million stores takes 300 MB. */
export type ReportToSave = {
  readonly record: ReportRecord;
  readonly summary: Summary;
  readonly csv: string;
  /** The CSV of outages; empty where it is not asked for. */
  readonly outages: string;
};

export function reportToSave(
  database: ReadableDatabase,
  id: string,
  asked: RowsAsked & OutagesAsked,
  withOutages: boolean,
): ReportToSave {
  const { record, report } = completeReport(database, id);
  const csv = csvOf(askedStores(report, asked));
  const summary = summarise(report, asked.method);
  if (!withOutages) return { record, summary, csv, outages: '' };
  const { details } = report;
  if (details === undefined) throw tooOld('outages and bounds');
  const { asOf, stores, columns } = report;
  return {
    record,
    summary,
    csv,
    outages: csvOf(askedOutages({ asOf, stores, columns, details }, record, asked)),
  };
}
