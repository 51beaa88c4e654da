import { type ParquetColumn, ROWS_A_GROUP, type RowGroup } from './parquet.ts';

/** A table that is handed over, its rows in groups, each made when it is asked for. */
export type Table = { readonly columns: readonly ParquetColumn[]; readonly groups: Iterable<RowGroup> };

/** A table of rows, each as many values as there are columns. */
export function tableOf(columns: readonly ParquetColumn[], rows: Iterable<readonly unknown[]>): Table {
  return { columns, groups: grouped(columns.length, rows) };
}

function* grouped(width: number, rows: Iterable<readonly unknown[]>): Generator<RowGroup> {
  const empty = () => Array.from({ length: width }, (): unknown[] => []);
  let group = empty();
  let count = 0;
  for (const row of rows) {
    group.forEach((column, place) => {
      column.push(row[place]);
    });
    count++;
    if (count < ROWS_A_GROUP) continue;
    yield group;
    group = empty();
    count = 0;
  }
  if (count > 0) yield group;
}
