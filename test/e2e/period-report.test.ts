import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli } from '../fixtures/cli.ts';
import { answerSaveDialog, launchApp } from './app.ts';
import { button, navigateTo } from './steps.ts';

test('a report of a period, made on the command line, is listed and saved, and breaks no screen', async () => {
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
    // The newest that the window has screens for.
    await t.page.getByRole('table', { name: 'Uptime of all stores together' }).waitFor();
    await navigateTo(t, 'History');
    const rows = t.page.getByRole('row').filter({ hasText: 'Complete' });
    await expect.poll(() => rows.count()).toBe(2);
    await rows.first().click();
    await t.page.getByText('It is of a period: save it to read it.').waitFor();
    const saved = join(folder, 'saved.csv');
    await answerSaveDialog(t.app, saved);
    await button(t, 'Save report…').click();
    await t.page.getByText('saved.csv').waitFor();
    expect(readFileSync(saved, 'utf8')).toBe(readFileSync(made, 'utf8'));
    await rows.first().dblclick();
    await t.page.getByText('This report is of a period', { exact: false }).waitFor();
  } finally {
    await t.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
