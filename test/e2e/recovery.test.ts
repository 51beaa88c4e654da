import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { IMPORTING } from '../../main/database/core/beside.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { answerOpenDialog, launchApp, type TestApp } from './app.ts';
import { button, importSample, navigateTo } from './steps.ts';

let t: TestApp;

const logged = () => readFileSync(join(t.dataFolder, 'store-monitor.log'), 'utf8');

/** Has native questions answered with the button of this number; see `asked`. */
async function answerQuestions(response: number): Promise<void> {
  await t.app.evaluate(({ dialog }, answer) => {
    const told = globalThis as { asked?: string[] };
    told.asked = [];
    dialog.showMessageBox = async (...args: unknown[]) => {
      told.asked?.push((args.at(-1) as { message: string }).message);
      return { response: answer, checkboxChecked: false };
    };
  }, response);
}

/** Has a native question wait until what is answered here is called, and be answered with its first button. */
async function holdQuestion(): Promise<() => Promise<void>> {
  await t.app.evaluate(({ dialog }) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    (globalThis as { letGo?: () => void }).letGo = resolve;
    dialog.showMessageBox = async () => {
      await promise;
      return { response: 0, checkboxChecked: false };
    };
  });
  return () => t.app.evaluate(() => (globalThis as { letGo?: () => void }).letGo?.());
}

async function killWhileImporting(polls: string): Promise<void> {
  await answerOpenDialog(t.app, [polls]);
  await button(t, 'Import files…').click();
  await button(t, 'Import').click();
  await button(t, 'Cancel').waitFor();
  await t.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
}

/** Whether an import has not ended: its files' names are then kept beside the database. */
const isImporting = () => existsSync(join(t.dataFolder, `store-monitor.db${IMPORTING}`));

const asked = () => t.app.evaluate(() => (globalThis as { asked?: string[] }).asked);

/**
 * What the window says, asked of main: a page that crashed is another one for who watched it. A page that is gone never
 * answers.
 */
const shownText = () =>
  t.app.evaluate(({ BrowserWindow }) =>
    Promise.race([
      BrowserWindow.getAllWindows()[0]
        ?.webContents.executeJavaScript('document.body.innerText')
        .catch(() => ''),
      new Promise((resolve) => setTimeout(resolve, 500, '')),
    ]),
  );

describe('while the page’s process lives', () => {
  beforeAll(async () => {
    t = await launchApp();
  });
  afterAll(() => t.close());

  describe('a failure to draw', () => {
    test('of the whole window says so, is logged, and a reload brings it back', async () => {
      await t.app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.send('database', { state: 'unusable' });
      });
      await t.page.getByRole('heading', { name: 'The window could not be shown' }).waitFor();
      await expect.poll(logged).toMatch(/In the window \(app\): TypeError: .*\n {4}at /);
      await button(t, 'Copy details').waitFor();
      await button(t, 'Reload').click();
      await button(t, 'Try the sample data').waitFor();
    });

    test('of one screen leaves the others, and that screen can be drawn again', async () => {
      await t.app.evaluate(({ ipcMain }) => {
        const { _invokeHandlers: handlers } = ipcMain as unknown as {
          _invokeHandlers: Map<string, (...args: unknown[]) => unknown>;
        };
        const answer = handlers.get('call');
        let isBroken = true;
        handlers.set('call', (...args) => {
          if (args[1] !== 'space' || !isBroken) return answer?.(...args);
          isBroken = false;
          return { ok: true, value: {} };
        });
      });
      await navigateTo(t, 'Settings');
      await t.page.getByRole('heading', { name: 'This screen could not be shown' }).waitFor();
      await expect.poll(logged).toContain('In the window (screen): TypeError');
      await navigateTo(t, 'Closures');
      await t.page.getByRole('heading', { level: 1, name: 'Closures' }).waitFor();
      await navigateTo(t, 'Settings');
      await button(t, 'Reload').click();
      await t.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    });
  });

  test('a page that cannot be loaded is loaded again', async () => {
    await answerQuestions(0);
    await t.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]
        ?.loadURL('http://127.0.0.1:1/')
        .catch(() => undefined),
    );
    await button(t, 'Try the sample data').waitFor();
    expect(await asked()).toEqual(['The window could not be loaded']);
  });

  test('the menu reloads the window, shows the log and copies what a bug report needs', async () => {
    await importSample(t);
    const copied = await t.app.evaluate(({ clipboard, Menu, shell }) => {
      const told = globalThis as { shown?: string };
      shell.showItemInFolder = (path) => {
        told.shown = path;
      };
      const items = (Menu.getApplicationMenu()?.items ?? []).flatMap((menu) => menu.submenu?.items ?? []);
      for (const label of ['Show Log', 'Copy Details for a Bug Report', 'Reload']) {
        items.find((item) => item.label === label)?.click();
      }
      return { text: clipboard.readText(), shown: told.shown };
    });
    expect(copied.shown).toBe(join(t.dataFolder, 'store-monitor.log'));
    expect(copied.text).toMatch(/^Store Monitor \d[\s\S]*Time zones \d{4}\w[\s\S]*Started: Store Monitor/);
    await button(t, 'Create report').first().waitFor();
  });
});

describe('a page', () => {
  // One that was killed is lost to who watched it.
  beforeEach(async () => {
    t = await launchApp();
  });
  afterEach(() => t.close());

  test('that is killed is loaded again once the person says so, and the import goes on', async () => {
    const polls = join(t.folder, 'polls.csv');
    // Longer than a page takes to load again, also on a busy machine.
    writeBigPolls(polls, 1_500_000);
    await answerQuestions(0);
    await killWhileImporting(polls);
    await expect.poll(shownText).toMatch(/Import finished[\s\S]*1,500,000/);
    expect(await asked()).toEqual(['The window stopped working']);
    expect(logged()).toMatch(/The window's process ended: (crashed|killed)/);
  });

  test('that is killed and comes back after the import has ended tells what became of it', async () => {
    const polls = join(t.folder, 'polls.csv');
    writeBigPolls(polls, 200_000);
    const answer = await holdQuestion();
    await killWhileImporting(polls);
    await expect.poll(isImporting).toBe(false);
    await answer();
    await expect.poll(shownText).toContain('Imported 1 file');
    await t.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.reload());
    await expect.poll(shownText).toContain('Create report');
    expect(await shownText()).not.toContain('Imported 1 file');
  });

  test('that hangs is ended and loaded again where the person does not wait', async () => {
    await importSample(t);
    await answerQuestions(1);
    await t.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      void window?.webContents.executeJavaScript('for (;;);').catch(() => undefined);
      // Chromium itself says so after a while, but not of a page that a debugger watches, as a test does.
      setTimeout(() => window?.emit('unresponsive'), 500);
    });
    await expect.poll(asked).toEqual(['The window does not respond']);
    await expect.poll(shownText).toContain('Create report');
    expect(logged()).toContain('The window does not respond');
  });
});
