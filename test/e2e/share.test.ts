import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdf } from '../fixtures/pdf.ts';
import { cellsOf, openWorkbook } from '../fixtures/workbook.ts';
import { answerSaveDialog, emptyApp, sharedApp, type TestApp } from './app.ts';
import {
  button,
  createAnother,
  createReport,
  importSample,
  importThrough,
  navigateTo,
  writeClosedAtAsOf,
} from './steps.ts';

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
  await importSample(t);
  await createReport(t);
});
afterAll(() => t.close());

const pressMenu = (wanted: string) =>
  t.app.evaluate(({ Menu }, label) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []);
    items?.find((item) => item.label === label)?.click();
  }, wanted);
const pressShare = () => pressMenu('Share…');

/** Keeps the system's dialog to print from opening, and what it would print. */
const heedPrints = () =>
  t.app.evaluate(({ app }) => {
    const kept = globalThis as { toPrint?: string[]; onPrinted?: (isPrinted: boolean) => void };
    kept.toPrint = [];
    app.on('web-contents-created', (_created, contents) => {
      contents.print = (_options, onPrinted) => {
        kept.toPrint?.push(`${contents.getURL()}\n${contents.getTitle()}`);
        kept.onPrinted = (isPrinted) => onPrinted?.(isPrinted, '');
      };
    });
  });

/** The file that the dialog to print was opened for, once it was; once it is printed its window closes by itself. */
async function printed(): Promise<Buffer> {
  const take = () => t.app.evaluate(() => (globalThis as { toPrint?: string[] }).toPrint?.splice(0)[0] ?? '');
  let told = '';
  await expect.poll(async () => (told = await take())).toMatch(/^file:/);
  const [url = '', title] = told.split('\n');
  const bytes = readFileSync(fileURLToPath(url));
  await t.app.evaluate(() => (globalThis as { onPrinted?: (isPrinted: boolean) => void }).onPrinted?.(true));
  await expect
    .poll(() => t.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1);
  // The viewer had the document by then: without, empty pages would be printed.
  expect(title).toBe((await readPdf(bytes)).title);
  // Nothing of it stays.
  await expect.poll(() => existsSync(fileURLToPath(url))).toBe(false);
  return bytes;
}

const dialog = () => t.page.getByRole('dialog', { name: 'Share' });

/** Saves what the dialog says, and answers the rows of its sheet. */
async function savedFile(name: string): Promise<Buffer> {
  const target = join(t.folder, name);
  await answerSaveDialog(t.app, target);
  await dialog().getByRole('button', { name: 'Save…' }).click();
  await expect.poll(() => existsSync(target)).toBe(true);
  await t.page.getByText(target, { exact: true }).waitFor();
  return readFileSync(target);
}

async function savedSheet(name: string, sheet: string) {
  const book = openWorkbook(await savedFile(name));
  return book.SheetNames.includes(sheet) ? cellsOf(book, sheet).slice(1) : undefined;
}

test('what the table of stores shows is shared as a workbook, said in words and numbers beforehand', async () => {
  await t.page.getByRole('searchbox', { name: 'Search stores' }).fill('airport');
  await t.page.getByRole('radio', { name: /^Down/ }).click({ force: true });
  const share = button(t, 'Share…');
  await share.click();
  const words = await dialog()
    .getByText(/of 40 stores, in the columns shown: /)
    .innerText();
  expect(words).toMatch(
    /^\d+ of 40 stores, in the columns shown: down in the last week, “airport”, by Down, last week.*descending\.$/,
  );
  const count = Number(words.split(' ', 1)[0]);
  const headings = await t.page
    .getByRole('grid', { name: 'Stores' })
    .getByRole('columnheader')
    .allInnerTexts();
  const rows = await savedSheet('shown.xlsx', 'Stores');
  const book = openWorkbook(readFileSync(join(t.folder, 'shown.xlsx')));
  expect(cellsOf(book, 'Stores')[0]?.slice(0, 5)).toEqual([
    'Name',
    'Group',
    'Store id',
    'Down, last week, hours',
    'Uptime %, last week',
  ]);
  expect(headings.slice(0, 3).map((heading) => heading.trim())).toEqual(['Store', 'Down', 'Uptime %']);
  expect(String(cellsOf(book, 'Summary'))).toContain('as shown: down in the last week, “airport”, by Down');
  expect(rows).toHaveLength(count);
  expect(rows?.every(([name]) => String(name).startsWith('Airport'))).toBe(true);
});

test('the menu opens it too, and all is all', async () => {
  await pressShare();
  await dialog().getByRole('radio', { name: /^All/ }).click({ force: true });
  await dialog().getByText('All 40 stores.').waitFor();
  expect(await savedSheet('all.xlsx', 'Stores')).toHaveLength(40);
  const [heading = []] = cellsOf(openWorkbook(readFileSync(join(t.folder, 'all.xlsx'))), 'Stores');
  expect(heading).toEqual(expect.arrayContaining(['Outages, last week', 'Lost sales, last week, USD']));
});

