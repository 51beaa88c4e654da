import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli } from '../fixtures/cli.ts';
import { answerSaveDialog, launchApp, sharedApp } from './app.ts';
import { periodBar } from './screens.ts';
import {
  button,
  createOverview,
  importSample,
  importThrough,
  navigateTo,
  newReport,
  openCsv,
  openNewReport,
  share,
} from './steps.ts';

test('a report of a period, made on the command line, is shown, listed and saved', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-monitor-e2e-'));
  const database = join(folder, 'data', 'store-monitor.db');
  mkdirSync(join(folder, 'data'));
  const made = join(folder, 'made.csv');
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [cli, 'report', '--database', database, ...args], { stdio: 'ignore' });
  run('--sample', '--out', join(folder, 'week.csv'));
  run('--period', 'last-week', '--out', made);
  const t = await launchApp({ folder });
  try {
    await t.page.getByRole('heading', { name: 'How often' }).waitFor();
    await t.page.getByRole('heading', { name: 'Uptime day by day' }).waitFor();
    await t.page.getByRole('tab', { name: 'Stores' }).click();
    await t.page.getByRole('columnheader', { name: 'Outages' }).first().waitFor();
    await navigateTo(t, 'History');
    const rows = t.page.getByRole('row').filter({ hasText: 'Complete' });
    await expect.poll(() => rows.count()).toBe(2);
    await rows.first().click();
    const saved = join(folder, 'saved.csv');
    await answerSaveDialog(t.app, saved);
    await share(t, 'CSV');
    await t.page.getByText('saved.csv').waitFor();
    expect(readFileSync(saved, 'utf8')).toBe(readFileSync(made, 'utf8'));
    await rows.first().dblclick();
    await t.page.getByRole('heading', { name: 'Report', exact: true }).waitFor();
  } finally {
    await t.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a period is chosen by its name or in the calendar, and so are the ones beside it', async () => {
  const t = await sharedApp();
  try {
    await importSample(t);
    await createOverview(t);
    const bar = periodBar(t);
    // Presets are counted from the report that is shown, not from the one that was made last.
    await openNewReport(t);
    await t.page.getByRole('radio', { name: 'Chosen time', exact: true }).click({ force: true });
    await t.page.getByRole('textbox', { name: 'Time, in UTC' }).fill('2024-11-02 12:00');
    await newReport(t).getByRole('button', { name: 'Create report' }).click();
    await bar.getByRole('button', { name: /^Week to Nov 2, 2024, 12:00/ }).waitFor();
    await bar.getByText('Fri Nov 1', { exact: true }).waitFor();
    await button(t, 'Later period').click();
    await bar.getByRole('button', { name: /^Week to Nov 4, 2024/ }).waitFor();
    await bar.getByText('Sun Nov 3', { exact: true }).waitFor();
    await bar.getByRole('button', { name: /^Week to Nov 4, 2024/ }).click();
    const calendar = t.page.getByRole('grid', { name: /^Days from and to/ });
    await calendar.getByRole('button', { name: /November 4, 2024$/ }).waitFor();
    await calendar.getByRole('button', { name: /November 20, 2024, no polls$/ }).waitFor();
    expect(await t.page.getByRole('option', { name: 'Last 90 days' }).isVisible()).toBe(true);
    await t.page.getByRole('option', { name: /^This year.*2024$/ }).waitFor();
    const lastYear = t.page.getByRole('option', { name: /^Last year.*2023, no polls$/ });
    expect(await lastYear.getAttribute('aria-disabled')).toBe('true');
    await t.page.getByRole('option', { name: 'Yesterday' }).click();
    await bar.getByText('Sun, Nov 3, 2024').waitFor();
    await t.page.getByRole('heading', { name: 'How often' }).waitFor();
    await button(t, 'Earlier period').click();
    await bar.getByText('Sat, Nov 2, 2024').waitFor();
    // Back to one that is there already.
    await t.page.getByRole('heading', { name: 'How often' }).waitFor();
    await t.page.keyboard.press('Alt+PageDown');
    await bar.getByText('Sun, Nov 3, 2024').waitFor();
    const reports = await t.page.evaluate(() => window.storeMonitor.call('listReports'));
    expect(reports.ok && reports.value.length).toBe(4);
    await bar.getByRole('button', { name: 'Sun, Nov 3, 2024' }).click();
    await calendar.getByRole('button', { name: /October 30, 2024/ }).waitFor({ state: 'detached' });
    await calendar.getByRole('button', { name: /November 1, 2024/ }).click();
    await calendar.getByRole('button', { name: /November 3, 2024/ }).click();
    await button(t, 'Show Nov 1 – 3, 2024').click();
    await bar.getByText('Nov 1 – 3, 2024').waitFor();
    await t.page.getByRole('listbox', { name: 'Uptime day by day' }).waitFor();
    // A whole month is one press of the calendar.
    await bar.getByRole('button', { name: 'Nov 1 – 3, 2024' }).click();
    await button(t, 'All of November 2024').click();
    await bar.getByText('November 2024', { exact: true }).waitFor();
    await bar.getByRole('button', { name: 'November 2024' }).click();
    await calendar.getByRole('button', { name: /November 1, 2024/ }).click();
    await calendar.getByRole('button', { name: /November 3, 2024/ }).click();
    await button(t, 'Show Nov 1 – 3, 2024').click();
    await bar.getByText('Nov 1 – 3, 2024').waitFor();
    const saved = join(t.folder, 'by-day.csv');
    await t.page.getByRole('tab', { name: 'Stores' }).click();
    await openCsv(t);
    await t.page.getByRole('button', { name: /Rows of the file/ }).click();
    await t.page.getByRole('option', { name: 'A row a store and day' }).click();
    await answerSaveDialog(t.app, saved);
    await button(t, 'Save…').click();
    await t.page.getByText('by-day.csv').waitFor();
    const stores = await t.page.getByRole('grid', { name: 'Stores' }).getAttribute('aria-rowcount');
    const rows = readFileSync(saved, 'utf8').trimEnd().split('\n').length - 1;
    expect(rows).toBeGreaterThan(2 * (Number(stores) - 1));
  } finally {
    await t.close();
  }
});

