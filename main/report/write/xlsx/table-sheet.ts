import { type Column, type Sheet, titleWithUnit } from '../../sheets/sheet.ts';
import { cellXml, headingCell } from './cells.ts';
import { type CellPlace, columnLetters, SHEET_BEGIN, SHEET_END } from './sheet-xml.ts';
import { headingHeight, LINE_HEIGHT, widthOf, widthsXml } from './widths.ts';

/** The most rows that a sheet holds, its heading among them. */
const MOST_ROWS = 1_048_576;
const PART_LENGTH = 1 << 18;

/** A sheet of a workbook with its name; where there are more rows than one holds, they go on in the next. */
export type TableSheet = { readonly name: string; readonly texts: Iterable<string> };

/** A sheet as sheets of a workbook: heading frozen, a filter over all columns, each cell typed. */
export function* tableSheets(sheet: Sheet, mostRows = MOST_ROWS): Generator<TableSheet> {
  const rows = sheet.rows[Symbol.iterator]();
  const cells = sheet.columns.map(cellXml);
  const letters = sheet.columns.map((_, place) => columnLetters(place));
  let next = rows.next();
  for (let number = 1; number === 1 || next.done !== true; number++) {
    const name = number === 1 ? sheet.title : `${sheet.title} ${number}`;
    yield { name, texts: texts() };
  }

  function* texts(): Generator<string> {
    let part = `${SHEET_BEGIN}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${FROZEN}<sheetFormatPr defaultRowHeight="${LINE_HEIGHT}"/>${widthsXml(sheet.columns.map(widthOf))}<sheetData>${heading(sheet.columns, letters)}`;
    let last = 1;
    for (; next.done !== true && last < mostRows; next = rows.next()) {
      last++;
      part += `<row r="${last}">`;
      for (let place = 0; place < cells.length; place++) {
        const cell = cells[place]?.(next.value) ?? '';
        if (cell !== '') part += `<c r="${letters[place]}${last}"${cell}`;
      }
      part += '</row>';
      if (part.length < PART_LENGTH) continue;
      yield part;
      part = '';
    }
    const all: CellPlace = `${letters.at(-1) ?? 'A'}${last}`;
    yield `${part}</sheetData><autoFilter ref="A1:${all}"/>${SHEET_END}<ignoredErrors><ignoredError sqref="A1:${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
  }
}

/** The heading and the first column, which name what a cell is of, stay in view. */
const FROZEN =
  '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="B2" sqref="B2"/></sheetView></sheetViews>';

function heading(columns: readonly Column[], letters: readonly string[]): string {
  const cells = columns.map((column, place) => `<c r="${letters[place]}1"${headingCell(column)}`);
  const height = headingHeight(columns.map(titleWithUnit), columns.map(widthOf));
  return `<row r="1" ${height}>${cells.join('')}</row>`;
}