test('a PDF has the stores that are shown, and a pack of all has a folder for each group', async () => {
  const save = async (name: string, as: string) => {
    await pressShare();
    await dialog().getByRole('radio', { name: as, exact: true }).click({ force: true });
    return savedFile(name);
  };
  const { title, rows, texts } = await readPdf(await save('shown.pdf', 'PDF'));
  expect(title).toMatch(/^Downtime, the week to /);
  expect(rows.some(([name]) => name?.startsWith('Airport'))).toBe(true);
  const pack = unzipSync(await save('all.zip', 'A pack'));
  const index = Buffer.from(pack['index.csv'] ?? []).toString();
  expect(index).toContain('\nDenver,Denver,');
  expect(Object.keys(pack)).toEqual(expect.arrayContaining(['all/report.pdf', 'Denver/report.csv']));
  expect(cellsOf(openWorkbook(pack['all/report.xlsx'] ?? new Uint8Array()), 'Stores').slice(1)).toHaveLength(
    40,
  );

  // What is printed is what Share… saves as a PDF; the first one may be from before it was found out how sure the report is.
  const saved = await save('printed.pdf', 'PDF');
  await heedPrints();
  await pressMenu('Print…');
  expect(await printed()).toEqual(saved);
  expect(texts.length).toBeGreaterThan(2);
});

test('on the Overview it means the answer on one page, and prints that', async () => {
  await t.page.getByRole('tab', { name: 'Overview' }).click();
  await pressShare();
  await dialog().getByText('What this report says of all 40 stores, on one page.').waitFor();
  const top = async () => (await t.page.getByRole('heading', { name: 'Act on these' }).boundingBox())?.y;
  const before = await top();
  const saved = await savedFile('answer.pdf');
  const { texts } = await readPdf(saved);
  // What is being read stays where it is; that it was saved is told over the page, aloud, until it is dismissed.
  expect(await top()).toBe(before);
  const told = t.page.getByRole('status').filter({ hasText: 'answer.pdf' });
  expect(await told.isVisible()).toBe(true);
  await button(t, 'Dismiss').click();
  await told.waitFor({ state: 'detached' });
  expect(await top()).toBe(before);
  expect(texts).toHaveLength(1);
  expect(texts[0]).toMatch(/That cost about \$[\d,]+ in sales/);
  await pressShare();
  await dialog().getByRole('button', { name: 'Print…' }).click();
  expect(await printed()).toEqual(saved);
});

test('what was saved goes by itself once it could be read, but not while it is pointed at, and what failed stays', async () => {
  const place = t.page.locator('.saving-place');
  const isOver = () => t.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20_000)));
  const save = async (target: string) => {
    await answerSaveDialog(t.app, target);
    await pressShare();
    await dialog().waitFor();
    // The dialog is answered by key, so that the pointer stays where it is.
    await t.page.keyboard.press('Enter');
    await place.getByText(target).waitFor();
  };
  await t.page.evaluate(() => {
    const { setTimeout: real } = window;
    const kept = window as { realTimeout?: typeof setTimeout };
    kept.realTimeout = real;
    window.setTimeout = ((act: () => void, ms = 0) =>
      real(act, ms >= 10_000 ? ms / 20 : ms)) as typeof setTimeout;
  });
  const { width, height } = await t.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await t.page.mouse.move(5, 5);
  const first = join(t.folder, 'first.pdf');
  await save(first);
  await place.waitFor({ state: 'detached' });
  // A screen reader still finds it.
  expect(await t.page.getByText(`Saved as ${first}`).innerText()).toBe(`Saved as ${first}`);

  await t.page.mouse.move(width - 60, height - 40);
  await save(join(t.folder, 'second.pdf'));
  await isOver();
  expect(await place.isVisible()).toBe(true);
  await t.page.mouse.move(5, 5);
  await place.waitFor({ state: 'detached' });

  await save(join(t.folder, 'third.pdf'));
  await place.getByRole('button', { name: 'Open', exact: true }).focus();
  await isOver();
  expect(await place.isVisible()).toBe(true);
  await button(t, 'Dismiss').click();
  await place.waitFor({ state: 'detached' });

  await save(join(t.folder, 'no such folder', 'fourth.pdf'));
  await isOver();
  expect(await place.getByRole('alert').isVisible()).toBe(true);
  await button(t, 'Dismiss this message').click();
  await t.page.evaluate(() => {
    const { realTimeout } = window as { realTimeout?: typeof setTimeout };
    if (realTimeout !== undefined) window.setTimeout = realTimeout;
  });
});

