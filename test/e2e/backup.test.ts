import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOpenDialog, answerSaveDialog, launchApp, type TestApp } from './app.ts';
import { button, createReport, importThrough, navigateTo, writeGoodFiles } from './steps.ts';

let t: TestApp;
let backup: string;
beforeAll(async () => {
  t = await launchApp();
  backup = join(t.folder, 'saved.db');
});
afterAll(() => t.close());

const overview = () => t.page.evaluate(() => window.storeMonitor.call('overview'));
const main = () => t.page.locator('main');

const choose = (occasion: string) =>
  t.page
    .getByRole('radiogroup', { name: 'Automatic backup' })
    .getByRole('radio', { name: occasion, exact: true })
    .click({ force: true });

function laterFile(store: string): string {
  const path = join(t.folder, `${store}.csv`);
  writeFileSync(path, `store_id,status,timestamp_utc\n${store},active,2024-05-08 12:00:00 UTC\n`);
  return path;
}

test('a backup is saved from Settings, and shows where it is', async () => {
  await importThrough(t, writeGoodFiles(t.folder));
  await createReport(t);
  await navigateTo(t, 'Settings');
  await answerSaveDialog(t.app, undefined);
  await button(t, 'Back up…').click();
  await button(t, 'Back up…').waitFor();
  expect(await main().locator('.saved-notice').count()).toBe(0);
  await answerSaveDialog(t.app, backup);
  await button(t, 'Back up…').click();
  expect(await main().locator('.saved-notice .path').innerText()).toBe(backup);
  expect(existsSync(backup)).toBe(true);
});

test('a restore shows what is in the backup, replaces only after a yes, and keeps what was there until it is deleted', async () => {
  const before = await overview();
  await navigateTo(t, 'Import');
  await importThrough(t, [laterFile('store-c')]);
  const later = await overview();
  expect(later).not.toEqual(before);

  await navigateTo(t, 'Settings');
  await answerOpenDialog(t.app, [backup]);
  await button(t, 'Restore…').click();
  const dialog = t.page.getByRole('alertdialog');
  const text = await dialog.innerText();
  for (const part of ['saved.db', /Stores\s+2/, /Polls\s+96/, /Newest poll\s+May 7, 2024/, /Reports\s+1/]) {
    expect(text).toMatch(part);
  }
  expect(text).toMatch(/Last used with\s+Store Monitor \d+\.\d+\.\d+/);
  await button(t, 'Keep the present data').click();
  expect(await overview()).toEqual(later);
  expect(readdirSync(t.dataFolder).filter((name) => name.includes('.part'))).toEqual([]);

  await button(t, 'Restore…').click();
  await button(t, 'Restore it').click();
  const kept = main().locator('.saved-notice .path', { hasText: '.old-' });
  const keptAs = await kept.innerText();
  expect(await overview()).toEqual(before);
  await answerOpenDialog(t.app, [keptAs]);
  await button(t, 'Restore…').click();
  expect(await dialog.innerText()).toMatch(/Stores\s+3/);
  await button(t, 'Restore it').click();
  const keptDatabases = main().locator('.kept-databases li');
  await keptDatabases.nth(1).waitFor();
  expect(await overview()).toEqual(later);

  await keptDatabases.last().getByRole('button', { name: 'Delete…' }).click();
  await button(t, 'Delete it').click();
  await keptDatabases.nth(1).waitFor({ state: 'detached' });
  expect(await overview()).toEqual(later);
});

test('no screen is so long that the page itself scrolls', async () => {
  await choose('Off');
  const page = () =>
    t.page.evaluate(() => [scrollY, document.documentElement.scrollTop, document.body.scrollTop]);
  expect(await page()).toEqual([0, 0, 0]);
});

test('what is no backup is refused, and the data stay', async () => {
  const before = await overview();
  const text = join(t.folder, 'text.db');
  writeFileSync(text, 'no database '.repeat(100));
  for (const path of [
    text,
    join(t.dataFolder, 'store-monitor.db'),
    join(t.dataFolder, 'store-monitor.db-wal'),
  ]) {
    await answerOpenDialog(t.app, [path]);
    await button(t, 'Restore…').click();
    await main().getByText('Nothing was restored').waitFor();
    await button(t, 'Dismiss this message').click();
  }
  expect(await overview()).toEqual(before);
});

describe('the automatic backup', () => {
  const made = () => {
    const folder = join(t.dataFolder, 'backups');
    return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : [];
  };

  test('is made when it is due, and before each import where that is chosen, and the oldest go', async () => {
    await choose('Daily');
    await main().getByText('The last one was made').waitFor();
    expect(made()).toHaveLength(1);
    await choose('Before each import');
    const keep = t.page.getByRole('textbox', { name: 'Automatic backups to keep' });
    await keep.fill('2');
    await keep.press('Enter');
    for (const store of ['store-d', 'store-e']) {
      await navigateTo(t, 'Import');
      await importThrough(t, [laterFile(store)]);
    }
    expect(made()).toHaveLength(2);
  });

  test('that fails is told once, on whatever screen, and the import goes on', async () => {
    const blocked = join(t.folder, 'blocked');
    mkdirSync(blocked);
    await navigateTo(t, 'Settings');
    await answerOpenDialog(t.app, [join(blocked, 'gone')]);
    writeFileSync(join(blocked, 'gone'), 'a file is in the way');
    await button(t, 'Choose a folder…').click();
    await main().getByText(join(blocked, 'gone')).waitFor();
    await navigateTo(t, 'Import');
    await importThrough(t, [laterFile('store-f')]);
    const notice = main().getByRole('alert').filter({ hasText: 'The automatic backup was not made' });
    await notice.waitFor();
    await notice.getByRole('button', { name: 'Dismiss this message' }).click();
    await importThrough(t, [laterFile('store-g')]);
    expect(await notice.count()).toBe(0);
    expect(await t.page.evaluate(() => window.storeMonitor.call('overview'))).toMatchObject({
      value: { stores: 7 },
    });
  });
});
