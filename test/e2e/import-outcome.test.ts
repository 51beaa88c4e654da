import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runs } from '../fixtures/runs.ts';
import { answerOpenDialog, emptyApp, sharedApp, type TestApp } from './app.ts';
import {
  button,
  createAnother,
  createReport,
  importSample,
  importThrough,
  navigateTo,
  openNewReport,
  writeGoodFiles,
} from './steps.ts';

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
});
beforeEach(() => emptyApp(t));
afterAll(() => t.close());

const main = () => t.page.locator('main');
const overview = () => t.page.evaluate(() => window.storeMonitor.call('overview'));

/** A polls file of the folder with these lines below its header. */
function pollsFile(name: string, lines: readonly string[]): string {
  const path = join(t.folder, name);
  writeFileSync(path, `store_id,timestamp_utc,status\n${lines.join('\n')}\n`);
  return path;
}

/** The counts of one file, as they stand below “New”, “Replaced”, “Unchanged” and “Rejected”. */
async function counts(): Promise<Record<string, string>> {
  return Object.fromEntries(
    await main()
      .locator('.count')
      .evaluateAll((all) =>
        all.map((count) => [count.querySelector('dt')?.textContent, count.querySelector('dd')?.textContent]),
      ),
  );
}

test('the same file again says that nothing changed, and its counts add up to the rows read', async () => {
  const [polls = ''] = writeGoodFiles(t.folder);
  await importThrough(t, [polls]);
  expect(await counts()).toEqual({ New: '96', Replaced: '0', Unchanged: '0', Rejected: '0' });
  await importThrough(t, [polls]);
  await t.page.getByRole('heading', { level: 2, name: 'Nothing changed' }).waitFor();
  expect(await counts()).toEqual({ New: '0', Replaced: '0', Unchanged: '96', Rejected: '0' });
  await main().getByText('96 rows read').waitFor();
  await main().getByText('Nothing changed: every row was stored already.').waitFor();
  await t.page.getByRole('status').filter({ hasText: 'Nothing changed' }).waitFor();
});

test('much rejected is amber, with each reason once, how many rows it is of, and one of them', async () => {
  const file = pollsFile('mixed.csv', [
    's1,2024-05-06 10:00:00 UTC,active',
    's1,yesterday,active',
    's1,tomorrow,active',
    's1,2024-05-06 11:00:00 UTC,asleep',
  ]);
  await importThrough(t, [file]);
  await main().locator('.outcome-amber').getByText('75% of its rows could not be read.').waitFor();
  const list = t.page.getByRole('list', { name: 'Reasons' });
  await list.waitFor();
  const reasons = await list.getByRole('listitem').allInnerTexts();
  expect(reasons.map((reason) => reason.replaceAll(/\s+/g, ' '))).toEqual([
    '2 rows “…” is not a timestamp such as line 3: s1,yesterday,active',
    '1 row “…” is not a status (active or inactive) such as line 5: s1,2024-05-06 11:00:00 UTC,asleep',
  ]);
});

test('what an import warns of is told with its outcome, and stays with the import', async () => {
  const year = new Date().getFullYear() + 3;
  const file = pollsFile('ahead.csv', [
    's1,2024-05-06 10:00:00 UTC,active',
    `s1,${year}-05-06 10:00:00 UTC,active`,
  ]);
  await importThrough(t, [file]);
  const words = `1 poll is dated more than a day ahead of this computer’s clock, the latest ${year}-05-06T10:00:00.000Z.`;
  await main().locator('.outcome-amber').getByText(words).waitFor();
  await button(t, 'Close').click();
  const row = t.page.getByRole('row').filter({ hasText: 'ahead.csv' });
  await row.getByText('1 warning', { exact: true }).click();
  await row.getByText(words).waitFor();
});

test('what is stored is told with what that means for stores without hours or zone', async () => {
  await importThrough(t, writeGoodFiles(t.folder));
  const subtitle = main().locator('.subtitle').first();
  await expect
    .poll(() => subtitle.innerText())
    .toBe('2 stores and 96 polls. 1 store without hours: treated as open around the clock.');
});

