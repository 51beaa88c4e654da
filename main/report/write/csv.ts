import type { Column, Sheet } from '../sheets/sheet.ts';
import { cellText } from './cell-text.ts';
import { linesOf } from './lines.ts';

/**
 * A sheet as CSV, part by part: UTF-8, LF, the names of its columns above unless they are left out (SPEC §4).
 */
export function csvParts(
  sheet: Sheet,
  { heading = true }: { readonly heading?: boolean } = {},
): Generator<string> {
  const names = heading ? sheet.columns.map(({ name }) => name) : [];
  return linesOf(sheet, names, sheet.columns.map(csvCell), ',');
}

/** The whole of it. */
export const csvOf = (...of: Parameters<typeof csvParts>): string => [...csvParts(...of)].join('');

function csvCell(column: Column, place: number): (row: number) => string {
  const text = cellText(column);
  switch (column.kind) {
    case 'id':
    case 'text':
      return place === 0 ? (row) => textCell(text(row), 'first') : (row) => textCell(text(row), 'later');
    default:
      // Numbers, instants and words of ours, none of which a spreadsheet runs or splits.
      return text;
  }
}

/**
 * A text cell that no spreadsheet runs as a formula, quoted where a reader might split it (SPEC §4). One that splits at
 * semicolons or tabs honours quotes at the beginning of a line only: in a `later` cell what follows such a separator is
 * neutralised as well.
 */
function textCell(text: string, place: 'first' | 'later'): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  if (!/[",;\t\n\r]/.test(safe)) return safe;
  const whole = place === 'first' ? safe : safe.replaceAll(/([;\t\n\r])(?=["\s]*[=+\-@])/g, "$1'");
  return `"${whole.replaceAll('"', '""')}"`;
}
