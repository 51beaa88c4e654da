import { APP_VERSION } from '../../database/core/app-version.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { comparisonBook } from '../../report/book/comparison-book.ts';
import { comparisonSheet, groupComparisonSheet, shownComparison } from '../../report/sheets/comparison.ts';
import type { Method } from '../../report/types.ts';
import { csvParts } from '../../report/write/csv.ts';
import type { FileFormat } from '../../report/write/formats.ts';
import { type Parts, utf8 } from '../../report/write/parts.ts';
import type { Paper } from '../../report/write/pdf/book.ts';
import { compareStored, type Ordered, type ReportComparison } from './compare.ts';
import type { ReportTime } from './file-name.ts';
import type { ShownAsked } from './options.ts';
import { usualPaper } from './paper.ts';
import { loadParquet, loadPdf, loadXlsx } from './writers.ts';

/** A file of two reports held against each other. */
export type ComparisonWanted = ShownAsked &
  Ordered & {
    /** Store by store, unless it is said. */
    readonly of?: 'stores' | 'groups';
    /** Its stores alone, as compareStored has them. */
    readonly group?: string;
    readonly method: Method;
    readonly format: FileFormat;
    readonly paper?: Paper;
  };

/** Of which reports it is, by the time that each tells of. */
export type ComparisonHead = { readonly before: ReportTime; readonly after: ReportTime };

/** Made as it is asked for, of which reports it is first; throws as compareStored does. */
export async function* comparisonFile(
  database: ReadableDatabase,
  wanted: ComparisonWanted,
): AsyncGenerator<ComparisonHead | Uint8Array> {
  const comparison = compareStored(database, wanted);
  const parts = await partsOf(comparison, wanted);
  yield { before: comparison.before, after: comparison.after };
  yield* parts;
}

const ONE = { stores: 'store', groups: 'group' } as const;

async function partsOf(
  comparison: ReportComparison,
  {
    of = 'stores',
    group,
    method,
    rows,
    columns,
    chosenBy = [],
    format,
    paper = usualPaper(),
  }: ComparisonWanted,
): Promise<Parts> {
  const compared = comparison[of];
  const whole = (of === 'stores' ? comparisonSheet : groupComparisonSheet)(comparison, method, rows);
  const sheet = columns === undefined ? whole : shownComparison(whole, compared, method, columns);
  if (format === 'csv') return utf8(csvParts(sheet));
  if (format === 'parquet') return (await loadParquet()).sheetParquet(sheet);
  const shown =
    rows === undefined
      ? undefined
      : { count: rows.length, all: compared.names.length, one: ONE[of], chosenBy };
  const { before, after } = comparison;
  const book = comparisonBook(
    { comparison, group, before, after, method, shown, version: APP_VERSION },
    sheet,
  );
  if (format === 'xlsx') return (await loadXlsx()).xlsxParts(book);
  const { pdfParts, pdfTools } = await loadPdf();
  return pdfParts(book, paper, await pdfTools());
}
