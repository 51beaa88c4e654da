import type { WritableDatabase } from './sqlite.ts';

/** Writes rows of one statement, in order, inside the transaction of the caller; what waits is written by `flush`. */
export type RowWriter<Row extends readonly Value[]> = { add(...row: Row): void; flush(): void };
type Value = number | string | Uint8Array | null;

/**
 * Each call takes as long as what SQLite does of a row of facts: of so many in one statement 13,500 rows take half of the
 * processor time, and of more no less.
 */
const TOGETHER = 32;

/** `into`: the statement up to its VALUES, and how many of them a row has. */
export function createRowWriter<Row extends readonly Value[]>(
  database: WritableDatabase,
  into: string,
  columns: Row['length'],
): RowWriter<Row> {
  const statementOf = (rows: number) => {
    const row = `(${Array(columns).fill('?').join(', ')})`;
    return database.prepare(`${into} VALUES ${Array(rows).fill(row).join(', ')}`);
  };
  const one = statementOf(1);
  let many: typeof one | undefined;
  const waiting: Value[] = [];
  return {
    add(...row) {
      waiting.push(...row);
      if (waiting.length < TOGETHER * columns) return;
      many ??= statementOf(TOGETHER);
      many.run(waiting);
      waiting.length = 0;
    },
    flush() {
      while (waiting.length > 0) one.run(waiting.splice(0, columns));
    },
  };
}
