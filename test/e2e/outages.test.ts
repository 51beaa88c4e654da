import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { answerSaveDialog, offeredSaveOptions, sharedApp, type TestApp } from './app.ts';
import { resize } from './boxes/sizes.ts';
import { button, createReport, importSample, share } from './steps.ts';

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
  await importSample(t);
  await createReport(t);
  await resize(t, WIDE);
  await t.page.getByRole('tab', { name: 'Outages' }).click();
  await grid().waitFor();
});
afterAll(() => t.close());

/** Room for every column that is shown by itself. */
const WIDE = { width: 2560, height: 1440, zoom: 1 };

const grid = () => t.page.getByRole('grid', { name: 'Outages' });
const csvRows = (csv: string) => Papa.parse<string[]>(csv.trim()).data;
const rowCount = async () => Number(await grid().getAttribute('aria-rowcount')) - 1;

async function firstId(): Promise<string> {
  const column = await grid().getByRole('columnheader', { name: 'Store id' }).getAttribute('data-column');
  return grid().locator(`[aria-rowindex="2"] [data-column="${column}"]`).innerText();
}

/** What the command line answers for the sample. */
function sampleOutages(): string {
  const target = join(t.folder, 'from-command-line.csv');
  const report = join(t.folder, 'report.csv');
  const args = [
    join(projectFolder, 'scripts/command-line/index.mjs'),
    'report',
    '--outages',
    target,
    '--out',
    report,
  ];
  execFileSync(process.execPath, args, { stdio: 'ignore' });
  return readFileSync(target, 'utf8');
}

test('every outage of the report is in the table, longest first, and the tab says how many', async () => {
  const lines = sampleOutages().trimEnd().split('\n').slice(1);
  expect(await rowCount()).toBe(lines.length);
  expect(await t.page.getByRole('tab', { name: 'Outages' }).innerText()).toContain(String(lines.length));
  const [id = '', name] = lines[0]?.split(',') ?? [];
  expect(await grid().locator('[aria-rowindex="2"]').getByRole('rowheader').innerText()).toBe(name);
  expect(await firstId()).toBe(id);
});

test('when each began and ended, and how long it took, is seen at 1024 × 700 with nothing scrolled', async () => {
  await resize(t, { width: 1024, height: 700, zoom: 1 });
  const edges = () =>
    grid().evaluate(
      (table, wanted) => {
        const headings = [...table.querySelectorAll('[role=columnheader], th[scope=col]')];
        const right = table.closest('.data-grid')?.getBoundingClientRect().right ?? 0;
        const ofWanted = headings.filter(({ ariaLabel }) =>
          wanted.some((name) => ariaLabel?.startsWith(name)),
        );
        return [ofWanted.length, ofWanted.every((one) => one.getBoundingClientRect().right <= right + 1)];
      },
      ['Started, store', 'Ended, store', 'Down, hours'],
    );
  await expect.poll(edges).toEqual([3, true]);
  await resize(t, WIDE);
});

test('at no size is there more to show by itself than there is room for, and the rest is in the menu', async () => {
  const isScrolled = () =>
    grid().evaluate((table) => {
      const scroller = table.closest('.data-grid');
      return scroller === null || scroller.scrollWidth > scroller.clientWidth + 1;
    });
  for (const [width, height] of [
    [1024, 700],
    [1280, 800],
    [1600, 1000],
    [2560, 1440],
  ] as const) {
    await resize(t, { width, height, zoom: 1 });
    await expect.poll(isScrolled).toBe(false);
  }
  const headings = await grid().getByRole('columnheader').allInnerTexts();
  expect(headings.join(' ')).not.toContain('Time zone');
  await button(t, 'Columns').click();
  await t.page.getByRole('menuitemcheckbox', { name: 'Time zone' }).waitFor();
  await t.page.keyboard.press('Escape');
  await t.page.getByRole('menu', { name: 'Columns' }).waitFor({ state: 'detached' });
});

test('what is saved is what the command line writes', async () => {
  const target = join(t.folder, 'saved.csv');
  await answerSaveDialog(t.app, target);
  await share(t, 'CSV', /^All/);
  await expect.poll(() => existsSync(target)).toBe(true);
  expect(readFileSync(target, 'utf8')).toBe(sampleOutages());
  expect(basename((await offeredSaveOptions(t.app)).defaultPath)).toBe('outages_2024-11-04_1812.csv');
});

