import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOpenDialog, sharedApp, type TestApp } from './app.ts';
import { button, createReport, importThrough, navigateTo, showStores, writeGoodFiles } from './steps.ts';

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
  await importThrough(t, writeGoodFiles(t.folder));
});
afterAll(() => t.close());

function write(name: string, lines: readonly string[]): string {
  const path = join(t.folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const main = () => t.page.locator('main');
const card = (name: string) =>
  main()
    .getByRole('listitem')
    .filter({ has: t.page.getByText(name, { exact: true }) });
const preview = (name: string) => t.page.getByRole('region', { name: `First rows of ${name}` }).locator('tr');
const closures = async () => {
  const answer = await t.page.evaluate(() => window.storeMonitor.call('listClosures'));
  return answer.ok ? answer.value : [];
};
const stores = async () => {
  const answer = await t.page.evaluate(() => window.storeMonitor.call('listStores'));
  return answer.ok ? answer.value : [];
};
/** The rejected rows of the import on screen, without their lines' numbers. */
const rejected = () =>
  t.page
    .getByRole('table', { name: 'Rejected rows' })
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText)));

const STORES = [
  'Sales_Per_Hour;STORE_ID; Store_Name ;store_group',
  '1250.50;store-a;"Market; Street";West',
  ';store-b;;',
];
const CLOSURES = [
  'store_id,closed_from_local,closed_until_local,reason',
  '*,2024-12-25,2024-12-25,Christmas',
  'store-a,2024-05-06 22:00,2024-05-07 06:30,Works',
];

test('stores and closures are told what they are, shown as they stand, and imported together', async () => {
  await answerOpenDialog(t.app, [write('closures.csv', CLOSURES), write('names.csv', STORES)]);
  await button(t, 'Import files…').click();
  await card('closures.csv')
    .getByText(/^Closures · /)
    .waitFor();
  await card('names.csv')
    .getByText(/^Stores · /)
    .waitFor();
  expect(await preview('closures.csv').allInnerTexts()).toEqual(
    // How each is read stands beside what the file says.
    CLOSURES.map((line) => expect.stringContaining(line.replaceAll(',', '\t'))),
  );
  expect(await preview('names.csv').allInnerTexts()).toEqual(
    [
      'Sales_Per_Hour\tSTORE_ID\tStore_Name\tstore_group',
      '1250.50\tstore-a\tMarket; Street\tWest',
      '\tstore-b',
    ].map((line) => expect.stringContaining(line)),
  );
  expect(await stores()).toMatchObject([{ name: undefined }, { name: undefined }]);
  await button(t, 'Import').click();
  await button(t, 'Create report').first().waitFor();
  expect(await closures()).toEqual([
    { store: '*', from: '2024-12-25', until: '2024-12-25', reason: 'Christmas' },
    { store: 'store-a', from: '2024-05-06 22:00', until: '2024-05-07 06:30', reason: 'Works' },
  ]);
  expect(await stores()).toMatchObject([
    { id: 'store-a', name: 'Market; Street', group: 'West' },
    { id: 'store-b' },
  ]);
  await createReport(t);
  await t.page.getByRole('grid', { name: 'Stores' }).getByText('Market; Street').waitFor();
  await navigateTo(t, 'Import');
});

test('rows that cannot be read are rejected alone, each with its reason; a blank name clears the one known', async () => {
  await importThrough(t, [
    write('names.csv', [
      'store_id,name,group,sales_per_hour',
      'store-a,,North,"1.250,50"',
      'store-a,,North,12',
      '8.41954E+18,Harbour,,',
      'store-b',
    ]),
  ]);
  await t.page
    .getByRole('button', { name: /rejected/i })
    .first()
    .click();
  await expect.poll(rejected).toEqual([
    [
      '2',
      expect.stringContaining('is not an amount (0 or more, with a decimal point'),
      expect.stringContaining('1.250,50'),
    ],
    ['4', expect.stringContaining('is a store id that a spreadsheet rounded'), '8.41954E+18,Harbour,,'],
    ['5', expect.stringContaining('name'), 'store-b'],
  ]);
  expect((await stores()).find(({ id }) => id === 'store-a')).toMatchObject({ group: 'North' });
  expect((await stores()).find(({ id }) => id === 'store-a')?.name).toBeUndefined();

  await importThrough(t, [
    write('closures.csv', [
      'store_id,closed_from_local,closed_until_local,reason',
      'store-a,2024-07-04,2024-07-03,Backwards',
      'store-a,1/2/2024,1/3/2024,Which is the month?',
      'store-a,2024-07-04,2024-07-04,Independence Day',
      'store-a,2024-02-30,2024-03-01,',
    ]),
  ]);
  await t.page
    .getByRole('button', { name: /rejected/i })
    .first()
    .click();
  await expect.poll(async () => (await rejected()).map(([line]) => line)).toEqual(['2', '3', '5']);
  // Of the store that the file names, what it says replaces what was known; of every store nothing changed.
  expect(await closures()).toEqual([
    { store: '*', from: '2024-12-25', until: '2024-12-25', reason: 'Christmas' },
    { store: 'store-a', from: '2024-07-04', until: '2024-07-04', reason: 'Independence Day' },
  ]);
});

test('undone, newest first, what they replaced comes back', async () => {
  const imports = t.page.getByRole('table', { name: 'Recent imports' }).getByRole('rowheader');
  const undo = async (name: string) => {
    const count = await imports.count();
    await button(t, 'Undo import').click();
    const dialog = t.page.getByRole('alertdialog');
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain(`Undo the import of ${name}?`);
    await button(t, 'Undo it').click();
    await dialog.waitFor({ state: 'detached' });
    // Until then the button is still that of what was undone.
    await expect.poll(() => imports.count()).toBe(count - 1);
  };
  await undo('closures.csv');
  await expect
    .poll(async () => (await closures()).map(({ reason }) => reason))
    .toEqual(['Christmas', 'Works']);
  await undo('names.csv');
  await expect.poll(async () => (await stores())[0]).toMatchObject({ name: 'Market; Street', group: 'West' });
  await undo('names.csv');
  await expect.poll(async () => (await stores())[0]?.name).toBeUndefined();
  await undo('closures.csv');
  await expect.poll(closures).toEqual([]);
  // The report made meanwhile still calls the store as it did.
  await navigateTo(t, 'Report');
  await showStores(t);
  await t.page.getByRole('grid', { name: 'Stores' }).getByText('Market; Street').waitFor();
});
