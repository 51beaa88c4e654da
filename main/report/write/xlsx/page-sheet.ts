import type { Block, Page } from '../../book/book.ts';
import { titleWithUnit } from '../../sheets/sheet.ts';
import { type CellXml, cellXml, headingCell, textCell } from './cells.ts';
import { columnLetters, SHEET_BEGIN, SHEET_END } from './sheet-xml.ts';
import { headingHeight, heightOf, LINE_HEIGHT, widthOf, widthsXml } from './widths.ts';

/** A row of cells from the first column on, and its height where it has one of its own; `wide` goes over all columns. */
type Row = { readonly cells: readonly CellXml[]; readonly wide?: string; readonly height?: string };

/** How many columns words go over. */
const WIDE = 8;
const TITLE_HEIGHT = 22;
const CHARACTERS_A_LINE = 110;

/** A page of words and figures as a sheet of a workbook. */
export function pageSheet({ title, blocks }: Page): string {
  const widths = widthsOf(blocks);
  const rows: Row[] = [
    { cells: [textCell(title, 'title')], height: heightOf(TITLE_HEIGHT) },
    ...blocks.flatMap((block) => rowsOf(block, widths)),
  ];
  const merged: string[] = [];
  const data = rows.map(({ cells, wide, height: own }, place) => {
    const number = place + 1;
    if (wide !== undefined) merged.push(`<mergeCell ref="A${number}:${columnLetters(WIDE - 1)}${number}"/>`);
    const lines = Math.ceil((wide?.length ?? 0) / CHARACTERS_A_LINE);
    const height = lines > 1 ? ` ${heightOf(lines * LINE_HEIGHT)}` : own === undefined ? '' : ` ${own}`;
    const filled = cells.map((cell, column) =>
      cell === '' ? '' : `<c r="${columnLetters(column)}${number}"${cell}`,
    );
    return `<row r="${number}"${height}>${filled.join('')}</row>`;
  });
  const merges =
    merged.length === 0 ? '' : `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>`;
  return `${SHEET_BEGIN}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="${LINE_HEIGHT}"/>${widthsXml(widths)}<sheetData>${data.join('')}</sheetData>${merges}${SHEET_END}</worksheet>`;
}

/** The first holds names, too; the others what the widest of the tables below each other has there. */
function widthsOf(blocks: readonly Block[]): readonly number[] {
  const tables = blocks.flatMap((block) =>
    block.kind === 'table' ? [block.sheet.columns.map(widthOf)] : [],
  );
  const count = Math.max(WIDE, ...tables.map(({ length }) => length));
  return Array.from({ length: count }, (_, place) =>
    Math.max(place === 0 ? NAMES : LEAST, ...tables.map((widths) => widths[place] ?? 0)),
  );
}

const NAMES = 30;
const LEAST = 16;

const BLANK: Row = { cells: [] };

function rowsOf(block: Block, widths: readonly number[]): Row[] {
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
        {
          cells: columns.map(headingCell),
          height: headingHeight(columns.map(titleWithUnit), widths),
        },
        ...Array.from(rows, (row): Row => ({ cells: cells.map((cell) => cell(row)) })),
      ];
    }
  }
}
