import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { answerOpenDialog, launchApp, type TestApp } from './app.ts';
import { violationsOn } from './axe.ts';
import { faultsOfBoxes } from './boxes/faults.ts';
import { resize, sizesFor } from './boxes/sizes.ts';
import { button } from './steps.ts';

const root = temporaryFolder();
let count = 0;
let t: TestApp;
afterEach(() => t.close());

/** A folder whose database is not one. */
function damagedFolder(): { folder: string; file: string } {
  const folder = join(root, String(count++));
  mkdirSync(join(folder, 'data'), { recursive: true });
  const file = join(folder, 'data', 'store-monitor.db');
  writeFileSync(file, 'not a database '.repeat(100));
  return { folder, file };
}

/** A folder with a database of which one page was overwritten, which every start finds: the last check seems long ago. */
async function hurtFolder(): Promise<{ folder: string; file: string; bytes: Buffer }> {
  const folder = join(root, String(count++));
  const file = join(folder, 'data', 'store-monitor.db');
  mkdirSync(join(folder, 'data'), { recursive: true });
  const polls = join(folder, 'polls.csv');
  writeBigPolls(polls, 30_000);
  const service = openService(file);
  await service.importFile({ path: polls, sample: false }).finally(() => service.close());
  const database = openForWriting(file);
  database.exec('UPDATE upkeep SET checked_at = 0');
  closeDatabase(database);
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 8192 / 2) * 8192;
  bytes.fill(0xa5, middle, middle + 8192);
  writeFileSync(file, bytes);
  return { folder, file, bytes };
}

const heading = (name: string) => t.page.getByRole('heading', { level: 1, name });
const buttons = () => t.page.getByRole('button').allInnerTexts();

describe('a damaged database', () => {
  test('gets a screen of its own: what is wrong and where, said once, and what can be done', async () => {
    const { folder, file } = damagedFolder();
    t = await launchApp({ folder });
    await heading('Your data cannot be read').waitFor();
    const text = await t.page.locator('body').innerText();
    expect(text.split(file)).toHaveLength(2);
    expect(await buttons()).toEqual([
      'Try again',
      'Save what can be read…',
      'Restore…',
      'Start afresh…',
      'Choose another data folder…',
      'Quit',
      'Copy details',
    ]);
    expect(await t.page.getByRole('navigation').count()).toBe(0);
    await button(t, 'Try again').click();
    await button(t, 'Try again').waitFor();
    expect(await t.page.locator('body').innerText()).toBe(text);
    for (const size of sizesFor(0)) {
      await resize(t, size);
      expect(await faultsOfBoxes(t.page)).toEqual([]);
    }
    const violations = await violationsOn(t.page);
    expect(violations).toEqual([]);
  });

  test('is moved aside, whole, to start afresh, and the app says where', async () => {
    const { folder, file } = damagedFolder();
    const before = readFileSync(file);
    t = await launchApp({ folder });
    await button(t, 'Start afresh…').click();
    await button(t, 'Move it aside and start afresh').click();
    await button(t, 'Try the sample data').waitFor();
    const moved = await t.page.locator('.saved-notice .path').innerText();
    expect(moved.startsWith(`${file}.old-`)).toBe(true);
    expect(readFileSync(moved)).toEqual(before);
  });

  test('gives way to a backup, and is kept', async () => {
    const { folder, file } = damagedFolder();
    const before = readFileSync(file);
    const backup = join(folder, 'backup.db');
    closeDatabase(openForWriting(backup));
    t = await launchApp({ folder });
    await answerOpenDialog(t.app, [backup]);
    await button(t, 'Restore…').click();
    await button(t, 'Restore it').click();
    await button(t, 'Try the sample data').waitFor();
    const moved = await t.page.locator('.saved-notice .path').innerText();
    expect(readFileSync(moved)).toEqual(before);
  });

  test('is read as far as it can be: the app says how much that is, goes on with it and keeps the damaged one', async () => {
    const { folder, file, bytes } = await hurtFolder();
    t = await launchApp({ folder });
    await heading('Your data cannot be read').waitFor();
    await button(t, 'Save what can be read…').click();
    await t.page.getByRole('alertdialog').getByRole('button', { name: 'Save what can be read' }).click();
    const notice = t.page.locator('.saved-notice').filter({ hasText: 'Saved:' });
    await notice.waitFor();
    expect(await notice.innerText()).toMatch(/Saved: (all|[\d,]+ of) 30,000 polls, all 500 stores/);
    const kept = await notice.locator('.path').innerText();
    expect(kept.startsWith(`${file}.old-`)).toBe(true);
    expect(readFileSync(kept).equals(bytes)).toBe(true);
    expect(await t.page.evaluate(() => window.storeMonitor.call('overview'))).toMatchObject({
      value: { stores: 500 },
    });
  });

  test('is left where it is for another folder, which is used from then on', async () => {
    const { folder, file } = damagedFolder();
    const before = readFileSync(file);
    const other = join(folder, 'other');
    mkdirSync(other);
    t = await launchApp({ folder });
    await answerOpenDialog(t.app, [other]);
    await button(t, 'Choose another data folder…').click();
    await button(t, 'Try the sample data').waitFor();
    expect(existsSync(join(other, 'store-monitor.db'))).toBe(true);
    expect(readFileSync(file)).toEqual(before);
    await t.app.close();
    t = await launchApp({ folder });
    await button(t, 'Try the sample data').waitFor();
  });

  test('lets the app quit', async () => {
    t = await launchApp({ folder: damagedFolder().folder });
    const ended = t.app.waitForEvent('close');
    // The app may be gone before Playwright has told that the press was done: what is looked at is the end.
    const pressed = button(t, 'Quit')
      .click()
      .catch((error: Error) => error.message);
    await ended;
    expect([undefined, expect.stringContaining('has been closed')]).toContainEqual(await pressed);
  });
});

test('a database in use is tried again, without a restart, once the other program is gone', async () => {
  const folder = join(root, String(count++));
  const file = join(folder, 'data', 'store-monitor.db');
  mkdirSync(join(folder, 'data'), { recursive: true });
  const script = fileURLToPath(new URL('../fixtures/hold-lock.ts', import.meta.url));
  const holder = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  t = await launchApp({ folder });
  await heading('Your data are in use').waitFor();
  expect(await buttons()).not.toContain('Start afresh…');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  // Whatever the window asks for next tries it again too, and then the button is gone before it is pressed.
  const usable = button(t, 'Try the sample data').waitFor();
  await Promise.race([button(t, 'Try again').click(), usable]);
  await usable;
});
