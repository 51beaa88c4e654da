import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdf } from '../fixtures/pdf.ts';
import { cellsOf, openWorkbook } from '../fixtures/workbook.ts';
import { answerSaveDialog, launchApp, type TestApp } from './app.ts';
import { button, createReport, importSample } from './steps.ts';

let t: TestApp;
beforeAll(async () => {
  t = await launchApp();
  await importSample(t);
  await createReport(t);
});
afterAll(() => t.close());

const pressShare = () =>
  t.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []);
    items?.find(({ label }) => label === 'Share…')?.click();
  });

const dialog = () => t.page.getByRole('dialog', { name: 'Share' });

/** Saves what the dialog says, and answers the rows of its sheet. */
async function savedSheet(name: string, sheet: string) {
  const target = join(t.folder, name);
  await answerSaveDialog(t.app, target);
  await dialog().getByRole('button', { name: 'Save…' }).click();
  await expect.poll(() => existsSync(target)).toBe(true);
  await t.page.getByText(target, { exact: true }).waitFor();
  return openWorkbook(readFileSync(target)).SheetNames.includes(sheet)
    ? cellsOf(openWorkbook(readFileSync(target)), sheet).slice(1)
    : undefined;
}

test('what the table of stores shows is shared as a workbook, said in words and numbers beforehand', async () => {
  await t.page.getByRole('searchbox', { name: 'Search stores' }).fill('airport');
  await t.page.getByRole('radio', { name: /^Down/ }).click({ force: true });
  const share = button(t, 'Share…');
  await share.click();
  const words = await dialog()
    .getByText(/of 40 stores: /)
    .innerText();
  expect(words).toMatch(
    /^\d+ of 40 stores: down in the last week, “airport”, by Down, last week.*descending\.$/,
  );
  const count = Number(words.split(' ', 1)[0]);
  const rows = await savedSheet('shown.xlsx', 'Stores');
  expect(rows).toHaveLength(count);
  expect(rows?.every(([name]) => String(name).startsWith('Airport'))).toBe(true);
});

test('the menu opens it too, and all is all', async () => {
  await pressShare();
  await dialog().getByRole('radio', { name: /^All/ }).click({ force: true });
  await dialog().getByText('All 40 stores.').waitFor();
  expect(await savedSheet('all.xlsx', 'Stores')).toHaveLength(40);
});

test('a PDF has the stores that are shown, and a pack of all has a folder for each group', async () => {
  const save = async (name: string, as: string) => {
    const target = join(t.folder, name);
    await pressShare();
    await dialog().getByRole('radio', { name: as, exact: true }).click({ force: true });
    await answerSaveDialog(t.app, target);
    await dialog().getByRole('button', { name: 'Save…' }).click();
    await expect.poll(() => existsSync(target), { timeout: 30_000 }).toBe(true);
    await t.page.getByText(target, { exact: true }).waitFor();
    return readFileSync(target);
  };
  const { title, rows } = await readPdf(await save('shown.pdf', 'PDF'));
  expect(title).toMatch(/^Downtime, the week to /);
  expect(rows.some(([name]) => name?.startsWith('Airport'))).toBe(true);
  const pack = unzipSync(await save('all.zip', 'A pack'));
  const index = Buffer.from(pack['index.csv'] ?? []).toString();
  expect(index).toContain('\nDenver,Denver,');
  expect(Object.keys(pack)).toEqual(expect.arrayContaining(['all/report.pdf', 'Denver/report.csv']));
  expect(cellsOf(openWorkbook(pack['all/report.xlsx'] ?? new Uint8Array()), 'Stores').slice(1)).toHaveLength(
    40,
  );
});

test('in the view of outages it means these', async () => {
  await t.page.getByRole('tab', { name: /^Outages/ }).click();
  await t.page.getByRole('grid', { name: 'Outages' }).waitFor();
  await pressShare();
  const words = await dialog()
    .getByText(/^All [\d,]+ outages\.$/)
    .innerText();
  const count = Number(words.replaceAll(/\D/g, ''));
  expect(await savedSheet('outages.xlsx', 'Outages')).toHaveLength(count);
});
