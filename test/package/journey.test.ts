import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeGoodFiles } from '../e2e/steps.ts';
import { program, runPacked } from './packed.ts';
import { saveAs } from './save-dialog.ts';
import { openPacked, type PackedWindow } from './window.ts';

let folder: string;
let w: PackedWindow;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-monitor-package-'));
});
afterEach(async () => {
  await w.quit();
  rmSync(folder, { recursive: true, force: true });
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

/** Starts the app once more with files, as a double click on them does. */
const handOver = (files: readonly string[]) =>
  runPacked([`--user-data-dir=${join(folder, 'data')}`, ...files], folder);

async function importAndReport({ page }: PackedWindow): Promise<void> {
  const files = writeGoodFiles(folder);
  expect((await handOver(files)).code).toBe(0);
  await press(page, 'Import');
  await page.getByRole('button', { name: 'Create report' }).first().waitFor();
  await page.getByRole('navigation').getByText('Report', { exact: true }).click();
  await press(page, 'New report…');
  await page
    .getByRole('dialog', { name: 'New report' })
    .getByRole('button', { name: 'Create report' })
    .click();
  await page.getByRole('tab', { name: 'Stores' }).click();
  await page.getByRole('grid', { name: 'Stores' }).getByText('store-a').waitFor();
}

async function textOfStores(): Promise<string> {
  const grid = w.page.getByRole('grid', { name: 'Stores' });
  await grid.getByText('store-a').waitFor();
  return grid.innerText();
}

test('files that a second start brings are imported in the first; the report outlives quitting', async () => {
  w = await openPacked(program, folder);
  await importAndReport(w);
  const shown = await textOfStores();
  expect(await w.quit()).toBe(0);
  w = await openPacked(program, folder);
  await w.page.getByRole('navigation').getByText('Report', { exact: true }).click();
  await w.page.getByRole('tab', { name: 'Stores' }).click();
  // Which stores are without hours is told a moment after the table.
  await expect.poll(textOfStores).toBe(shown);
});

test('files named at the start are shown', async () => {
  w = await openPacked(program, folder, { files: writeGoodFiles(folder) });
  await w.page.getByRole('button', { name: 'Import', exact: true }).waitFor();
});

test('the window takes the database binding of the package, whatever the environment names', async () => {
  process.env['STORE_MONITOR_SQLITE_BINDING'] = join(folder, 'not-ours.node');
  try {
    w = await openPacked(program, folder);
    await importAndReport(w);
  } finally {
    delete process.env['STORE_MONITOR_SQLITE_BINDING'];
  }
});

// Elsewhere there is nothing that could press the dialog's keys.
describe.runIf(process.platform === 'linux')('saving', () => {
  test('by the system’s own dialog gives the file that the command line does', async () => {
    w = await openPacked(program, folder);
    await importAndReport(w);
    await press(w.page, 'Share…');
    const shared = w.page.getByRole('dialog', { name: 'Share' });
    await shared.getByRole('radio', { name: 'CSV', exact: true }).click({ force: true });
    await shared.getByRole('radio', { name: /^All/ }).click({ force: true });
    await press(w.page, 'Save…');
    const target = join(folder, 'saved.csv');
    await saveAs(target);
    await expect.poll(() => readIfThere(target), { timeout: 15_000 }).toContain('store-a');
    const files = ['polls.csv', 'hours.csv', 'zones.csv'];
    // The interpolated time leads in the window.
    const flags = ['--method', 'interpolated', '--out', '-'];
    const { stdout } = await runPacked(['report', ...files, ...flags], folder);
    expect(readIfThere(target)).toBe(stdout);
  });
});

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
