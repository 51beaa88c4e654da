import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it, test } from 'vitest';
import { textCell } from '../../../main/report/csv.ts';

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
  expect([textCell(text, 'first'), textCell(text), textCell(text, 'later')]).toEqual([first, later, later]);
});

/** Texts made to break out of a cell. */
const hostile = fc
  .array(fc.constantFrom('=1+1', '=', '+', '-', '@', ';', '\t', '\r', '\n', '\r\n', ',', '"', ' ', 'a'), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));
const line = fc
  .tuple(hostile, hostile, hostile)
  .map(([first, ...later]) => [textCell(first, 'first'), '1.5', ...later.map((text) => textCell(text))]);

/** What a spreadsheet runs, quoted or not. */
const isFormula = (field: string) => /^["\s]*[=+\-@]/.test(field);

test('a spreadsheet that splits at commas reads every text, and no formula', () => {
  fc.assert(
    fc.property(hostile, hostile, (first, later) => {
      const text = [textCell(first, 'first'), textCell(later)].join(',');
      const [fields = []] = Papa.parse<string[]>(`${text}\n`, { delimiter: ',', newline: '\n' }).data;
      const plain = (field: string | undefined) => field?.replaceAll("'", '');
      expect([plain(fields[0]), plain(fields[1])]).toEqual([first, later]);
      expect(fields.filter((field) => /^[=+\-@\t\r]/.test(field))).toEqual([]);
    }),
    { numRuns: 5000 },
  );
});

test('a spreadsheet that splits at semicolons or tabs sees no formula, whether it honours quotes or not', () => {
  fc.assert(
    fc.property(line, fc.constantFrom(';', '\t'), (cells, delimiter) => {
      const text = `${cells.join(',')}\n`;
      const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
      expect(data.flat().filter((field) => /^[=+\-@]/.test(field))).toEqual([]);
      const [, ...later] = cells;
      expect(
        later
          .join(',')
          .split(/[;\t\r\n]/)
          .filter(isFormula),
      ).toEqual([]);
    }),
    { numRuns: 20_000 },
  );
});