test('filters say beforehand how many they would show, and can be cleared', async () => {
  const onePoll = t.page.getByRole('radio', { name: 'One poll only' });
  const count = Number(
    (await onePoll.evaluate((radio) => radio.closest('label')?.textContent))?.match(/(\d+)$/)?.[1],
  );
  await onePoll.click({ force: true });
  await expect.poll(rowCount).toBe(count);
  await grid().getByText('One poll').first().waitFor();
  const shown = join(t.folder, 'shown.csv');
  await answerSaveDialog(t.app, shown);
  await button(t, 'Share…').click();
  const dialog = t.page.getByRole('dialog', { name: 'Share' });
  await dialog
    .getByText(new RegExp(`^${count} of 16 outages, in the columns shown: found by one poll only, `))
    .waitFor();
  await dialog.getByRole('radio', { name: 'CSV' }).click({ force: true });
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await expect.poll(() => existsSync(shown)).toBe(true);
  const [heading, ...lines] = csvRows(sampleOutages());
  const columns = [
    'store_name',
    'store_group',
    'store_id',
    'started_at_local',
    'ended_at_local',
    'down_minutes',
    'at_least_minutes',
    'at_most_minutes',
  ];
  const ofShown = lines
    .filter((line) => line.at(-1) === '1')
    .map((line) => columns.map((name) => line[heading?.indexOf(name) ?? -1]));
  const [names, ...saved] = csvRows(readFileSync(shown, 'utf8'));
  expect(names?.slice(0, columns.length)).toEqual(columns);
  expect(names).toEqual(expect.arrayContaining(['note', 'polls']));
  expect(saved.map((row) => row.slice(0, columns.length))).toEqual(ofShown);
  await t.page.getByRole('button', { name: /Length/ }).click();
  await t.page.getByRole('option', { name: '24 hours or longer' }).click();
  await t.page.getByText('No outage matches.').waitFor();
  await button(t, 'Clear filters').click();
  await expect.poll(rowCount).toBeGreaterThan(count);
});

test('Enter on an outage opens its store at that moment, and Back returns to the outages', async () => {
  const store = grid().locator('[aria-rowindex="2"]').getByRole('rowheader');
  const id = await firstId();
  await store.click();
  await t.page.keyboard.press('Enter');
  await t.page.getByRole('figure', { name: 'Timeline' }).waitFor();
  // Under its name where it has one, as it has in the sample.
  await t.page.getByText(`Store ${id}`).waitFor();
  const started = sampleOutages().split('\n')[1]?.split(',')[5] ?? '';
  const week = t.page.getByRole('listbox', { name: 'The week, moment by moment' });
  await expect.poll(() => week.evaluate((box) => box === document.activeElement)).toBe(true);
  const moment = await week.getByRole('option', { selected: true }).getAttribute('aria-label');
  expect(moment).toContain(`${started.slice(11, 16)}`);
  expect(moment).toMatch(/\. Down: \d+ inactive polls?, /);
  await button(t, 'Back').click();
  await grid().waitFor();
});

test('Find is the search of what is shown, and of the stores from the Overview', async () => {
  const hasFocus = (name: string) =>
    t.page
      .getByRole('searchbox', { name })
      .evaluate((input) => document.activeElement === input)
      .catch(() => false);
  const find = () =>
    t.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('command', 'search'),
    );
  await find();
  await expect.poll(() => hasFocus('Search outages')).toBe(true);
  await t.page.getByRole('tab', { name: 'Overview' }).click();
  await find();
  await expect.poll(() => hasFocus('Search stores')).toBe(true);
  expect(await t.page.getByRole('tab', { name: 'Stores' }).getAttribute('aria-selected')).toBe('true');
});

test('the menu of an outage opens its store; Escape leaves it, Alt+Right goes back to it', async () => {
  await t.page.getByRole('tab', { name: /^Outages/ }).click();
  await grid().locator('[aria-rowindex="2"]').getByRole('rowheader').click({ button: 'right' });
  await t.page.getByRole('menuitem', { name: 'Open store' }).click();
  const timeline = t.page.getByRole('figure', { name: 'Timeline' });
  await timeline.waitFor();
  const page = await t.page.getByRole('heading', { level: 1 }).innerText();
  const week = t.page.getByRole('listbox', { name: 'The week, moment by moment' });
  await expect.poll(() => week.evaluate((box) => box === document.activeElement)).toBe(true);
  // First it lets go of the moment that is read, then of the page.
  await t.page.keyboard.press('Escape');
  await timeline.waitFor();
  await t.page.keyboard.press('Escape');
  await grid().waitFor();
  await t.page.keyboard.press('Alt+ArrowRight');
  await t.page.getByRole('heading', { level: 1, name: page }).waitFor();
  await button(t, 'Back').click();
  await grid().waitFor();
});
