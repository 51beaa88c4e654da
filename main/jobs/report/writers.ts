/**
 * Writers that bring much code with them, each loaded when the first file of it is written: every thread that is started
 * would otherwise read them all, half of what it loads, for a report that few want as more than its CSV.
 */
export const loadParquet = () => import('../../report/write/parquet/sheet-table.ts');

export const loadXlsx = () => import('../../report/write/xlsx/workbook.ts');

export async function loadPdf() {
  const [{ onOnePage, pdfParts }, { pdfTools }] = await Promise.all([
    import('../../report/write/pdf/book.ts'),
    import('./pdf-tools.ts'),
  ]);
  return { onOnePage, pdfParts, pdfTools };
}
