import type { Method, ReportTable } from '../../../preload/contract.ts';
import { toTsv } from '../grid/tsv.ts';
import { type NumberColumn, numberAt, type StoreColumn } from './columns.ts';

/** The given stores with a heading, to paste into a spreadsheet; what is not known is left empty. */
export function storesText(
  table: ReportTable,
  method: Method,
  columns: readonly StoreColumn[],
  stores: Iterable<number>,
): string {
  const numbers = columns.filter((column) => column.kind === 'number');
  const lines = [['Store', ...numbers.map(({ name }) => name)]];
  for (const store of stores) {
    const cells = numbers.map((column) => cell(table, method, store, column));
    lines.push([table.stores[store] ?? '', ...cells]);
  }
  return toTsv(lines);
}

function cell(table: ReportTable, method: Method, store: number, column: NumberColumn): string {
  const value = numberAt(table, method, store, column);
  return Number.isNaN(value) ? '' : String(Math.round(value * 100) / 100);
}
