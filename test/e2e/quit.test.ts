import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/folder.ts';
import { launchApp, type TestApp } from './app.ts';
import { importSample } from './steps.ts';

const root = temporaryFolder();
let count = 0;
let folder: string;
let t: TestApp;

beforeEach(() => {
  folder = join(root, String(count++));
  mkdirSync(join(folder, 'data'), { recursive: true });
});
afterEach(() => t.close().catch(() => undefined));

/** Quits as the menu does, and answers the exit code. */
async function quit(): Promise<number | null> {
  const ended = once(t.app.process(), 'exit');
  await t.app.evaluate(({ app }) => {
    setTimeout(() => app.quit());
  });
  const [code] = await ended;
  return code;
}

const databaseState = () => t.page.evaluate(() => window.storeMonitor.call('databaseState'));

describe('quitting ends the process', () => {
  test('with the database in use', async () => {
    t = await launchApp({ folder });
    await importSample(t);
    expect(await quit()).toBe(0);
  });

  test('with a damaged one, which the next start finds as it was', async () => {
    const database = join(folder, 'data', 'store-monitor.db');
    writeFileSync(database, 'not a database '.repeat(500));
    for (let start = 0; start < 2; start++) {
      t = await launchApp({ folder });
      await expect
        .poll(databaseState)
        .toMatchObject({ value: { state: 'unusable', error: { code: 'database-damaged' } } });
      expect(await quit()).toBe(0);
    }
    expect(readFileSync(database, 'utf8')).toBe('not a database '.repeat(500));
  });

  test('before the window has loaded', async () => {
    t = await launchApp({ folder });
    await t.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
    expect(await quit()).toBe(0);
  });
});

test('a second start that comes while the app is ending meets no window that is gone', async () => {
  t = await launchApp({ folder });
  const failed = await t.app.evaluate(({ app, BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.destroy();
    try {
      app.emit('second-instance', {}, [], '', { files: ['/tmp/x.csv'] });
    } catch (error) {
      return String(error);
    }
    return undefined;
  });
  expect(failed).toBeUndefined();
});

test('what the app keeps is the person’s alone, and nothing that others planted is written through', async () => {
  const data = join(folder, 'data');
  writeFileSync(join(data, 'settings.json'), '{}', { mode: 0o644 });
  writeFileSync(join(folder, 'victim'), 'precious');
  symlinkSync(join(folder, 'victim'), join(data, 'settings.json.part'));
  t = await launchApp({ folder });
  await importSample(t);
  const kept = readdirSync(data).filter((name) => /^(settings\.json|store-monitor\.db(-.*)?)$/.test(name));
  expect(kept).toEqual(expect.arrayContaining(['settings.json', 'store-monitor.db', 'store-monitor.db-wal']));
  for (const name of kept) {
    expect(`${name} ${(statSync(join(data, name)).mode & 0o777).toString(8)}`).toBe(`${name} 600`);
  }
  expect(readFileSync(join(folder, 'victim'), 'utf8')).toBe('precious');
});
