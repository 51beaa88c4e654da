import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { OWN_RUN } from '../../main/jobs/files/leftovers.ts';
import { previewFile } from '../../main/jobs/import/preview-file.ts';
import { filesWithin } from '../../main/jobs/import/text-file.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';
import { dump, failure, importNow, rejections } from '../fixtures/importing.ts';
import { zipOf } from '../fixtures/zip.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
const opened = Array.from({ length: 0 }, () => openForWriting(join(folder, 'none.db')));
afterAll(() => {
  for (const database of opened) closeDatabase(database);
  expect(readdirSync(tmpdir()).filter((name) => name.includes(OWN_RUN))).toEqual([]);
});

function open() {
  const database = openForWriting(join(folder, `${opened.length}.db`));
  opened.push(database);
  return database;
}

const TEXT =
  'store_id,timestamp_utc,status\nCafé,2023-01-22 12:00:00,active\nbad\n😀,2023-01-22 13:00:00,inactive\n';

function utf32(text: string, bigEndian: boolean): Buffer {
  const codes = [...`\uFEFF${text}`].map((letter) => letter.codePointAt(0) ?? 0);
  const bytes = Buffer.alloc(codes.length * 4);
  for (const [i, code] of codes.entries()) {
    if (bigEndian) bytes.writeUInt32BE(code, i * 4);
    else bytes.writeUInt32LE(code, i * 4);
  }
  return bytes;
}

const utf16 = Buffer.from(`\uFEFF${TEXT}`, 'utf16le');

describe('a file in another encoding or packed says what it says plain', () => {
  it.each([
    ['UTF-16, little end first', utf16],
    ['UTF-16, big end first', Buffer.from(utf16).swap16()],
    ['UTF-32, little end first', utf32(TEXT, false)],
    ['UTF-32, big end first', utf32(TEXT, true)],
    ['gzip', gzipSync(TEXT)],
    ['gzip of UTF-16', gzipSync(utf16)],
    ['zip', zipOf({ 'inner/polls.csv': TEXT, '__MACOSX/._polls.csv': 'x', 'inner/': '' })],
    ['zip of gzip', zipOf({ 'polls.csv.gz': gzipSync(TEXT) })],
  ])('%s', async (_, bytes) => {
    const [plain, packed] = [open(), open()];
    const expected = await importNow(plain, write(TEXT));
    const path = write(bytes);
    const record = await importNow(packed, path);
    expect(record).toMatchObject({ rows: 3, added: 2, rejected: 1, bytes: bytes.length });
    expect(rejections(packed, record)).toEqual(rejections(plain, expected));
    expect(await previewFile(path)).toMatchObject({
      ok: true,
      kind: 'polls',
      header: ['store_id', 'timestamp_utc', 'status'],
    });
    expect((await importNow(packed, path)).added).toBe(0);
  });
});

it('a zip of several files is these, each by a path of its own', async () => {
  const zip = write(
    zipOf({ 'a/polls.csv': TEXT, 'zones.csv': 'store_id,timezone_str\nCafé,UTC\n' }),
    'all.zip',
  );
  expect(filesWithin(zip)).toEqual([join(zip, 'a', 'polls.csv'), join(zip, 'zones.csv')]);
  const database = open();
  for (const path of filesWithin(zip)) await importNow(database, path);
  expect(dump(database)).toContain('UTC');
  const csv = write(TEXT);
  expect(filesWithin(csv)).toEqual([csv]);
});

const MADE_UP = 'It is a workbook that is damaged.';
const ENTITY = '<!DOCTYPE x [<!ENTITY outside SYSTEM "file:///etc/hostname">]>';

describe('a file that cannot be unpacked is refused whole, saying why', () => {
  const big = zipOf({ 'polls.csv': Buffer.alloc(100 << 20, 'x') });
  it.each([
    ['a gzip cut short', gzipSync(TEXT.repeat(50)).subarray(0, 60), 'It is damaged, or was cut short'],
    [
      'a zip cut short',
      zipOf({ 'polls.csv': TEXT }).subarray(0, 90),
      'It is a zip that is damaged, or was cut short.',
    ],
    ['a damaged zip', changed(zipOf({ 'polls.csv': TEXT })), 'damaged'],
    ['an empty zip', zipOf({}), 'It is a zip without a file in it.'],
    ['a bomb', big, 'It unpacks to more than 200 times its size.'],
    [
      'a zip of a picture',
      zipOf({ 'a.png': Buffer.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0) }),
      'The file is not text.',
    ],
    [
      'a zip that leads out of itself',
      zipOf({ 'polls.csv': TEXT, 'a\\..\\..\\b.csv': TEXT }),
      'leads out of it',
    ],
    [
      'a zip of thousands of files',
      zipOf(Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`${n}.csv`, TEXT]))),
      'It is a zip of 2,000 files.',
    ],
    ['a zip whose file is longer than it', longer(zipOf({ 'polls.csv': TEXT })), 'damaged, or was cut short'],
    ['a workbook of endless rows', workbook('<row r="1000000000000"/>'), MADE_UP],
    ['a workbook of endless columns', workbook('<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row>'), MADE_UP],
    ['a workbook of a cell without end', workbook('', ['<t/>', `<t>${'x'.repeat(1 << 20)}</t>`]), MADE_UP],
    ['a workbook nested without end', workbook('<row>'.repeat(1 << 20)), MADE_UP],
    [
      'a workbook whose formats take for ever',
      workbook('<row r="1"><c r="A1" s="3"><v>1</v></c></row>', [], '['.repeat(1 << 21)),
      'Line 1 is not the header of',
    ],
    [
      'a workbook with an entity from elsewhere',
      workbook('<row r="1"><c r="A1" t="str"><v>&outside;</v></c></row>', [], '', ENTITY),
      MADE_UP,
    ],
    ['another workbook', workbook('<row r="1"><c r="A1"><v>1</v></c></row>'), 'Line 1 is not the header of'],
  ])('%s', async (_, bytes, why) => {
    const database = open();
    const path = write(bytes);
    const before = dump(database, { all: true });
    expect(await failure(importNow(database, path))).toContain(why);
    expect(dump(database, { all: true })).toBe(before);
    expect(await previewFile(path)).toMatchObject({ ok: false, message: expect.stringContaining(why) });
  });
});

