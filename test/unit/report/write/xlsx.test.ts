import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../../../main/report/sheets/sheet.ts';
import { columnLetters } from '../../../../main/report/write/xlsx/sheet-xml.ts';
import { tableSheets } from '../../../../main/report/write/xlsx/table-sheet.ts';
import { xmlText } from '../../../../main/report/write/xlsx/text.ts';

describe('a text of a workbook', () => {
  it.each([
    ['a & <b> "c"', 'a &amp; &lt;b&gt; &quot;c&quot;'],
    ['=1+1', '=1+1'],
    ['a\r\n\tb', 'a_x000D_\n\tb'],
    ['\0\x1f\ufffe', '_x0000__x001F__xFFFE_'],
    ['_x000D_', '_x005F_x000D_'],
    ['_x000d_ _x12_', '_x005F_x000d_ _x12_'],
    ['\ud800', '\ufffd'],
    ['日本 😀 ש', '日本 😀 ש'],
  ])('%j is %s', (text, written) => {
    expect(xmlText(text)).toBe(written);
  });

  it('is cut where a cell cannot hold it', () => {
    expect(xmlText('x'.repeat(32_767))).toHaveLength(32_767);
    expect(xmlText('x'.repeat(32_768))).toBe(`${'x'.repeat(32_766)}…`);
  });
});

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is %s', (place, letters) => {
  expect(columnLetters(place)).toBe(letters);
});

it.each([
  [0, [0]],
  [1, [1]],
  [4, [4]],
  [5, [4, 1]],
  [9, [4, 4, 1]],
])('%i rows in sheets of four are sheets of %j', (rows, each) => {
  const sheet: Sheet = {
    title: 'Stores',
    columns: [{ name: 'store_id', title: 'Store id', kind: 'id', at: (row) => `${row}` }],
    rows: Array.from({ length: rows }, (_, row) => row),
  };
  const sheets = Array.from(tableSheets(sheet, 5), ({ name, texts }) => ({ name, xml: [...texts].join('') }));
  expect(sheets.map(({ name }) => name)).toEqual(['Stores', 'Stores 2', 'Stores 3'].slice(0, each.length));
  expect(sheets.map(({ xml }) => (xml.match(/<row /g)?.length ?? 0) - 1)).toEqual(each);
  const ids = sheets.flatMap(({ xml }) => [...xml.matchAll(/preserve">(\d+)</g)].map(([, id]) => id));
  expect(ids).toEqual(Array.from({ length: rows }, (_, row) => `${row}`));
});
