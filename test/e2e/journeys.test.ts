import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import {
  answerOpenDialog,
  answerSaveDialog,
  emptyApp,
  launchApp,
  offeredSaveOptions,
  restartApp,
  startAgain,
  type TestApp,
} from './app.ts';
import {
  button,
  chooseMethod,
  createReport,
  importSample,
  importThrough,
  saveCsv,
  showStores,
  switchColumns,
  writeBrokenFiles,
  writeGoodFiles,
} from './steps.ts';

let t: TestApp;
beforeAll(async () => {
  t = await launchApp();
});
afterAll(() => t.close());

/** What the command line answers for the sample. */
function sampleReport(method: string): string {
  const args = [
    join(projectFolder, 'scripts/command-line/index.mjs'),
    'report',
    '--method',
    method,
    '--out',
    '-',
  ];
  return execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

describe('first run', () => {
  beforeEach(() => emptyApp(t));

  test('says what the app does and names the three files', async () => {
    const text = await t.page.locator('body').innerText();
    for (const word of ['store_id', 'timestamp_utc', 'status', 'start_time_local', 'timezone_str']) {
      expect(text).toContain(word);
    }
    await button(t, 'Import files…').waitFor();
    await button(t, 'Try the sample data').waitFor();
  });

  test('the sample comes in, is labelled, and goes in one step', async () => {
    await importSample(t);
    await t.page.getByText('sample data', { exact: false }).first().waitFor();
    await button(t, 'Remove sample data').click();
    await button(t, 'Try the sample data').waitFor();
    expect(await t.page.evaluate(() => window.storeMonitor.call('overview'))).toMatchObject({
      value: { stores: 0, polls: 0, hasSample: false },
    });
  });
});

describe('import', () => {
  beforeEach(() => emptyApp(t));

  test('shows what each file is before it imports them, then what came of them', async () => {
    const files = writeGoodFiles(t.folder);
    await answerOpenDialog(t.app, files);
    await button(t, 'Import files…').click();
    await button(t, 'Import').waitFor();
    const text = await t.page.locator('main').innerText();
    for (const file of files) expect(text).toContain(basename(file));
    expect(text).toContain('store-a');
    await button(t, 'Import').click();
    await button(t, 'Create report').waitFor();
    expect(await t.page.evaluate(() => window.storeMonitor.call('overview'))).toMatchObject({
      value: { stores: 2, polls: 96, storesWithHours: 1, storesWithZone: 2 },
    });
  });

  test('a double click on what begins it does not cancel it, nor press what comes after it', async () => {
    await answerOpenDialog(t.app, writeGoodFiles(t.folder));
    await button(t, 'Import files…').click();
    await button(t, 'Import').dblclick();
    await t.page.getByText('Import finished').waitFor();
    expect(await t.page.evaluate(() => window.storeMonitor.call('overview'))).toMatchObject({
      value: { stores: 2, polls: 96 },
    });
  });

  test('Cancel in the dialog changes nothing', async () => {
    await answerOpenDialog(t.app, []);
    await button(t, 'Import files…').click();
    await button(t, 'Try the sample data').waitFor();
  });

  test('a file that is none of the three says so, and the others still go in', async () => {
    const [good] = writeGoodFiles(t.folder);
    const bad = join(t.folder, 'menu.csv');
    writeFileSync(bad, 'dish,price\nsoup,4\n');
    await answerOpenDialog(t.app, [good ?? '', bad]);
    await button(t, 'Import files…').click();
    await t.page.getByText('Line 1 is not the header', { exact: false }).first().waitFor();
    await button(t, 'Import').click();
    await button(t, 'Create report').waitFor();
    expect(await t.page.evaluate(() => window.storeMonitor.call('overview'))).toMatchObject({
      value: { polls: 96 },
    });
  });

  test('rejected rows are shown with line and reason, and can be saved', async () => {
    await importThrough(t, writeBrokenFiles(t.folder));
    await t.page.getByText('“25:00” is not a time of day').first().waitFor();
    const target = join(t.folder, 'rejected.csv');
    await answerSaveDialog(t.app, target);
    await button(t, 'Save rejected rows…').first().click();
    await expect.poll(() => existsSync(target)).toBe(true);
    expect(readFileSync(target, 'utf8')).toMatch(
      /^store_id,day\w*,start_time_local,end_time_local,line,reason\nstore-a,1,09:00,25:00,3,“25:00” is not a time of day\n/i,
    );
  });

  test('dropped files are recognised like picked ones', async () => {
    const [polls] = writeGoodFiles(t.folder);
    const input = await t.page.evaluateHandle(() => {
      const element = document.createElement('input');
      element.type = 'file';
      element.style.display = 'none';
      document.body.append(element);
      return element;
    });
    await input.asElement()?.setInputFiles(polls ?? '');
    await t.page.evaluate((element) => {
      const transfer = new DataTransfer();
      for (const file of element.files ?? []) transfer.items.add(file);
      const target = document.querySelector('main') ?? document.body;
      for (const type of ['dragenter', 'dragover', 'drop']) {
        target.dispatchEvent(
          new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }),
        );
      }
    }, input);
    await button(t, 'Import').waitFor();
    expect(await t.page.locator('main').innerText()).toContain('polls.csv');
  });

  test('a second start hands its files to the first, which shows them, and ends', async () => {
    const [polls = ''] = writeGoodFiles(t.folder);
    expect(await startAgain(t, [polls])).toBe(0);
    await button(t, 'Import').waitFor();
    expect(await t.page.locator('main').innerText()).toContain('polls.csv');
  });

  test('files named at the start are shown', async () => {
    const [polls = ''] = writeGoodFiles(t.folder);
    t = await restartApp(t, [polls]);
    await button(t, 'Import').waitFor();
  });
});

