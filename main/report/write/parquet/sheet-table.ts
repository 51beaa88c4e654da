import { type Column, type Sheet, UNITS } from '../../sheets/sheet.ts';
import { timeIn } from '../cell-text.ts';
import { type ParquetColumn, parquetParts } from './parquet.ts';
import { type Table, tableOf } from './table.ts';

/** A sheet as a table: the numbers that its CSV writes, as numbers, and instants as such. */
export function sheetTable(sheet: Sheet): Table {
  return tableOf(sheet.columns.map(columnOf), rowsOf(sheet));
}

/** The same as a Parquet file, part by part. */
export function sheetParquet(sheet: Sheet): Generator<Uint8Array> {
  const { columns, groups } = sheetTable(sheet);
  return parquetParts(columns, groups);
}

export function* rowsOf({ columns, rows }: Sheet): Generator<readonly unknown[]> {
  for (const row of rows) yield columns.map((column) => cellValue(column, row));
}

export function columnOf({ name, ...column }: Column): ParquetColumn {
  switch (column.kind) {
    case 'id':
      return { name, type: 'text', needed: true };
    case 'text':
    case 'word':
      return { name, type: 'text' };
    case 'instant':
      return { name, type: column.clock === 'utc' ? 'instant' : 'wall-clock', needed: true };
    case 'duration':
    case 'percent':
    case 'money':
    case 'count':
      return { name, type: 'number' };
  }
}

function cellValue(column: Column, row: number): unknown {
  switch (column.kind) {
    case 'id':
    case 'text':
    case 'word':
      return column.at(row);
    case 'instant':
      return column.clock === 'utc' ? column.at(row) : column.wallClock(row);
    case 'duration':
      return known(column.at(row), UNITS[column.unit]);
    case 'percent':
    case 'money':
    case 'count':
      return known(column.at(row), 1);
  }
}

const known = (value: number, unit: number) => (Number.isNaN(value) ? undefined : timeIn(value, unit));