test('own files beside the sample: asks to remove it first, which is the default', async () => {
  await importSample(t);
  await createReport(t);
  await navigateTo(t, 'Import');
  await main().getByText('and the report made from them').waitFor();
  await answerOpenDialog(t.app, writeGoodFiles(t.folder));
  await button(t, 'Import files…').click();
  await button(t, 'Import').click();
  const dialog = t.page.getByRole('alertdialog', { name: 'Remove the sample data first?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await overview()).toMatchObject({ value: { hasSample: true } });
  await button(t, 'Import').click();
  await dialog.waitFor();
  await t.page.keyboard.press('Enter');
  await t.page.getByRole('heading', { level: 2, name: 'Import finished' }).waitFor();
  expect(await overview()).toMatchObject({ value: { hasSample: false, stores: 2, polls: 96 } });
});

test('own files beside the sample: both stay where that is wanted', async () => {
  await importSample(t);
  await answerOpenDialog(t.app, writeGoodFiles(t.folder));
  await button(t, 'Import files…').click();
  await button(t, 'Import').click();
  await button(t, 'Keep it and import').click();
  await t.page.getByRole('heading', { level: 2, name: 'Import finished' }).waitFor();
  expect(await overview()).toMatchObject({ value: { hasSample: true, stores: 42 } });
});

test('a time that was chosen for the sample is not asked of the files that come after it', async () => {
  await importSample(t);
  await navigateTo(t, 'Report');
  await openNewReport(t);
  await t.page.getByRole('radio', { name: 'Chosen time' }).click({ force: true });
  await t.page.getByRole('textbox', { name: 'Time, in UTC' }).fill('11/2/2024 18:12');
  await t.page.getByText('Means Nov 2, 2024, 18:12 UTC').waitFor();
  await button(t, 'Cancel').click();
  await button(t, 'Remove sample data').click();
  await navigateTo(t, 'Import');
  await importThrough(t, writeGoodFiles(t.folder));
  await button(t, 'Create report').first().click();
  await main()
    .getByText(/^As of May 7, 2024/)
    .waitFor();
  await openNewReport(t);
  expect(await t.page.getByRole('radio', { name: 'Latest poll' }).isChecked()).toBe(true);
});

test('one file refused is not “none of them”', async () => {
  const bad = join(t.folder, 'menu.csv');
  writeFileSync(bad, 'dish,price\nsoup,4\n');
  await answerOpenDialog(t.app, [bad]);
  await button(t, 'Import files…').click();
  await main().getByText('It cannot be imported; it says why.').waitFor();
  expect(await main().innerText()).not.toContain('None of them');
});

test('files that were refused are told of beside what was imported, each with its reason', async () => {
  const bad = join(t.folder, 'menu.csv');
  writeFileSync(bad, 'dish,price\nsoup,4\n');
  await importThrough(t, [...writeGoodFiles(t.folder), bad]);
  await t.page.getByRole('heading', { name: '3 of 4 files imported' }).waitFor();
  await main().getByText('1 file was refused; it says why.').waitFor();
  const refused = main().getByRole('listitem').filter({ hasText: 'menu.csv' });
  expect(await refused.innerText()).toMatch(/Refused\s+\S.*/);
  await t.page.getByRole('status').filter({ hasText: 'Imported 3 files, 1 refused' }).waitFor();
});

test('a folder is taken as the CSV files in it', async () => {
  const folder = join(t.folder, 'from the till');
  mkdirSync(join(folder, 'deeper'), { recursive: true });
  writeGoodFiles(folder);
  writeFileSync(join(folder, 'notes.md'), 'not this one');
  await importThrough(t, [folder]);
  expect(await overview()).toMatchObject({ value: { stores: 2, polls: 96 } });
});

test('a report asked for without data gives one message', async () => {
  await t.app.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label.includes('File'));
    file?.submenu?.items.find(({ label }) => label === 'Create Report')?.click();
  });
  await t.page.getByRole('heading', { name: 'Nothing to report on yet' }).waitFor();
  await t.page.getByRole('status').filter({ hasText: 'Not created' }).waitFor();
  expect(await t.page.getByRole('alert').count()).toBe(0);
});

test('a store id cannot turn or hide what stands around it', async () => {
  await importThrough(t, [pollsFile('turned.csv', ['ab\u202Ecd\u200B,2024-05-06 10:00:00 UTC,active'])]);
  await navigateTo(t, 'Report');
  await createAnother(t);
  await t.page.getByRole('heading', { level: 2, name: 'ab⟨U+202E⟩cd⟨U+200B⟩' }).waitFor();
  await t.page.getByRole('tab', { name: 'Table' }).click();
  await t.page.getByRole('grid', { name: 'Stores' }).getByText('ab⟨U+202E⟩cd⟨U+200B⟩').waitFor();
  expect(await t.page.locator('body').innerText()).not.toContain('\u202E');
});

test('the status tells the present after many quick reports, and forgets the removed', async () => {
  await importSample(t);
  await createReport(t);
  const many = runs(8, 30);
  await t.page.evaluate(async (count) => {
    for (let i = 0; i < count; i++) {
      await window.storeMonitor.call('createReport', { asOf: { kind: 'latest' }, reachMinutes: 90 });
    }
  }, many);
  await expect
    .poll(async () => {
      const answer = await t.page.evaluate(() => window.storeMonitor.call('listReports'));
      return answer.ok && answer.value.every(({ state }) => state === 'Complete') && answer.value.length;
    })
    .toBe(many + 1);
  const status = t.page.getByRole('status').first();
  await t.page.waitForTimeout(1000);
  const changes = await status.evaluate(async (region) => {
    let seen = 0;
    const observer = new MutationObserver(() => seen++);
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    await new Promise((passed) => setTimeout(passed, 1500));
    observer.disconnect();
    return seen;
  });
  expect([changes, await status.innerText()]).toEqual([0, 'Complete']);
  await button(t, 'Remove sample data').click();
  await expect.poll(() => status.innerText()).toBe('Removed');
});
