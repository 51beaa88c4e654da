import type { Method, ReportTable } from '../../../preload/contract.ts';
import { COLUMNS, type Column, type NumberColumn, numberAt } from './columns.ts';

/** The given stores with a heading, to paste into a spreadsheet; what is not known is left empty. */
export function toTsv(table: ReportTable, method: Method, stores: Iterable<number>): string {
  const columns = COLUMNS[method].filter((column) => column.kind === 'number');
  const lines = [['Store', ...columns.map(({ name }: Column) => name)].join('\t')];
  for (const store of stores) {
    const cells = columns.map((column) => cell(table, method, store, column));
    lines.push([safeText(table.stores[store] ?? ''), ...cells].join('\t'));
  }
  return `${lines.join('\n')}\n`;
}

function cell(table: ReportTable, method: Method, store: number, column: NumberColumn): string {
  const value = numberAt(table, method, store, column);
  return Number.isNaN(value) ? '' : String(Math.round(value * 100) / 100);
}

/** As in the saved CSV, a spreadsheet must not run a store id as a formula; nor may one break the row. */
function safeText(text: string): string {
  const inOneCell = text.replaceAll(/[\t\r\n]/g, ' ');
  return /^[=+\-@]/.test(inOneCell) ? `'${inOneCell}` : inOneCell;
}
