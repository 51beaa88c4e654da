import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/folder.ts';
import { launchApp, type TestApp } from './app.ts';
import { makeBefore } from './made-before.ts';
import { button, importThrough, navigateTo, showStores, writeGoodFiles } from './steps.ts';

let t: TestApp;
afterAll(() => t.close());
const folder = temporaryFolder();
beforeAll(async () => {
  await makeBefore(folder, { files: writeGoodFiles(folder), reports: 52 });
  t = await launchApp({ folder });
});

const polls = () =>
  t.page.evaluate(async () => {
    const answer = await window.storeMonitor.call('overview');
    return answer.ok ? answer.value.polls : undefined;
  });
const dialog = () => t.page.getByRole('alertdialog');
const choose = (group: string, name: string) =>
  t.page.getByRole('radiogroup', { name: group }).getByText(name, { exact: true }).click();
const ofSpace = () => t.page.locator('.setting').filter({ has: t.page.getByText('Space on the disk') });

/** Has the page note every height that the element has from now on while it is shown, and answers how to ask for them. */
async function heightsOf(element: Locator): Promise<() => Promise<readonly number[]>> {
  const noted = await element.evaluateHandle((box) => {
    const heights = new Set<number>();
    new ResizeObserver(() => {
      if (box.clientHeight > 0) heights.add(box.clientHeight);
    }).observe(box);
    return heights;
  });
  return () => noted.evaluate((heights) => [...heights]);
}

/** From before it is counted to after everything was deleted. */
let heightsOfSpace: () => Promise<readonly number[]>;

test('Settings show what takes how much of the disk', async () => {
  await ofSpace().waitFor({ state: 'attached' });
  heightsOfSpace = await heightsOf(ofSpace());
  await navigateTo(t, 'Settings');
  const table = t.page.getByRole('table', { name: 'Space on the disk' });
  await table.getByRole('cell', { name: 'kB' }).first().waitFor();
  expect(await table.getByRole('rowheader').allInnerTexts()).toEqual(
    expect.arrayContaining(['Polls', 'Reports', 'To undo imports', 'Free, for what comes next']),
  );
});

test('old polls go after a word in numbers; Keep it keeps them; reports stay', async () => {
  const field = t.page.getByRole('textbox', { name: 'Polls up to' });
  await field.fill('last week');
  await button(t, 'Delete polls…').click();
  await t.page.getByText('Type a day, such as 2023-01-25, or a day and a time.').waitFor();
  await field.fill('2024-05-06');
  await button(t, 'Delete polls…').click();
  expect(await dialog().innerText()).toContain('48 polls of 96 polls would go.');
  expect(await dialog().innerText()).toContain('3 imports could no longer be undone');
  await button(t, 'Keep it').click();
  expect(await polls()).toBe(96);
  await button(t, 'Delete polls…').click();
  await button(t, 'Delete 48 polls').click();
  await t.page.getByText('48 polls were deleted.').waitFor();
  expect(await polls()).toBe(48);
  await button(t, 'Dismiss').click();
  await button(t, 'Delete polls…').click();
  await t.page.getByText('There is nothing that old.').waitFor();
  await navigateTo(t, 'Report');
  await showStores(t);
});

test('fewer reports are kept only after a word in numbers, and reports go by their age', async () => {
  await navigateTo(t, 'Settings');
  await choose('Reports to keep', 'All');
  const complete = () =>
    t.page.evaluate(async () => {
      const answer = await window.storeMonitor.call('listReports');
      return answer.ok ? answer.value.filter(({ state }) => state === 'Complete').length : 0;
    });
  expect(await complete()).toBe(52);
  await choose('Reports to keep', '50');
  expect(await dialog().innerText()).toContain('2 reports without a label would be deleted at once.');
  await button(t, 'Delete 2 reports').click();
  await expect.poll(complete).toBe(50);
  await t.page.getByRole('textbox', { name: 'Made up to' }).fill('2099-12-31');
  await button(t, 'Delete reports…').click();
  await button(t, 'Delete 50 reports').click();
  await t.page.getByText('50 reports were deleted.').waitFor();
  expect(await complete()).toBe(0);
});

test('everything goes once the word is typed', async () => {
  await button(t, 'Delete all data…').click();
  const confirm = dialog().getByRole('button', { name: 'Delete all data' });
  expect(await dialog().innerText()).toMatch(/2 stores\s+48 polls\s+3 imports\s+0 reports/);
  expect(await confirm.isDisabled()).toBe(true);
  await dialog().getByRole('textbox').fill('delete');
  await confirm.click();
  await t.page.getByText('All data were deleted.').waitFor();
  // Whatever was counted: what stands below did not move away from under a press.
  expect(await heightsOfSpace()).toHaveLength(1);
  await navigateTo(t, 'Import');
  await button(t, 'Try the sample data').waitFor();
});

test('imports are kept for good from their list', async () => {
  const later = join(t.folder, 'later.csv');
  writeFileSync(later, 'store_id,status,timestamp_utc\nstore-c,active,2024-05-08 12:00:00 UTC\n');
  await importThrough(t, [later]);
  await button(t, 'Give up undo…').click();
  await button(t, 'Give up undo').click();
  await button(t, 'Undo import').waitFor({ state: 'detached' });
  expect(await polls()).toBe(1);
});
