import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedApp, type TestApp } from './app.ts';
import { button, writeGoodFiles } from './steps.ts';

let t: TestApp;
let session: CDPSession;
beforeAll(async () => {
  t = await sharedApp();
  session = await t.app.context().newCDPSession(t.page);
});
afterAll(() => t.close());

/** Drags paths of the system over the window; they are let go with `letGo`. */
async function dragOver(paths: readonly string[]): Promise<() => Promise<void>> {
  const at = { x: 400, y: 300, data: { items: [], files: [...paths], dragOperationsMask: 1 } };
  await session.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at });
  await session.send('Input.dispatchDragEvent', { type: 'dragOver', ...at });
  return async () => {
    await session.send('Input.dispatchDragEvent', { type: 'drop', ...at });
  };
}

function makeFolder(name: string): string {
  const folder = join(t.folder, name);
  mkdirSync(folder);
  return folder;
}

const shownFiles = () => t.page.locator('main').locator('.file-card h3').allInnerTexts();

test('files over the window are met with what will happen, and are reviewed once let go', async () => {
  const letGo = await dragOver(writeGoodFiles(t.folder));
  await t.page.getByText('Drop your files to import them').waitFor();
  await letGo();
  await t.page.getByRole('heading', { name: '3 files chosen' }).waitFor();
  expect(await shownFiles()).toEqual(['polls.csv', 'hours.csv', 'zones.csv']);
  expect(await t.page.getByText('Drop your files to import them').count()).toBe(0);
  await button(t, 'Dismiss').click();
});

test('a folder stands for the CSV files in it', async () => {
  const folder = makeFolder('stores');
  writeGoodFiles(folder);
  writeFileSync(join(folder, 'photo.jpg'), 'no table');
  const letGo = await dragOver([folder]);
  await letGo();
  await t.page.getByRole('heading', { name: '3 files chosen' }).waitFor();
  expect(await shownFiles()).toEqual(['hours.csv', 'polls.csv', 'zones.csv']);
  await button(t, 'Import').click();
  await button(t, 'Create report').first().waitFor();
});

test('a folder without CSV files is told once, and nothing can be imported of it', async () => {
  const folder = makeFolder('photos');
  writeFileSync(join(folder, 'photo.jpg'), 'no table');
  const letGo = await dragOver([folder]);
  await letGo();
  await t.page.getByRole('heading', { name: 'Nothing to import' }).waitFor();
  expect(await shownFiles()).toEqual(['photos']);
  expect(await t.page.locator('.refusal').allInnerTexts()).toEqual([
    'No CSV file was found in this folder. Only files that lie directly in it are taken.',
  ]);
  expect(await button(t, 'Import').isDisabled()).toBe(true);
});