describe('report', () => {
  beforeAll(async () => {
    await emptyApp(t);
    await importSample(t);
    await createReport(t);
  });

  test('says Running and then Complete, and shows every store', async () => {
    const grid = t.page.getByRole('grid', { name: 'Stores' });
    expect(await grid.getAttribute('aria-rowcount')).toBe('41');
    await grid.getByRole('rowheader', { name: 'Market Street 1' }).waitFor();
  });

  test('search, filter and sort find the stores meant', async () => {
    const grid = t.page.getByRole('grid', { name: 'Stores' });
    await t.page.getByRole('searchbox', { name: 'Search stores' }).fill('kathmandu');
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('2');
    await t.page.getByRole('searchbox', { name: 'Search stores' }).fill('');
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('41');
    const header = grid.getByRole('columnheader').first();
    await header.click();
    const order = await header.getAttribute('aria-sort');
    await header.click();
    await expect.poll(() => header.getAttribute('aria-sort')).not.toBe(order);
  });

  test('the method of files is chosen where they are shared; the table shows both', async () => {
    await switchColumns(t, 'As specified (counts polls)');
    await t.page.getByRole('columnheader', { name: 'Down, last week, polls' }).waitFor();
    await t.page.getByRole('columnheader', { name: 'Down, last week, hours' }).waitFor();
    const target = join(t.folder, 'report.csv');
    await answerSaveDialog(t.app, target);
    await saveCsv(t);
    await expect.poll(() => existsSync(target)).toBe(true);
    expect(readFileSync(target, 'utf8')).toBe(sampleReport('interpolated'));
    await chooseMethod(t, 'Poll count');
    await saveCsv(t);
    await expect.poll(() => readFileSync(target, 'utf8')).toBe(sampleReport('poll-count'));
    expect(basename((await offeredSaveOptions(t.app)).defaultPath)).toBe(
      'uptime-report_2024-11-04_1812_poll-count.csv',
    );
  });

  test('a saved report is shown in its folder and opened from where it says that it was saved', async () => {
    const target = join(t.folder, 'to-show.csv');
    await answerSaveDialog(t.app, target);
    await t.app.evaluate(({ shell }) => {
      const seen = globalThis as { shown?: string[] };
      seen.shown = [];
      shell.showItemInFolder = (path) => void seen.shown?.push(`in folder ${path}`);
      shell.openPath = async (path) => {
        seen.shown?.push(`opened ${path}`);
        return '';
      };
    });
    await saveCsv(t);
    // Not what is said of the file before it.
    await t.page.getByText(target, { exact: true }).waitFor();
    await button(t, 'Show in folder').click();
    await button(t, 'Open').click();
    await expect
      .poll(() => t.app.evaluate(() => (globalThis as { shown?: string[] }).shown))
      .toEqual([`in folder ${target}`, `opened ${target}`]);
  });

  test('the words and numbers of a report are worked out on a store of it', async () => {
    await button(t, 'What do these mean?').click();
    const example = t.page.getByRole('region', { name: 'Worked example' });
    expect(await example.innerText()).toContain('61 ÷ (61 + 21) = 74.39%');
    await button(t, 'Close').click();
    await t.page.getByRole('grid', { name: 'Stores' }).waitFor();
  });

  test('an unwritable place gives a clear message and keeps the report', async () => {
    const folder = join(t.folder, 'gone');
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    await answerSaveDialog(t.app, join(folder, 'missing', 'report.csv'));
    await saveCsv(t);
    await t.page.getByText('could not be written', { exact: false }).first().waitFor();
    await button(t, 'Copy details').first().waitFor();
    await t.page.getByRole('grid', { name: 'Stores' }).waitFor();
  });

  test('a report survives a restart', async () => {
    t = await restartApp(t);
    await t.page.getByRole('navigation').getByText('Report', { exact: true }).click();
    await showStores(t);
    expect(await t.page.getByRole('grid', { name: 'Stores' }).getAttribute('aria-rowcount')).toBe('41');
  });
});
