import type { ReportRecord } from '../../database/reports/reports.ts';
import type { Step } from '../../report/calendar.ts';
import type { StoredReport } from '../../report/report.ts';
import type { OutagesAsked } from '../../report/sheets/outages.ts';
import type { Sheet } from '../../report/sheets/sheet.ts';
import { type Summary, summarise } from '../../report/summary.ts';
import { csvParts } from '../../report/write/csv.ts';
import { type Parts, utf8 } from '../../report/write/parts.ts';
import { askedOutages, askedStores } from './asked-rows.ts';
import { completeReport, tooOld } from './complete-report.ts';
import type { HelpedTask } from './helper.ts';
import type { RowsAsked } from './options.ts';
import { periodSheetOf } from './period-csv.ts';

/** A file of a report: what it tells, and of which stores and with which columns. */
export type FileWanted = RowsAsked &
  OutagesAsked & {
    readonly tells: 'report' | 'outages';
    /** Of a report of a period. */
    readonly by?: Step | undefined;
  };

/** What is said of a report, read together with a file of it: each reading of a million stores takes 300 MB. */
export type ReportHead = { readonly record: ReportRecord; readonly summary: Summary };

/**
 * A file of a complete report, made as it is asked for: what is said of the report first, which nothing is that could not be
 * told any more, then the file part by part. Throws as completeReport, askedStores and periodSheetOf do.
 */
export async function* reportFile(
  task: HelpedTask<number>,
  id: string,
  wanted: FileWanted,
): AsyncGenerator<ReportHead | Uint8Array> {
  const { record, report } = completeReport(task.database, id);
  const method = record.period === undefined ? wanted.method : 'interpolated';
  const sheet = await sheetOf(task, record, report, wanted);
  yield { record, summary: summarise(report, method) };
  yield* partsOf(sheet);
}

async function sheetOf(
  task: HelpedTask<number>,
  record: ReportRecord,
  report: StoredReport,
  wanted: FileWanted,
): Promise<Sheet> {
  if (wanted.tells === 'report' && record.period === undefined) return askedStores(report, wanted);
  const { details } = report;
  if (details === undefined) throw tooOld('outages and bounds');
  const detailed = { ...report, details };
  return wanted.tells === 'report'
    ? periodSheetOf(task, { record, report: detailed }, wanted)
    : askedOutages(detailed, record, wanted);
}

const partsOf = (sheet: Sheet): Parts => utf8(csvParts(sheet));
