import { giveUpResult } from '../../database/reports/report-result.ts';
import type { ReportRecord } from '../../database/reports/reports.ts';
import type { Book, Page } from '../../report/book/book.ts';
import { reportBook } from '../../report/book/report-book.ts';
import { answerPages, summaryPage } from '../../report/book/summary-page.ts';
import { mostDownFirst } from '../../report/book/worst-first.ts';
import { NO_GROUP } from '../../report/groups.ts';
import { longestFirst } from '../../report/outage-table.ts';
import type { Report, StoredReport } from '../../report/report.ts';
import { type OutagesAsked, outagesOnPaper, outagesSheet } from '../../report/sheets/outages.ts';
import { type Sheet, withFirst } from '../../report/sheets/sheet.ts';
import { withShownBeside } from '../../report/sheets/shown-stores.ts';
import { type Summary, summarise } from '../../report/summary.ts';
import { csvParts } from '../../report/write/csv.ts';
import { type Parts, utf8 } from '../../report/write/parts.ts';
import { JobError } from '../threads/error.ts';
import { askedOutages, askedPlaces, askedStores } from './asked-rows.ts';
import { completeReport, tooOld } from './complete-report.ts';
import { letGo } from './compute-report.ts';
import { subjectOf } from './file-subject.ts';
import type { FileWanted } from './file-wanted.ts';
import type { HelpedTask } from './helper.ts';
import { usualPaper } from './paper.ts';
import { periodSheetOf } from './period-csv.ts';
import { shownOutages, shownStores } from './shown-sheet.ts';
import { loadParquet, loadPdf, loadXlsx } from './writers.ts';

/** What is said of a report, read together with a file of it: each reading of a million stores takes 300 MB. */
export type ReportHead = {
  readonly record: ReportRecord;
  readonly summary: Summary;
  /** The one store or group that the file is of, by its name; `undefined` of several, or where there are no others. */
  readonly of?: string | undefined;
};

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
    yield { ...headOf(complete, wanted), of: nameOf(complete, wanted) };
    yield* parts;
  } finally {
    // Of a million stores it is 270 MB, which would count beside those of the next file.
    giveUpResult(complete.report);
    letGo(task.database);
  }
}

export function headOf({ record, report }: Complete, { method }: FileWanted): ReportHead {
  return { record, summary: summarise(report, record.period === undefined ? method : 'interpolated') };
}

function nameOf(complete: Complete, wanted: FileWanted): string | undefined {
  const { stores, details } = complete.report;
  if (details === undefined) return undefined;
  const places = storesOf(complete, wanted);
  const [first] = places;
  if (first === undefined) return undefined;
  if (typeof wanted.tells === 'object') return details.names[first] ?? stores[first];
  const group = details.groups[first];
  const isOf = (place: number) => details.groups[place] === group;
  return places.every(isOf) && ![...stores.keys()].every(isOf) ? (group ?? NO_GROUP) : undefined;
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
    case 'parquet':
      return (await loadParquet()).sheetParquet(await leadingSheet(task, complete, wanted));
    case 'xlsx':
      return (await loadXlsx()).xlsxParts(await bookOf(task, detailed(complete), wanted, fullest));
    case 'pdf': {
      const { onOnePage, pdfParts, pdfTools } = await loadPdf();
      const [paper, tools] = [wanted.paper ?? usualPaper(), await pdfTools()];
      const choose: ChoosePage = (pages) => onOnePage(pages, paper, tools);
      return pdfParts(await bookOf(task, detailed(complete), wanted, choose), paper, tools);
    }
  }
}

/** Which of some pages, the fullest first, a format has room for. */
type ChoosePage = (pages: Iterable<Page>) => Page | undefined;

const fullest: ChoosePage = ([first]) => first;

/** The sheet that the CSV of the same question is. */
async function leadingSheet(
  task: HelpedTask<number>,
  complete: Complete,
  wanted: FileWanted,
): Promise<Sheet> {
  const { record, report } = complete;
  const { tells, columns, by } = wanted;
  if (typeof tells === 'object') return outagesOf(detailed(complete), storesOf(complete, wanted), wanted);
  if (tells === 'outages') {
    return columns === undefined
      ? askedOutages(detailed(complete).report, record, wanted)
      : shownOutages(task.database, detailed(complete), { ...wanted, columns });
  }
  // Parts of a period are no table that is shown.
  if (columns !== undefined && by === undefined) {
    return shownStores(report, { ...wanted, columns });
  }
  if (record.period === undefined) return askedStores(report, wanted);
  return periodSheetOf(task, detailed(complete), wanted);
}

function detailed<C extends Pick<Complete, 'report'>>({ report, ...rest }: C) {
  const { details } = report;
  if (details === undefined) throw tooOld('outages and bounds');
  return { ...rest, report: { ...report, details } };
}

/** What is read by a person: names first, the outages of the same stores, the answer and what it was made from. */
async function bookOf(
  task: HelpedTask<number>,
  complete: Detailed,
  wanted: FileWanted,
  choose: ChoosePage,
): Promise<Book> {
  const stores = storesOf(complete, wanted);
  const subject = subjectOf(task.database, complete, stores, wanted);
  if (wanted.tells === 'answer') {
    return { summary: choose(answerPages(subject)) ?? summaryPage(subject), sheets: [], about: undefined };
  }
  // What is shown stays in the order, and with the columns, that it is shown in.
  const isShown = wanted.columns !== undefined;
  const isOnPaper = wanted.format === 'pdf' && !isShown;
  const outagesSheetOf = (sheet: Sheet) =>
    isOnPaper ? outagesOnPaper(sheet, typeof wanted.tells === 'object') : sheet;
  const asked = { ...wanted, named: true };
  if (wanted.tells !== 'report') {
    const outages = outagesSheetOf(await leadingSheet(task, complete, asked));
    return reportBook(subject, [isShown ? outages : namesFirst(outages)]);
  }
  const isAsShown = wanted.asShown === true && !isShown && complete.record.period === undefined;
  const isOrdered = (isOnPaper || isAsShown) && wanted.rows === undefined;
  const rows = isOrdered ? { rows: mostDownFirst(complete, stores, wanted.method) } : {};
  const leading = await leadingSheet(task, complete, { ...asked, ...rows });
  const storeSheet = isAsShown ? withShownBeside(leading, complete.report, wanted.method) : leading;
  const sheets = [storeSheet, outagesSheetOf(outagesOf(complete, stores, wanted))];
  return reportBook(subject, isShown ? sheets : sheets.map(namesFirst));
}

/** The places of the stores that a file is of; `store-unknown` where the one that is named is not in the report. */
function storesOf({ report }: Complete, { tells, ...asked }: FileWanted): readonly number[] {
  if (typeof tells !== 'object') return askedPlaces(detailed({ report }).report, { ...asked, tells });
  const place = report.stores.indexOf(tells.store);
  if (place >= 0) return [place];
  throw new JobError({ code: 'store-unknown', message: 'This store is not in the report.' });
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