function changed(zip: Buffer): Buffer {
  zip.writeUInt8(zip.readUInt8(60) ^ 0xff, 60);
  return zip;
}

/** Its directory says that the file goes on after its end. */
function longer(zip: Buffer): Buffer {
  const entry = zip.lastIndexOf('PK\x01\x02');
  zip.writeUInt32LE(0xfff_ffff, entry + 20);
  return zip;
}

function workbook(rows: string, strings: readonly string[] = [], format = '', type = ''): Buffer {
  const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${type}${body}`;
  return zipOf({
    'xl/workbook.xml': xml(
      '<workbook xmlns:r="r"><sheets><sheet name="B" sheetId="2" r:id="rId7"/><sheet name="A" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': xml(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet9.xml"/><Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/sharedStrings.xml': xml(`<sst>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`),
    'xl/styles.xml': xml(
      `<styleSheet><numFmts><numFmt numFmtId="165" formatCode="${format}"/><numFmt numFmtId="164" formatCode="yyyy\\\\-mm\\\\-dd\\\\ hh:mm:ss"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
    ),
    'xl/worksheets/sheet1.xml': xml(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  });
}

it('the first sheet of a workbook is read: texts, numbers as typed, dates and times as shown, no rounded ids', async () => {
  const header =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>status</t></is></c></row>';
  const row = (number: number, id: string, at: string) =>
    `<row r="${number}">${id}${at}<c r="C${number}" t="s"><v>2</v></c></row>`;
  const strings = [
    '<t>store_id</t>',
    '<r><t>timestamp</t></r><r><t>_utc</t></r><rPh><t>x</t></rPh>',
    '<t>active</t>',
    '<t>00101</t>',
  ];
  const rows = [
    header,
    row(2, '<c r="A2"><v>101</v></c>', '<c r="B2" s="1"><v>44948.5</v></c>'),
    row(4, '<c r="A4" t="s"><v>3</v></c>', '<c r="B4" t="str"><v>2023-01-22 12:09:39.388 UTC</v></c>'),
    row(5, '<c r="A5"><v>1.48196649882015E+18</v></c>', '<c r="B5" s="1"><v>44948.5034722222</v></c>'),
    row(6, '<c r="A6"><v>1481966498820150000</v></c>', '<c r="B6" s="1"><v>44948.5</v></c>'),
  ];
  const database = open();
  const record = await importNow(
    database,
    write(
      workbook(
        [...rows, row(7, '<c r="A7"><v>7.1</v></c>', '<c r="B7"><v>1674389379</v></c>')].join(''),
        strings,
      ),
      'polls.xlsx',
    ),
  );
  expect(record).toMatchObject({ kind: 'polls', rows: 5, added: 3, rejected: 2 });
  expect(rejections(database, record).map((text) => text.slice(0, 60))).toEqual([
    '5: “1.48196649882015E+18” is a store id that a spreadsheet r',
    '6: “1.48196649882015E+18” is a store id that a spreadsheet r',
  ]);
  const content = dump(database);
  for (const id of ['101', '00101', '7.1']) expect(content).toContain(id);
  const hours =
    '<row r="1"><c r="A1" t="str"><v>store_id</v></c><c r="B1" t="str"><v>day</v></c><c r="C1" t="str"><v>start_time_local</v></c><c r="D1" t="str"><v>end_time_local</v></c></row>';
  const times =
    '<row r="2"><c r="A2"><v>101</v></c><c r="B2"><v>0</v></c><c r="C2" s="2"><v>0.375</v></c><c r="D2" s="2"><v>0.70833333333333337</v></c></row>';
  const opened = open();
  await importNow(opened, write(workbook(hours + times), 'hours.xlsx'));
  expect(dump(opened)).toContain('[[0,32400000,61200000]]');
});
