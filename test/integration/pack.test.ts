import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { folder, POLLS, start, write } from '../fixtures/cli.ts';
import { readPdf } from '../fixtures/pdf.ts';
import { diskMaker, fillUp } from '../fixtures/small-disk.ts';
import { cellsOf, openWorkbook } from '../fixtures/workbook.ts';

const STORES = write(
  'store_id,name,group\n8419537941919820732,A,North/West\n=b,B,north-west\nc,C,\n',
  'pack-stores.csv',
);
const smallDisk = diskMaker(folder);

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

/** Many groups, so that there is time to be in the middle of it. */
const MANY = write(
  `store_id,name,group\n${Array.from({ length: 400 }, (_, at) => `s${at},Store ${at},Group ${at}\n`).join('')}`,
  'pack-many.csv',
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

/** Starts writing one of many groups and waits until it is amid that. */
async function amid(pack: string) {
  const started = start(['report', POLLS, MANY, '--pack', pack]);
  const part = () => readdirSync(started.cwd).find((name) => name.endsWith('.part'));
  while (part() === undefined && started.child.exitCode === null) await wait(5);
  expect(started.child.exitCode).toBe(null);
  return started;
}

it.each(['pack', 'pack.zip'])('%s that is interrupted is not there', async (pack) => {
  const { child, cwd, outcome } = await amid(pack);
  child.kill('SIGINT');
  expect((await outcome).code).toBe(130);
  expect(readdirSync(cwd)).toEqual(['tmp']);
});

it.each(['pack', 'pack.zip'])(
  '%s whose writing is killed is not there, and the next run clears up',
  async (pack) => {
    const { child, cwd, outcome } = await amid(pack);
    child.kill('SIGKILL');
    await outcome;
    expect(existsSync(join(cwd, pack))).toBe(false);
    const again = await start(['report', POLLS, STORES, '--pack', pack], cwd).outcome;
    expect(again.code).toBe(0);
    expect(readdirSync(cwd).filter((name) => name !== 'tmp')).toEqual([pack]);
  },
);

// A folder that not even root may write into.
it.runIf(process.platform === 'linux').each(['pack', 'pack.zip'])(
  '%s is not there where one may not write, and it is said what, where and what next',
  async (name) => {
    const path = join('/sys/kernel', name);
    const { code, stderr } = await start(['report', POLLS, STORES, '--pack', path]).outcome;
    expect({ code, last: stderr.trim().split('\n').at(-1) }).toEqual({
      code: 1,
      last: `${path} could not be written: you may not write there. Name another place with --pack.`,
    });
    expect(existsSync(path)).toBe(false);
  },
);

it.each(['pack', 'pack.zip', 'report.pdf', 'report.xlsx'])(
  'on a full disk %s is not there, and it is said',
  async (name) => {
    const disk = smallDisk(`disk of ${name}`, 16);
    if (disk === undefined) return;
    fillUp(disk, 8192);
    const before = readdirSync(disk);
    const option = name.startsWith('pack') ? '--pack' : '--out';
    const { code, stderr } = await start(['report', POLLS, STORES, option, join(disk, name)]).outcome;
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/could not be written: .*full/),
    });
    expect(readdirSync(disk)).toEqual(before);
  },
);
