import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pdfTools } from '../../../../main/jobs/report/pdf-tools.ts';
import type { Block } from '../../../../main/report/book/book.ts';
import type { Column, Sheet } from '../../../../main/report/sheets/sheet.ts';
import { cellText } from '../../../../main/report/write/cell-text.ts';
import { type Paper, pdfParts } from '../../../../main/report/write/pdf/book.ts';
import { visualOrder } from '../../../../main/report/write/pdf/line.ts';
import { readPdf } from '../../../fixtures/pdf.ts';
import { EVERY_SHEET } from '../../../fixtures/sheets.ts';

async function pdfOf(
  sheet: Sheet,
  blocks: readonly Block[] = [],
  paper: Paper = 'a4',
  title = 'A title',
): Promise<Uint8Array> {
  const book = {
    summary: { name: 'Summary', title, blocks },
    sheets: [sheet],
    about: { name: 'About', title: 'About', blocks: [] },
  };
  return Buffer.concat([...pdfParts(book, paper, await pdfTools())]);
}

const column = (at: (row: number) => string): Column => ({
  name: 'store_name',
  title: 'Name',
  kind: 'text',
  at,
});
const listed = (texts: readonly string[]): Sheet => ({
  title: 'Stores',
  columns: [column((row) => texts[row] ?? '')],
  rows: [...texts.keys()],
});

/** What of a text can be seen. */
const seen = (text: string) =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '');

