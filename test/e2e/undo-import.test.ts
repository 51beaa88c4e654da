import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedApp, type TestApp } from './app.ts';
import { button, createReport, importThrough, navigateTo, writeGoodFiles } from './steps.ts';

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
});
afterAll(() => t.close());

const imports = () => t.page.getByRole('table', { name: 'Recent imports' }).getByRole('rowheader');
const overview = () => t.page.evaluate(() => window.storeMonitor.call('overview'));

test('an import is undone from its list, newest first, after a word in numbers; Keep it changes nothing', async () => {
  await importThrough(t, writeGoodFiles(t.folder));
  const before = await overview();
  await createReport(t);
  await navigateTo(t, 'Import');
  const later = join(t.folder, 'later.csv');
  writeFileSync(later, 'store_id,status,timestamp_utc\nstore-c,active,2024-05-08 12:00:00 UTC\n');
  await importThrough(t, [later]);
  // The list asks anew once the outcome is there.
  await expect.poll(() => imports().first().innerText()).toBe('later.csv');

  await button(t, 'Undo import').click();
  const dialog = t.page.getByRole('alertdialog');
  expect(await dialog.innerText()).toContain('Undo the import of later.csv?');
  expect(await dialog.innerText()).toContain('1 poll and 1 store go.');
  await button(t, 'Keep it').click();
  expect(await imports().first().innerText()).toBe('later.csv');

  await button(t, 'Undo import').click();
  await button(t, 'Undo it').click();
  await expect.poll(() => imports().first().innerText()).not.toBe('later.csv');
  expect(await overview()).toEqual(before);
});
