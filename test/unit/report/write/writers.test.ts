import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Column, Sheet } from '../../../../main/report/sheets/sheet.ts';
import { csvOf } from '../../../../main/report/write/csv.ts';
import { tsvOf } from '../../../../main/report/write/tsv.ts';
import { EVERY_SHEET } from '../../../fixtures/sheets.ts';

const isText = ({ kind }: Column) => kind === 'id' || kind === 'text';
const textAt = (column: Column, row: number) => String(column.at(row) ?? '');
const withoutApostrophes = (text: string | undefined) => text?.replaceAll("'", '');
const isNumber = (text: string) => /^-?\d+(\.\d+)?(e\+\d+)?$/.test(text);
/** What a spreadsheet runs, quoted or not. */
const isFormula = (field: string) => /^["\s]*[=+\-@]/.test(field) && !isNumber(field);

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
