/** `npm run screenshots`: makes the README's pictures from the running app with its sample data. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { writeBrokenSample } from './broken-sample.ts';
import { buildApp } from './build.ts';
import { attach } from './electron-runtime/attach.ts';
import { hasDisplay, withVirtualDisplay } from './electron-runtime/display.ts';
import { runInForeground } from './electron-runtime/foreground.ts';
import { projectFolder } from './electron-runtime/project.ts';

const FOLDER = join(projectFolder, '.github/screenshots');

if (hasDisplay()) {
  await buildApp();
  await takeAll();
} else {
  const again = [process.execPath, import.meta.filename] as const;
  process.exitCode = await runInForeground(withVirtualDisplay(again), process.env);
}

async function takeAll(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 'store-monitor-screenshots-'));
  const files = join(data, 'files');
  mkdirSync(files);
  const app = await attach([`--user-data-dir=${data}`, '--force-device-scale-factor=1', projectFolder]);
  try {
    const page = await app.firstWindow();
    await page.getByRole('button', { name: 'Try the sample data' }).waitFor();
    await take(page, 'first-run', 'light');
    await app.evaluate(
      ({ dialog }, filePaths) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
      },
      writeBrokenSample(files).paths.slice(0, 3),
    );
    await page.getByRole('button', { name: 'Import files…' }).click();
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    await take(page, 'files', 'light');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('button', { name: 'Save rejected rows…' }).first().waitFor();
    await take(page, 'imported', 'light');
    await page.getByRole('navigation').getByText('Report', { exact: true }).click();
    await page.getByRole('button', { name: 'Create report' }).first().click();
    await page.getByText('Polls reach back', { exact: false }).waitFor();
    await page.getByRole('region', { name: 'How sure that is' }).waitFor();
    await take(page, 'overview', 'light');
    await take(page, 'overview', 'dark');
    await page.getByRole('tab', { name: 'Stores' }).click();
    await page.getByRole('grid', { name: 'Stores' }).waitFor();
    await take(page, 'report', 'light');
    await take(page, 'report', 'dark');
    await page.getByRole('tab', { name: 'Outages' }).click();
    await page.getByRole('grid', { name: 'Outages' }).waitFor();
    await take(page, 'outages', 'light');
    await page.getByRole('tab', { name: 'Stores' }).click();
    await page.getByRole('grid', { name: 'Stores' }).getByRole('rowheader').first().dblclick();
    await page.getByRole('figure', { name: 'Timeline' }).waitFor();
    await page.getByRole('heading', { name: 'Numbers', exact: true }).waitFor();
    await take(page, 'store', 'light');
    await page.getByRole('button', { name: 'Back' }).click();
    await showHistory(page);
    await take(page, 'history', 'light');
    await showComparison(page);
    await take(page, 'compare', 'light');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('navigation').getByText('Settings', { exact: true }).click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await take(page, 'settings', 'light');
  } finally {
    await app.close();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Makes a second report, of some days before, and labels the first. */
async function showHistory(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New report…' }).click();
  await page.getByText('Chosen time', { exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Time, in UTC' }).fill('2024-11-02 18:12');
  await page.getByRole('dialog').getByRole('button', { name: 'Create report' }).click();
  await page.getByText('As of Nov 2, 2024').first().waitFor();
  await page.getByRole('navigation').getByText('History', { exact: true }).click();
  const rows = page.getByRole('grid', { name: 'Reports' }).getByRole('row');
  await rows.nth(2).click();
  await page.getByRole('button', { name: 'Label…' }).click();
  await page.getByRole('textbox', { name: 'Label' }).fill('After the new routers');
  await page.getByRole('button', { name: 'Save label' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('table', { name: 'Made from' }).waitFor();
}

async function showComparison(page: Page): Promise<void> {
  const rows = page.getByRole('grid', { name: 'Reports' }).getByRole('row');
  await rows.nth(1).click({ modifiers: ['ControlOrMeta'] });
  await page.getByRole('button', { name: 'Compare…' }).click();
  await page.getByRole('grid', { name: 'Changes of stores' }).waitFor();
}

async function take(page: Page, name: string, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(stillness);
  await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`) });
}

/** In the page: until colours have finished changing and what they changed is drawn. What moves for ever is not waited for. */
async function stillness(): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
  await frame();
  await frame();
}
