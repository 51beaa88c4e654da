import { type Column, type Sheet, titleWithUnit } from '../sheets/sheet.ts';
import { cellText } from './cell-text.ts';
import { linesOf } from './lines.ts';

/** A sheet as tab-separated lines in words, as a person reads it, to paste into a spreadsheet, part by part. */
export function tsvParts(sheet: Sheet): Generator<string> {
  return linesOf(sheet, sheet.columns.map(titleWithUnit), sheet.columns.map(tsvCell), '\t');
}

/** The whole of it. */
export const tsvOf = (sheet: Sheet): string => [...tsvParts(sheet)].join('');

function tsvCell(column: Column): (row: number) => string {
  const text = cellText(column);
  switch (column.kind) {
    case 'id':
    case 'text':
      return (row) => textCell(text(row));
    case 'word':
      return (row) => column.words[text(row)] ?? '';
    default:
      return text;
  }
}

/** As in CSV, a spreadsheet must not run a text as a formula; nor may one break the row. */
function textCell(text: string): string {
  const inOneCell = text.replaceAll(/[\t\r\n]/g, ' ');
  return /^[=+\-@]/.test(inOneCell) ? `'${inOneCell}` : inOneCell;
}