describe.each(EVERY_SHEET)('of %s', (_name, sheets) => {
  it('every cell is in it, numbers to the digit as in CSV with their thousands apart, text as it is', async () => {
    await fc.assert(
      fc.asyncProperty(sheets, async (sheet) => {
        const { rows } = await readPdf(await pdfOf(sheet));
        const cells = new Set(rows.flat().map(seen));
        for (const row of sheet.rows) {
          for (const one of sheet.columns) {
            const inCsv = cellText(one)(row);
            const shown =
              one.kind === 'word'
                ? (one.words[inCsv] ?? '')
                : one.kind === 'instant'
                  ? inCsv.replace('T', '').replace(/Z$/, '')
                  : ['duration', 'money', 'count'].includes(one.kind) && inCsv !== ''
                    ? Number(inCsv).toLocaleString('en-US', { maximumFractionDigits: 2 })
                    : inCsv;
            if (seen(shown) !== '') expect(cells).toContain(seen(shown));
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

it.each([1, 12, 40])('a title of %i words leaves the page number alone', async (words) => {
  const title = Array.from({ length: words }, (_, word) => `Avenue${word}`).join(' ');
  const { runs, title: whole } = await readPdf(await pdfOf(listed(['A']), [], 'a4', title));
  const footers = runs.filter(({ text }) => text.startsWith('Avenue0'));
  const number = runs.find(({ text }) => text.startsWith('Page 1 of'));
  // One is the heading.
  const footer = footers.at(-1);
  expect(footer?.right).toBeLessThan((number?.left ?? 0) - 4);
  expect(footer?.text === title).toBe(words < 20);
  expect(footer?.text.endsWith('…')).toBe(words > 20);
  expect(whole).toBe(title);
});

it.each([
  ['Latin', 'Łódź Market Street'],
  ['Greek', 'Ελλάδα Ταβέρνα'],
  ['Cyrillic', 'Столовая №5'],
  ['Vietnamese', 'Phở Hà Nội'],
  ['Thai', 'ร้านอาหารกรุงเทพ'],
  ['Chinese', '北京烤鸭店 灣仔麵'],
  ['Japanese', '東京駅ラーメン'],
  ['Korean', '서울 강남점'],
  ['Hindi', 'समोसा दिल्ली'],
  ['emoji', '🍕 Pizza 👩‍🍳'],
  ['formula', '=1+1'],
])('a name in %s is set in a font that has it, and comes back', async (_script, name) => {
  const { rows } = await readPdf(await pdfOf(listed([name])));
  expect(rows.slice(1).map(([cell = '']) => seen(cell))).toEqual([seen(name)]);
});

it.each([
  ['Arabic', 'مطعم النيل'],
  ['Hebrew', 'מסעדת הים'],
])('a name in %s has all of its letters', async (_script, name) => {
  const { rows } = await readPdf(await pdfOf(listed([name])));
  const letters = (text: string) => [...seen(text).normalize('NFKC')].sort().join('');
  expect(rows.slice(1).map(([cell = '']) => letters(cell))).toEqual([letters(name)]);
});

it('what no font has is shown as such, and is not lost for who reads the tags', async () => {
  const bytes = await pdfOf(listed(['\u{10348}']));
  const { rows } = await readPdf(bytes);
  expect(rows.slice(1)).toEqual([['\ufffd']]);
});

it('a long table has its heading and its number on every page, and no row is on two', async () => {
  const texts = Array.from({ length: 400 }, (_, row) => `row ${row} ${'and more words '.repeat(row % 9)}`);
  const { rows, texts: pages, sizes } = await readPdf(await pdfOf(listed(texts), [], 'letter'));
  expect(rows.slice(1).map(([cell]) => seen(cell ?? ''))).toEqual(texts.map(seen));
  const middle = pages.slice(1, -1);
  expect(middle.length).toBeGreaterThan(10);
  for (const page of middle) expect(page.startsWith('Name\n') || page.startsWith('Stores\n')).toBe(true);
  expect(new Set(sizes.map(String))).toEqual(new Set(['612,792']));
});

it('columns for which there is no room go on in a table led by name and id', async () => {
  const columns: Column[] = [
    column((row) => `Store ${row}`),
    { name: 'store_id', title: 'Store id', kind: 'id', at: (row) => `id-${row}` },
    ...Array.from(
      { length: 40 },
      (_, place): Column => ({
        name: `c${place}`,
        title: `Column number ${place}`,
        kind: 'count',
        at: (row) => 100 * row + place,
      }),
    ),
  ];
  const { rows, sizes } = await readPdf(await pdfOf({ title: 'Stores', columns, rows: [1, 2] }));
  expect(new Set(sizes.map(String))).toEqual(new Set(['595.28,841.89', '841.89,595.28']));
  const found = rows.filter(([name]) => name === 'Store 2').map(([, ...cells]) => cells);
  expect(found.length).toBeGreaterThan(1);
  expect(found.every(([id]) => id === 'id-2')).toBe(true);
  expect(found.flatMap(([, ...cells]) => cells)).toEqual(
    Array.from({ length: 40 }, (_, at) => String(200 + at)),
  );
});

it('numbers of a column stand point under point, those without one too', async () => {
  const hours = [8, 12.5, 136.9, 1140.69];
  const sheet: Sheet = {
    title: 'Stores',
    columns: [
      {
        name: 'down',
        title: 'Down',
        kind: 'duration',
        unit: 'hours',
        at: (row) => (hours[row] ?? 0) * 3_600_000,
      },
    ],
    rows: [...hours.keys()],
  };
  const { runs } = await readPdf(await pdfOf(sheet));
  const runOf = (number: string) => {
    const run = runs.find(({ text }) => text === number);
    if (run === undefined) throw new Error(`${number} is not there.`);
    return run;
  };
  const [whole, half] = [runOf('8'), runOf('12.5')];
  const hundredths = runOf('1,140.69');
  const digit = whole.right - whole.left;
  const point = half.right - half.left - 3 * digit;
  expect(hundredths.right - runOf('136.9').right).toBeCloseTo(digit, 2);
  expect(hundredths.right - half.right).toBeCloseTo(digit, 2);
  expect(hundredths.right - whole.right).toBeCloseTo(2 * digit + point, 2);
});

it('a sentence of ours that begins with a name from right to left runs on to the right of it', async () => {
  const { runs } = await readPdf(
    await pdfOf(listed([]), [{ kind: 'words', text: '\u2068مطعم 5\u2069: downtime, 2023' }]),
  );
  const [name, words] = [/\p{Script=Arabic}/u, /downtime/].map((of) =>
    runs.find(({ text }) => of.test(text)),
  );
  expect(words?.left).toBeGreaterThanOrEqual((name?.right ?? Number.POSITIVE_INFINITY) - 0.01);
  expect(runs.map(({ text }) => text).join('')).not.toMatch(/[\u2066-\u2069]/);
});

it('a text that is longer than a page ends in an ellipsis, and the next row is there', async () => {
  const { rows } = await readPdf(await pdfOf(listed(['word '.repeat(20_000), 'next'])));
  expect(rows.at(-2)?.[0]?.endsWith('…')).toBe(true);
  expect(rows.at(-1)).toEqual(['next']);
});

it('runs of different directions stand in the order of Unicode’s rule L2', () => {
  expect(visualOrder([0, 1, 0])).toEqual([0, 1, 2]);
  expect(visualOrder([1, 2, 1])).toEqual([2, 1, 0]);
  expect(visualOrder([0, 1, 2, 1, 0])).toEqual([0, 3, 2, 1, 4]);
  expect(visualOrder([1, 1, 0, 0])).toEqual([1, 0, 2, 3]);
});
