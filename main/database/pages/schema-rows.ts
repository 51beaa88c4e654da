import type { PageFile } from './page-file.ts';
import { readRows, type StoredRow } from './records.ts';

/** An entry of a database's schema, as `sqlite_schema` has it. */
export type SchemaEntry = readonly [type: string, name: string, table: string, sql: string | null];

const INNER_OF_TABLE = 0x05;
const LEAF_OF_TABLE = 0x0d;
const HEADER_BYTES = 100;
/** Ours takes two or three; a file that says more of itself is not ours. */
const MOST_PAGES = 200;

/**
 * Reads the schema of a database without SQLite, to which a schema that somebody made up could be an endless question; in
 * order of name. `undefined`: it cannot be read.
 */
export function readSchemaRows(file: PageFile): SchemaEntry[] | undefined {
  const entries: SchemaEntry[] = [];
  const seen = new Set<number>();
  const waiting = [1];
  let isSound = true;
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (seen.has(number) || seen.size === MOST_PAGES) return undefined;
    seen.add(number);
    const page = file.read(number);
    const start = number === 1 ? HEADER_BYTES : 0;
    if (page === undefined) return undefined;
    if (page[start] === INNER_OF_TABLE) {
      const children = childrenOf(page, start, file.usable);
      if (children === undefined) return undefined;
      waiting.push(...children);
    } else if (page[start] === LEAF_OF_TABLE) {
      readRows(
        file,
        number,
        page,
        (row) => {
          const entry = asEntry(row);
          if (entry === undefined) isSound = false;
          else entries.push(entry);
        },
        () => {
          isSound = false;
        },
      );
    } else return undefined;
  }
  return isSound ? entries.sort(([, a], [, b]) => (a < b ? -1 : Number(a > b))) : undefined;
}

function childrenOf(page: Buffer, start: number, usable: number): number[] | undefined {
  const cells = page.readUInt16BE(start + 3);
  const pointers = start + 12;
  if (cells > MOST_PAGES || pointers + 2 * cells > usable) return undefined;
  const children = [page.readUInt32BE(start + 8)];
  for (let cell = 0; cell < cells; cell++) {
    const at = page.readUInt16BE(pointers + 2 * cell);
    if (at + 4 > usable) return undefined;
    children.push(page.readUInt32BE(at));
  }
  return children;
}

function asEntry({ values }: StoredRow): SchemaEntry | undefined {
  const [type, name, table, , sql] = values;
  if (values.length !== 5 || typeof type !== 'string' || typeof name !== 'string') return undefined;
  if (typeof table !== 'string' || !(sql === null || typeof sql === 'string')) return undefined;
  return [type, name, table, sql];
}
