import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULTS, generate } from '../bench/generate.ts';
import { answerOpenDialog, launchApp, type TestApp } from './app.ts';
import { button, importThrough, navigateTo, writeGoodFiles } from './steps.ts';

/** Two million polls, made once and kept in the system's temporary folder. */
const set = generate({ ...DEFAULTS, polls: 2_000_000 });

let folder: string;
let t: TestApp;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'store-monitor-e2e-'));
  t = await launchApp({ folder });
});
afterEach(async () => {
  await t.close().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

async function startBigImport(): Promise<void> {
  await answerOpenDialog(t.app, [set.polls]);
  await button(t, 'Import files…').click();
  await button(t, 'Import').click();
  await button(t, 'Cancel').waitFor();
}

/** Makes the question before quitting be answered with the button of this number; remembers what was asked. */
async function answerQuestion(response: number): Promise<void> {
  await t.app.evaluate(({ dialog }, answer) => {
    dialog.showMessageBox = async (...args: unknown[]) => {
      (globalThis as { asked?: unknown }).asked = args.at(-1);
      return { response: answer, checkboxChecked: false };
    };
  }, response);
}

const quit = () =>
  t.app.evaluate(({ app }) => {
    setTimeout(() => app.quit());
  });

test('quitting in the middle of an import asks; going on loses nothing', async () => {
  await answerQuestion(0);
  await startBigImport();
  await quit();
  await button(t, 'Create report').first().waitFor();
  const asked = await t.app.evaluate(() => (globalThis as { asked?: { detail: string } }).asked);
  expect(asked?.detail).toContain('polls.csv');
  expect(await t.page.evaluate(() => window.storeMonitor.call('overview'))).toMatchObject({
    value: { polls: 2_000_000 },
  });
  expect(await t.page.evaluate(() => window.storeMonitor.call('unfinishedImport'))).toMatchObject({
    value: [],
  });
});

test('stopping an import by quitting is told at the next start, until it is dismissed', async () => {
  await answerQuestion(1);
  await startBigImport();
  const ended = new Promise((resolve) => t.app.process().once('exit', resolve));
  await quit();
  expect(await ended).toBe(0);

  t = await launchApp({ folder });
  const notice = () => t.page.getByRole('alert').filter({ hasText: 'An import was not finished' });
  await notice().waitFor();
  expect(await notice().textContent()).toContain('polls.csv');
  expect(await t.page.evaluate(() => window.storeMonitor.call('overview'))).toMatchObject({
    value: { polls: 0, stores: 0 },
  });
  await t.page.getByRole('button', { name: 'Dismiss this message' }).click();
  await notice().waitFor({ state: 'detached' });
  await t.close();
  t = await launchApp({ folder });
  await button(t, 'Import files…').waitFor();
  expect(await notice().count()).toBe(0);
});

test('an import that a crash cut short is told at the next start', async () => {
  await startBigImport();
  const ended = new Promise((resolve) => t.app.process().once('exit', resolve));
  t.app.process().kill('SIGKILL');
  await ended;
  t = await launchApp({ folder });
  await t.page.getByRole('alert').filter({ hasText: 'polls.csv' }).waitFor();
});

test('a report asked for during an import says that it waits for it, and then completes', async () => {
  // Not the sample: the window would ask first whether to remove it.
  await importThrough(t, writeGoodFiles(folder));
  await startBigImport();
  await navigateTo(t, 'Report');
  await button(t, 'Create report').click();
  await t.page.getByRole('progressbar', { name: 'Waiting for the import' }).waitFor();
  await t.page.getByRole('status').filter({ hasText: 'Complete' }).first().waitFor();
});

test('files that the system hands over before the window is ready are shown', async () => {
  const [polls = '', hours = ''] = writeGoodFiles(folder);
  await t.app.evaluate(
    async ({ app, BrowserWindow }, paths) => {
      const [window] = BrowserWindow.getAllWindows();
      const page = window?.webContents.getURL() ?? '';
      // A window that has yet to load the app's page: nobody hears what is handed over now.
      await window?.loadURL('about:blank');
      for (const path of paths) app.emit('open-file', { preventDefault: () => undefined }, path);
      await window?.loadURL(page);
    },
    [polls, hours],
  );
  await t.page.getByText('polls.csv').first().waitFor();
  await t.page.getByText('hours.csv').first().waitFor();
});
