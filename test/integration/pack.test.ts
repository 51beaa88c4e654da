import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { folder, POLLS, start, write } from '../fixtures/cli.ts';
import { readPdf } from '../fixtures/pdf.ts';
import { cellsOf, openWorkbook } from '../fixtures/workbook.ts';

const STORES = write(
  'store_id,name,group\n8419537941919820732,A,North/West\n=b,B,north-west\nc,C,\n',
  'pack-stores.csv',
);

const filesIn = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(path.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();

const FILES = ['all', 'North-West', 'north-west (2)', 'No group'].flatMap((one) =>
  ['csv', 'pdf', 'xlsx'].map((format) => `${one}/report.${format}`),
);

it('holds the same as the files of each question, as a folder and as a zip', async () => {
  const asFolder = start(['report', POLLS, STORES, '--counts', '--pack', 'pack']);
  const asZip = start(['report', POLLS, STORES, '--counts', '--pack', 'pack.ZIP']);
  const group = start(['report', POLLS, STORES, '--counts', '--group', 'north-west', '--out', 'group.csv']);
  const all = start(['report', POLLS, STORES, '--counts']);
  for (const { outcome } of [asFolder, asZip, group, all]) expect((await outcome).code).toBe(0);
  const pack = join(asFolder.cwd, 'pack');
  expect(filesIn(pack)).toEqual(['index.csv', ...FILES].sort());
  expect(existsSync(join(asFolder.cwd, 'report.csv'))).toBe(false);
  const read = (name: string) => readFileSync(join(pack, name));
  expect(read('index.csv').toString()).toBe(
    'group,folder,stores\nNorth/West,North-West,1\nnorth-west,north-west (2),1\nNo group,No group,1\n',
  );
  expect(read('all/report.csv').equals(readFileSync(join(all.cwd, 'report.csv')))).toBe(true);
  const csv = read('north-west (2)/report.csv');
  expect(csv.equals(readFileSync(join(group.cwd, 'group.csv')))).toBe(true);
  const numbers = Papa.parse<string[]>(csv.toString().trim()).data[1]?.slice(1);
  const sheet = cellsOf(openWorkbook(read('north-west (2)/report.xlsx')), 'Stores');
  expect(sheet[1]?.slice(3).map(String)).toEqual(numbers);
  const { rows, texts } = await readPdf(read('north-west (2)/report.pdf'));
  expect(
    rows
      .filter(([name, at, id]) => name === 'B' && at === 'north-west' && id === '=b')
      .map((row) => row.slice(3)),
  ).toContainEqual(numbers);
  expect(texts[0]).toContain('of north-west');
  const zip = unzipSync(readFileSync(join(asZip.cwd, 'pack.ZIP')));
  expect(Object.keys(zip).sort()).toEqual(filesIn(pack));
  // The others say when their report was made.
  for (const [name, bytes] of Object.entries(zip).filter(([one]) => one.endsWith('.csv'))) {
    expect(read(name).equals(bytes), name).toBe(true);
  }
});

it('of some groups is of these alone, and of an unknown one is not written', async () => {
  const { outcome, cwd } = start(['report', POLLS, STORES, '--group', 'North/West', '--pack', 'pack']);
  expect((await outcome).code).toBe(0);
  expect(readFileSync(join(cwd, 'pack', 'index.csv'), 'utf8')).toBe(
    'group,folder,stores\nNorth/West,North-West,1\n',
  );
  expect(readFileSync(join(cwd, 'pack', 'all', 'report.csv'), 'utf8').split('\n')).toHaveLength(3);
  const unknown = start(['report', POLLS, STORES, '--group', 'none', '--pack', 'pack']);
  expect((await unknown.outcome).code).toBe(2);
  expect(existsSync(join(unknown.cwd, 'pack'))).toBe(false);
});

it('is refused where it would be amid other files, and says so before anything is imported', async () => {
  const cwd = mkdtempSync(join(folder, 'pack-'));
  mkdirSync(join(cwd, 'pack'));
  writeFileSync(join(cwd, 'pack', 'mine.txt'), 'mine');
  const { code, stderr } = await start(['report', POLLS, '--pack', 'pack'], cwd).outcome;
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('the folder is not empty') });
  expect(filesIn(join(cwd, 'pack'))).toEqual(['mine.txt']);
  expect((await start(['report', POLLS, '--pack', POLLS], cwd).outcome).code).not.toBe(0);
});

it('its files are passed over as inputs', async () => {
  const { outcome, cwd } = start(['report', POLLS, STORES, '--pack', 'pack.zip']);
  expect((await outcome).code).toBe(0);
  const again = await start(['report', POLLS, 'pack.zip'], cwd).outcome;
  expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining('passed over') });
});
