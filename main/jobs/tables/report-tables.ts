import type { ReportRecord } from '../../database/reports/reports.ts';
import type { Report } from '../../report/report.ts';
import type { Sheet } from '../../report/sheets/sheet.ts';
import { METHODS, type Method } from '../../report/types.ts';
import { columnOf, rowsOf, sheetTable } from '../../report/write/parquet/sheet-table.ts';
import { type Table, tableOf } from '../../report/write/parquet/table.ts';
import { askedOutages, askedStores } from '../report/asked-rows.ts';
import type { HelpedTask } from '../report/helper.ts';
import type { GroupsAsked } from '../report/options.ts';
import { periodSheetOf } from '../report/period-csv.ts';

type Made = { readonly record: ReportRecord; readonly report: Report; readonly asked: GroupsAsked };

/** What the report says of each store: a row a method, or the rows of a period. */
export async function reportTable(task: HelpedTask<number>, made: Made): Promise<Table> {
  if (made.record.period !== undefined) return sheetTable(await periodSheetOf(task, made, made.asked));
  const sheets = METHODS.map((method) => ({
    method,
    sheet: askedStores(made.report, { ...made.asked, method, extended: true, bounds: true, counts: true }),
  }));
  const [first] = sheets;
  return tableOf(
    [{ name: 'method', type: 'text', needed: true }, ...(first?.sheet.columns ?? []).map(columnOf)],
    byMethod(sheets),
  );
}

function* byMethod(sheets: readonly { readonly method: Method; readonly sheet: Sheet }[]) {
  for (const { method, sheet } of sheets) for (const row of rowsOf(sheet)) yield [method, ...row];
}

export const outageTable = ({ record, report, asked }: Made): Table =>
  sheetTable(askedOutages(report, record, asked));
