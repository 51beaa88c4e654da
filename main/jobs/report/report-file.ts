import { APP_VERSION } from '../../database/core/app-version.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { readMadeFrom } from '../../database/reports/made-from.ts';
import { giveUpResult } from '../../database/reports/report-result.ts';
import type { ReportRecord } from '../../database/reports/reports.ts';
import { labelOf } from '../../import/kinds/index.ts';
import { reportBook } from '../../report/book/report-book.ts';
import type { Scope, Subject } from '../../report/book/subject.ts';
import type { Step } from '../../report/calendar.ts';
import { longestFirst } from '../../report/outage-table.ts';
import type { Report, StoredReport } from '../../report/report.ts';
import { leftOutTest } from '../../report/set-aside.ts';
import { type OutagesAsked, outagesSheet } from '../../report/sheets/outages.ts';
import { type Sheet, withFirst } from '../../report/sheets/sheet.ts';
import { type Summary, summarise } from '../../report/summary.ts';
import { csvParts } from '../../report/write/csv.ts';
import type { FileFormat } from '../../report/write/formats.ts';
import { type Parts, utf8 } from '../../report/write/parts.ts';
import { type Paper, pdfParts } from '../../report/write/pdf/book.ts';
import { xlsxParts } from '../../report/write/xlsx/workbook.ts';
import { askedOutages, askedPlaces, askedStores } from './asked-rows.ts';
import { completeReport, tooOld } from './complete-report.ts';
import type { HelpedTask } from './helper.ts';
import type { RowsAsked } from './options.ts';
import { usualPaper } from './paper.ts';
import { pdfTools } from './pdf-tools.ts';
import { periodSheetOf } from './period-csv.ts';

/** A file of a report: what it tells, as what, and of which stores and with which columns. */
export type FileWanted = RowsAsked &
  OutagesAsked & {
    readonly tells: 'report' | 'outages';
    readonly format: FileFormat;
    /** What a PDF is for; usually what this computer's country prints on. */
    readonly paper?: Paper;
    /** Of a report of a period. */
    readonly by?: Step | undefined;
  };

/** What is said of a report, read together with a file of it: each reading of a million stores takes 300 MB. */
export type ReportHead = { readonly record: ReportRecord; readonly summary: Summary };

type Complete = { readonly record: ReportRecord; readonly report: StoredReport };
type Detailed = { readonly record: ReportRecord; readonly report: Report };

/**
 * A file of a complete report, made as it is asked for: what is said of the report first, after which nothing can be found
 * to be untellable, then the file part by part. Throws as completeReport, askedStores and periodSheetOf do.
 */
export async function* reportFile(
  task: HelpedTask<number>,
  id: string,
  wanted: FileWanted,
): AsyncGenerator<ReportHead | Uint8Array> {
  const complete = completeReport(task.database, id);
  try {
    const parts = await partsOf(task, complete, wanted);
    yield headOf(complete, wanted);
    yield* parts;
  } finally {
    // Of a million stores it is 270 MB, which would count beside those of the next file.
    giveUpResult(complete.report);
  }
}

export function headOf({ record, report }: Complete, { method }: FileWanted): ReportHead {
  return { record, summary: summarise(report, record.period === undefined ? method : 'interpolated') };
}

/** The file of a report that was read. */
export async function partsOf(
  task: HelpedTask<number>,
  complete: Complete,
  wanted: FileWanted,
): Promise<Parts> {
  switch (wanted.format) {
    case 'csv':
      return utf8(csvParts(await leadingSheet(task, complete, wanted)));
    case 'xlsx':
      return xlsxParts(await bookOf(task, detailed(complete), wanted));
    case 'pdf':
      return pdfParts(
        await bookOf(task, detailed(complete), wanted),
        wanted.paper ?? usualPaper(),
        await pdfTools(),
      );
  }
}

/** The sheet that the CSV of the same question is. */
async function leadingSheet(
  task: HelpedTask<number>,
  complete: Complete,
  wanted: FileWanted,
): Promise<Sheet> {
  const { record, report } = complete;
  if (wanted.tells === 'outages') return askedOutages(detailed(complete).report, record, wanted);
  if (record.period === undefined) return askedStores(report, wanted);
  return periodSheetOf(task, detailed(complete), wanted);
}

function detailed({ record, report }: Complete): Detailed {
  const { details } = report;
  if (details === undefined) throw tooOld('outages and bounds');
  return { record, report: { ...report, details } };
}

/** What is read by a person: names first, the outages of the same stores, the answer and what it was made from. */
async function bookOf(task: HelpedTask<number>, complete: Detailed, wanted: FileWanted) {
  const stores = askedPlaces(complete.report, wanted);
  const leading = await leadingSheet(task, complete, { ...wanted, named: true });
  const sheets = wanted.tells === 'outages' ? [leading] : [leading, outagesOf(complete, stores, wanted)];
  return reportBook(subjectOf(task.database, complete, stores, wanted), sheets.map(namesFirst));
}

const namesFirst = (sheet: Sheet): Sheet => ({
  ...sheet,
  columns: withFirst(sheet.columns, ['store_name', 'store_group']),
});

function outagesOf({ record, report }: Detailed, stores: readonly number[], asked: OutagesAsked): Sheet {
  const { outages } = report.details;
  const isAsked = new Uint8Array(report.stores.length);
  for (const store of stores) isAsked[store] = 1;
  const rows = longestFirst(outages).filter((outage) => isAsked[outages.store[outage] as number] === 1);
  return outagesSheet(report, record, rows, asked);
}

function subjectOf(
  database: ReadableDatabase,
  { record, report }: Detailed,
  stores: readonly number[],
  { method, groups = [], rows }: FileWanted,
): Subject {
  const scope: Scope =
    rows !== undefined ? { kind: 'view' } : groups.length > 0 ? { kind: 'groups', groups } : { kind: 'all' };
  const madeFrom = readMadeFrom(database, record.id)?.map(({ kind, ...of }) => ({
    ...of,
    kind: labelOf(kind),
  }));
  const isLeftOut = leftOutTest(report);
  const counted = stores.filter((store) => !isLeftOut(store));
  const setAside = stores.length - counted.length;
  return { report, record, method, stores: counted, setAside, scope, madeFrom, version: APP_VERSION };
}
