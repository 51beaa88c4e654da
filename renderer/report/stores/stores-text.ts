import type { ReportTable } from '../../../preload/contract.ts';
import { groupOf, nameOf } from '../../format/store-names.ts';
import { toTsv } from '../../grid/tsv.ts';
import {
  hasRange,
  type NumberColumn,
  numberAt,
  rangeAt,
  type StoreColumn,
  type StoresLook,
} from './columns.ts';

/**
 * The given stores with a heading, to paste into a spreadsheet: name, group and id of each, whichever of them are on
 * screen, and the numbers that are; bounds in cells of their own, and what is not known left empty.
 */
export function storesText(
  table: ReportTable,
  look: StoresLook,
  columns: readonly StoreColumn[],
  stores: Iterable<number>,
): string {
  const numbers = columns.filter((column) => column.kind === 'number');
  const { group, id } = look.lengths;
  const heading = [
    ...(id === undefined ? [] : ['Name']),
    ...(group === undefined ? [] : ['Group']),
    id === undefined ? 'Store' : 'Store id',
  ];
  const lines = [[...heading, ...numbers.flatMap((column) => titlesOf(look, column))]];
  for (const store of stores) {
    lines.push([
      ...(id === undefined ? [] : [nameOf(table, store) ?? '']),
      ...(group === undefined ? [] : [groupOf(table, store) ?? '']),
      table.stores[store] ?? '',
      ...numbers.flatMap((column) => cellsOf(table, look, store, column)),
    ]);
  }
  return toTsv(lines);
}

const titlesOf = (look: StoresLook, { name, measure }: NumberColumn): string[] =>
  hasRange(look, measure) ? [name, `${name}, at least`, `${name}, at most`] : [name];

function cellsOf(table: ReportTable, look: StoresLook, store: number, column: NumberColumn): string[] {
  const range = hasRange(look, column.measure) ? rangeAt(table, store, column) : [];
  return [numberAt(table, look.method, store, column), ...range].map((value) =>
    Number.isNaN(value) ? '' : String(Math.round(value * 100) / 100),
  );
}
