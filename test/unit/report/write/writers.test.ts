import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Column, Sheet } from '../../../../main/report/sheets/sheet.ts';
import { cellText } from '../../../../main/report/write/cell-text.ts';
import { csvOf } from '../../../../main/report/write/csv.ts';
import { tsvOf } from '../../../../main/report/write/tsv.ts';
import { xlsxParts } from '../../../../main/report/write/xlsx/workbook.ts';
import { EVERY_SHEET } from '../../../fixtures/sheets.ts';
import { cellAt, openWorkbook, serialOf } from '../../../fixtures/workbook.ts';

const isText = ({ kind }: Column) => kind === 'id' || kind === 'text';
const textAt = (column: Column, row: number) => String(column.at(row) ?? '');
const withoutApostrophes = (text: string | undefined) => text?.replaceAll("'", '');
const isNumber = (text: string) => /^-?\d+(\.\d+)?(e\+\d+)?$/.test(text);
/** What a spreadsheet runs, quoted or not. */
const isFormula = (field: string) => /^["\s]*[=+\-@]/.test(field) && !isNumber(field);

async function xlsxOf(sheet: Sheet): Promise<Uint8Array> {
  const page = { title: '=1+1', blocks: [] };
  const book = {
    summary: { ...page, name: 'Summary' },
    sheets: [sheet],
    about: { ...page, name: 'About' },
  };
  const parts = [];
  for await (const part of xlsxParts(book)) parts.push(part);
  return Buffer.concat(parts);
}

/** What a workbook has in a cell: typed, formatted, with the number that CSV writes. */
function cellOf(column: Column, row: number): unknown {
  const inCsv = cellText(column)(row);
  if (inCsv === '') return undefined;
  const number = (v: number, z: string) => expect.objectContaining({ t: 'n', v, z });
  switch (column.kind) {
    case 'id':
    case 'text':
    case 'word': {
      const text = column.kind === 'word' ? column.words[inCsv] : inCsv.toWellFormed();
      // The reader of these tests makes one end of a line of two.
      return expect.objectContaining({ t: 's', v: text?.replaceAll('\r\n', '\n'), z: '@' });
    }
    case 'instant': {
      const shown = column.clock === 'utc' ? column.at(row) : column.wallClock(row);
      return number(serialOf(shown), 'yyyy-mm-dd hh:mm:ss');
    }
    case 'percent':
      return number(Number(`${Number(inCsv).toFixed(2)}e-2`), '0.00%');
    case 'count':
      return number(Number(inCsv), '#,##0');
    default:
      return number(Number(inCsv), '#,##0.00');
  }
}

function oneText(text: string, column: Omit<Column, 'at' | 'name' | 'title'> = { kind: 'text' }): Sheet {
  const cells = { name: 'b', title: 'B', ...column, at: () => text } as Column;
  return { title: '', columns: [cells], rows: [0] };
}

it.each([
  ['plain', 'plain', 'plain'],
  ['-5', "'-5", "'-5"],
  ['a,b', '"a,b"', '"a,b"'],
  ['a;b', '"a;b"', '"a;b"'],
  ['a\tb', '"a\tb"', '"a\tb"'],
  ['a"b', '"a""b"', '"a""b"'],
  ['a;=1+1;b', '"a;=1+1;b"', `"a;'=1+1;b"`],
  ['a\t@b', '"a\t@b"', `"a\t'@b"`],
  ['a\n+1', '"a\n+1"', `"a\n'+1"`],
  ['a;"=1+1";b', '"a;""=1+1"";b"', `"a;'""=1+1"";b"`],
  ['a,=1', '"a,=1"', '"a,=1"'],
  ['=a;=b', `"'=a;=b"`, `"'=a;'=b"`],
])('%j is written %s at the beginning of a line and %s later', (text, first, later) => {
  const one = oneText(text);
  expect(csvOf(one)).toBe(`b\n${first}\n`);
  expect(csvOf({ ...one, columns: [...oneText('x').columns, ...one.columns] })).toBe(`b,b\nx,${later}\n`);
});

describe.each(EVERY_SHEET)('of %s', (_name, sheets) => {
  const holds = (check: (sheet: Sheet) => void) =>
    fc.assert(fc.property(sheets, check), { numRuns: 500, ignoreEqualValues: true });

  it('a spreadsheet that splits CSV at commas reads every text, and no formula', () => {
    holds((sheet) => {
      const { data } = Papa.parse<string[]>(csvOf(sheet), { delimiter: ',', newline: '\n' });
      const [heading, ...lines] = data.slice(0, -1);
      expect(heading).toEqual(sheet.columns.map(({ name }) => name));
      expect(lines.length).toBe([...sheet.rows].length);
      for (const [place, row] of [...sheet.rows].entries()) {
        expect(lines[place]?.length).toBe(sheet.columns.length);
        sheet.columns.forEach((column, at) => {
          const field = lines[place]?.[at] ?? '';
          if (isText(column)) {
            expect(withoutApostrophes(field)).toBe(withoutApostrophes(textAt(column, row)));
            expect(field).not.toMatch(/^[=+\-@\t\r]/);
          } else {
            expect(field).not.toMatch(/[=@\t\r\n",;]/);
          }
        });
      }
    });
  });

  it('one that splits it at semicolons or tabs sees no formula, whether it honours quotes or not', () => {
    holds((sheet) => {
      for (const row of sheet.rows) {
        const line = csvOf({ ...sheet, rows: [row] }, { heading: false });
        for (const delimiter of [';', '\t']) {
          const { data } = Papa.parse<string[]>(line, { delimiter, newline: '\n' });
          expect(data.flat().filter((field) => /^[=+\-@]/.test(field))).toEqual([]);
        }
        const first = csvOf(
          { ...sheet, columns: sheet.columns.slice(0, 1), rows: [row] },
          { heading: false },
        );
        const later = line.slice(first.length - '\n'.length);
        expect(later.split(/[;\t\r\n]/).filter(isFormula)).toEqual([]);
      }
    });
  });

  it('TSV has a line a row and a cell a column, each text in its cell, and no formula', () => {
    holds((sheet) => {
      const [heading, ...lines] = tsvOf(sheet).slice(0, -1).split('\n');
      expect(heading?.split('\t').length).toBe(sheet.columns.length);
      expect(lines.length).toBe([...sheet.rows].length);
      for (const [place, row] of [...sheet.rows].entries()) {
        const cells = lines[place]?.split('\t') ?? [];
        expect(cells.length).toBe(sheet.columns.length);
        sheet.columns.forEach((column, at) => {
          if (!isText(column)) return;
          const inOneCell = textAt(column, row).replaceAll(/[\t\r\n]/g, ' ');
          expect(withoutApostrophes(cells[at])).toBe(withoutApostrophes(inOneCell));
          expect(cells[at]).not.toMatch(/^[=+\-@]/);
        });
      }
    });
  });

  it('Excel holds every text as text and every number to the digit, typed, and no formula', async () => {
    const holdsIn = async (sheet: Sheet) => {
      const book = openWorkbook(await xlsxOf(sheet));
      expect(book.SheetNames).toEqual(['Summary', sheet.title, 'About']);
      for (const name of book.SheetNames) {
        const cells = Object.entries(book.Sheets[name] ?? {}).filter(([place]) => !place.startsWith('!'));
        expect(cells.filter(([, cell]) => 'f' in cell)).toEqual([]);
      }
      for (const [place, row] of [...sheet.rows].entries()) {
        sheet.columns.forEach((column, at) => {
          expect(cellAt(book, sheet.title, place + 1, at)).toEqual(cellOf(column, row));
        });
      }
    };
    await fc.assert(fc.asyncProperty(sheets, holdsIn), { numRuns: 100, ignoreEqualValues: true });
  });

  it('the first column names the row, and each has a name that no other has, and a title', () => {
    holds(({ columns }) => {
      expect(['id', 'text']).toContain(columns[0]?.kind);
      expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
      for (const { name, title } of columns) {
        expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
        expect(title).not.toBe('');
      }
    });
  });
});