test('in the view of outages it means these', async () => {
  await t.page.getByRole('tab', { name: /^Outages/ }).click();
  await t.page.getByRole('grid', { name: 'Outages' }).waitFor();
  await pressShare();
  const words = await dialog()
    .getByText(/^All [\d,]+ outages, in the columns shown: /)
    .innerText();
  const count = Number(words.split(' ')[1]?.replace(',', ''));
  expect(await savedSheet('outages.xlsx', 'Outages')).toHaveLength(count);
});

test('on the page of a store it means that store', async () => {
  await t.page.getByRole('grid', { name: 'Outages' }).locator('[aria-rowindex="2"]').dblclick();
  await t.page.getByRole('figure', { name: 'Timeline' }).waitFor();
  const name = await t.page.locator('h1:visible').innerText();
  await pressShare();
  await dialog().getByText(`${name} in this report: its figures and its outages.`).waitFor();
  const target = join(t.folder, 'store.pdf');
  await answerSaveDialog(t.app, target);
  await dialog().getByRole('button', { name: 'Save…' }).click();
  await t.page.getByText(target, { exact: true }).waitFor();
  const { texts, outline } = await readPdf(readFileSync(target));
  expect(texts[0]).toContain(name);
  expect(outline).toEqual(['Summary', 'Outages', 'About']);
  await button(t, 'Back').click();
});

test('in a comparison it means the stores, and on the tab of groups these', async () => {
  await t.page.evaluate(() =>
    window.storeMonitor.call('createReport', {
      asOf: { kind: 'instant', text: '2024-11-02 18:12', clock: 'utc' },
      reachMinutes: 90,
    }),
  );
  await navigateTo(t, 'History');
  const reports = t.page.getByRole('grid', { name: 'Reports' }).getByRole('row');
  await reports.nth(2).waitFor();
  await reports.nth(1).click();
  await reports.nth(2).click({ modifiers: ['ControlOrMeta'] });
  await button(t, 'Compare…').click();
  await t.page.getByRole('grid', { name: 'Changes of stores' }).waitFor();
  await pressShare();
  await dialog()
    .getByText(/^All 40 stores, in the columns shown: /)
    .waitFor();
  await button(t, 'Cancel').click();
  await t.page.getByRole('tab', { name: /^Groups/ }).click();
  const groups = t.page.getByRole('grid', { name: 'Changes of groups' });
  const count = Number(await groups.getAttribute('aria-rowcount')) - 1;
  await t.page.getByRole('searchbox', { name: 'Search groups' }).fill('den');
  await expect.poll(() => groups.getAttribute('aria-rowcount')).toBe('2');
  await pressShare();
  await dialog()
    .getByText(`1 of ${count} groups, in the columns shown: “den”, by `, { exact: false })
    .waitFor();
  const target = join(t.folder, 'groups.csv');
  await answerSaveDialog(t.app, target);
  await dialog().getByRole('radio', { name: 'CSV', exact: true }).click({ force: true });
  await dialog().getByRole('button', { name: 'Save…' }).click();
  await t.page.getByText(target, { exact: true }).waitFor();
  const rows = readFileSync(target, 'utf8').trimEnd().split('\n');
  expect(rows).toEqual([
    expect.stringMatching(/^store_group,uptime_percent_same_hours_last_week_before,/),
    expect.stringMatching(/^Denver,97/),
  ]);
  await pressShare();
  await dialog().getByRole('radio', { name: /^All/ }).click({ force: true });
  await dialog().getByText(`All ${count} groups.`).waitFor();
  expect(await savedSheet('groups.xlsx', 'Comparison')).toHaveLength(count);
});

test('of a report of one store it means that store, its row and its outages', async () => {
  await emptyApp(t);
  await importThrough(t, writeClosedAtAsOf(t.folder));
  await navigateTo(t, 'Report');
  await createAnother(t);
  await t.page.getByRole('tab', { name: 'Store', exact: true }).waitFor();
  await pressShare();
  await dialog().getByText('Harbour in this report: its figures and its outages.').waitFor();
  expect((await readPdf(await savedFile('only.pdf'))).texts[0]).toContain('Harbour');
  await pressShare();
  await dialog().getByRole('radio', { name: /^All/ }).click({ force: true });
  await dialog().getByText('The one store, with its outages.').waitFor();
  await button(t, 'Cancel').click();
  await t.page.getByRole('tab', { name: 'Table' }).click();
  await pressShare();
  await dialog()
    .getByText(/^The one store, in the columns shown: /)
    .waitFor();
  expect(await savedSheet('only.xlsx', 'Stores')).toHaveLength(1);
  await t.page.getByRole('tab', { name: /^Outages/ }).click();
  await t.page.getByRole('grid', { name: 'Outages' }).waitFor();
  await pressShare();
  await dialog()
    .getByText(/^The one outage, in the columns shown: /)
    .waitFor();
  expect(await savedSheet('only-outages.xlsx', 'Outages')).toHaveLength(1);
});
