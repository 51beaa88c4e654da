import type { Block, Page } from '../../book/book.ts';
import { titleWithUnit } from '../../sheets/sheet.ts';
import { type CellXml, cellXml, textCell } from './cells.ts';
import { columnLetters, SHEET_BEGIN, SHEET_END } from './sheet-xml.ts';

/** A row of cells from the first column on; `wide` goes over all columns. */
type Row = { readonly cells: readonly CellXml[]; readonly wide?: string };

/** How many columns words go over. */
const WIDE = 8;
const CHARACTERS_A_LINE = 110;
const LINE_HEIGHT = 15;

/** A page of words and figures as a sheet of a workbook. */
export function pageSheet({ title, blocks }: Page): string {
  const rows: Row[] = [{ cells: [textCell(title, 'title')] }, ...blocks.flatMap(rowsOf)];
  const merged: string[] = [];
  const data = rows.map(({ cells, wide }, place) => {
    const number = place + 1;
    if (wide !== undefined) merged.push(`<mergeCell ref="A${number}:${columnLetters(WIDE - 1)}${number}"/>`);
    const lines = Math.ceil((wide?.length ?? 0) / CHARACTERS_A_LINE);
    const height = lines > 1 ? ` ht="${lines * LINE_HEIGHT}" customHeight="1"` : '';
    const filled = cells.map((cell, column) =>
      cell === '' ? '' : `<c r="${columnLetters(column)}${number}"${cell}`,
    );
    return `<row r="${number}"${height}>${filled.join('')}</row>`;
  });
  const merges =
    merged.length === 0 ? '' : `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>`;
  return `${SHEET_BEGIN}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="${LINE_HEIGHT}"/>${WIDTHS}<sheetData>${data.join('')}</sheetData>${merges}${SHEET_END}</worksheet>`;
}

const WIDTHS = `<cols><col min="1" max="1" width="30" customWidth="1"/><col min="2" max="${WIDE}" width="16" customWidth="1"/></cols>`;

const BLANK: Row = { cells: [] };

function rowsOf(block: Block): Row[] {
  switch (block.kind) {
    case 'words':
      return [{ cells: [textCell(block.text, 'words')], wide: block.text }];
    case 'chart':
      // Its figures are in the tables.
      return [];
    case 'facts':
      return [
        BLANK,
        ...block.facts.map(
          ([name, value]): Row => ({
            cells: [textCell(name, 'label'), textCell(value, 'text')],
          }),
        ),
      ];
    case 'table': {
      const { title, columns, rows } = block.sheet;
      const cells = columns.map(cellXml);
      return [
        BLANK,
        { cells: [textCell(title, 'label')] },
        { cells: columns.map((column) => textCell(titleWithUnit(column), 'heading')) },
        ...Array.from(rows, (row): Row => ({ cells: cells.map((cell) => cell(row)) })),
      ];
    }
  }
}
