import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli } from '../fixtures/cli.ts';
import { answerSaveDialog, launchApp } from './app.ts';
import { button, navigateTo } from './steps.ts';

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
    await button(t, 'Save report…').click();
    await t.page.getByText('saved.csv').waitFor();
    expect(readFileSync(saved, 'utf8')).toBe(readFileSync(made, 'utf8'));
    await rows.first().dblclick();
    await t.page.getByRole('heading', { name: 'Report', exact: true }).waitFor();
  } finally {
    await t.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