test('a period is compared with the one before where half of that was polled, gaps amid the data too', async () => {
  const t = await sharedApp();
  try {
    await importThrough(t, [writeWithGap(t.folder)]);
    await createOverview(t);
    const bar = periodBar(t);
    const compare = t.page.getByRole('button', { name: /^Compare with/ });
    await bar.getByRole('button', { name: /^Week to/ }).click();
    await t.page.getByRole('option', { name: /^This month/ }).click();
    await bar.getByText('May 2024', { exact: true }).waitFor();
    await t.page.getByRole('heading', { name: 'How often' }).waitFor();
    // Three days of April.
    await expect.poll(() => t.page.locator('.answer-ways').count()).toBe(0);
    await button(t, 'Earlier period').click();
    await bar.getByText('April 2024', { exact: true }).waitFor();
    await compare.waitFor();
    expect(await compare.innerText()).toContain('Compare with March 2024');
  } finally {
    await t.close();
  }
});

/** Two stores, polled every six hours but from the fourth of April to its end. */
function writeWithGap(folder: string): string {
  const [first, last] = [Date.UTC(2024, 2, 1), Date.UTC(2024, 4, 31, 23)];
  const rows = ['store_id,timestamp_utc,status'];
  for (let at = first; at <= last; at += 6 * 3_600_000) {
    const time = new Date(at).toISOString();
    if (time < '2024-04-04' || time >= '2024-05-01') rows.push(`a,${time},active`, `b,${time},inactive`);
  }
  const path = join(folder, 'gap.csv');
  writeFileSync(path, rows.join('\n'));
  return path;
}
