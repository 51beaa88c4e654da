import type { Sheet } from '../sheets/sheet.ts';

/** How many characters of a text are put together before they are handed on. */
const PART_LENGTH = 1 << 16;

/** A heading and a line for each row of a sheet, each cell by its column's function, part by part. */
export function* linesOf(
  { rows }: Sheet,
  heading: readonly string[],
  cells: readonly ((row: number) => string)[],
  between: ',' | '\t',
): Generator<string> {
  let part = heading.length === 0 ? '' : `${heading.join(between)}\n`;
  for (const row of rows) {
    part += `${cells.map((cell) => cell(row)).join(between)}\n`;
    if (part.length < PART_LENGTH) continue;
    yield part;
    part = '';
  }
  yield part;
}
