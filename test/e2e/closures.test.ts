import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedApp, type TestApp } from './app.ts';
import { button, importThrough, navigateTo, writeGoodFiles } from './steps.ts';

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
  await importThrough(t, writeGoodFiles(t.folder));
  await importThrough(t, [
    write('stores.csv', 'store_id,name,group\nstore-a,Market Street,West\nstore-b,,West\nstore-c,Harbour,\n'),
  ]);
  await navigateTo(t, 'Closures');
});
afterAll(() => t.close());

function write(name: string, text: string): string {
  const path = join(t.folder, name);
  writeFileSync(path, text);
  return path;
}

const grid = () => t.page.getByRole('grid', { name: 'Closures' });
const dialog = () => t.page.getByRole('dialog');
/** Once the dialog is there and its first day has the focus: keys pressed before that go nowhere. */
const takesKeys = () =>
  dialog()
    .getByRole('group', { name: 'First day' })
    .getByRole('spinbutton')
    .first()
    .and(t.page.locator(':focus'))
    .waitFor();
const stored = async () => {
  const answer = await t.page.evaluate(() => window.storeMonitor.call('listClosures'));
  return answer.ok ? answer.value : [];
};
const rows = async () =>
  (await grid().getByRole('row').allInnerTexts()).slice(1).map((row) => row.split(/\s*\t\s*|\n+/));
const CHRISTMAS = { store: '*', from: '2024-12-25', until: '2024-12-25', reason: '' };

test('25 December, all stores, is a few keys; the polls of the data say which year', async () => {
  // It cannot be pressed, nor have the focus, until the stores are known.
  await expect.poll(() => button(t, 'Add closure…').isEnabled()).toBe(true);
  await button(t, 'Add closure…').focus();
  await t.page.keyboard.press('Enter');
  await takesKeys();
  for (const key of ['1', '2', '2', '5', 'Enter']) await t.page.keyboard.press(key);
  await grid().waitFor();
  expect(await stored()).toEqual([CHRISTMAS]);
  expect(await rows()).toEqual([['Every store', 'Wed, Dec 25, 2024', 'Wed, Dec 25, 2024']]);
  await t.page
    .getByRole('status')
    .filter({ hasText: 'Closure added: Every store, Wed, Dec 25, 2024.' })
    .filter({ hasText: 'once there are polls of that time' })
    .waitFor();
  expect(await button(t, 'Create report').count()).toBe(0);
});

test('what is wrong or already there is said beside it, and nothing is added', async () => {
  await button(t, 'Add closure…').click();
  await takesKeys();
  await t.page.keyboard.type('12');
  await t.page.keyboard.type('25');
  await t.page.getByText('Closed then already: Every store, Wed, Dec 25, 2024.').waitFor();
  await dialog().getByRole('group', { name: 'Last day' }).getByRole('spinbutton').nth(1).focus();
  await t.page.keyboard.type('24');
  await button(t, 'Add closure').click();
  await t.page.getByText('Until must be after from: the last day is before the first.').waitFor();
  await t.page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(await stored()).toEqual([CHRISTMAS]);
});

test('a group is one row, with times of day; it is changed and removed as one', async () => {
  await button(t, 'Add closure…').click();
  await t.page.getByRole('radio', { name: 'A group' }).click({ force: true });
  await dialog().getByRole('button', { name: /Group/ }).click();
  await t.page.getByRole('option', { name: /^West/ }).click();
  await t.page.getByText('Begins or ends within a day').click();
  await dialog().getByRole('group', { name: 'Closed from' }).getByRole('spinbutton').first().focus();
  await t.page.keyboard.type('0830');
  await t.page.getByRole('textbox', { name: 'Reason' }).fill('Works');
  await t.page.keyboard.press('Enter');
  await expect.poll(async () => (await stored()).length).toBe(3);
  expect((await stored()).slice(1)).toEqual(
    ['store-a', 'store-b'].map((store) => ({
      store,
      from: '2024-05-07 08:30',
      until: '2024-05-07',
      reason: 'Works',
    })),
  );
  await expect
    .poll(rows)
    .toContainEqual(['West (2 stores)', 'Tue, May 7, 2024, 08:30', 'Tue, May 7, 2024', 'Works']);

  await grid().getByText('Works').dblclick();
  await t.page.getByRole('textbox', { name: 'Reason' }).fill('Painting');
  await button(t, 'Save changes').click();
  await expect
    .poll(async () => (await stored()).filter(({ reason }) => reason === 'Painting').length)
    .toBe(2);
  await grid().getByText('Painting').click({ button: 'right' });
  await t.page.getByRole('menuitem', { name: 'Remove closure' }).click();
  await expect.poll(stored).toEqual([CHRISTMAS]);
  await button(t, 'Undo').click();
  await expect.poll(async () => (await stored()).length).toBe(3);
});

test('a double click or two Enters add a closure once, and Undo takes it back', async () => {
  const before = await stored();
  const presses = [
    () => button(t, 'Add closure').dblclick(),
    async () => {
      await t.page.getByRole('textbox', { name: 'Reason' }).focus();
      await t.page.keyboard.press('Enter');
      await t.page.keyboard.press('Enter');
    },
  ];
  for (const pressTwice of presses) {
    await button(t, 'Add closure…').click();
    await t.page.getByRole('textbox', { name: 'Reason' }).fill('Inventory');
    await pressTwice();
    await dialog().waitFor({ state: 'detached' });
    expect((await stored()).length).toBe(before.length + 1);
    await button(t, 'Undo').dblclick();
    await t.page.getByText('Undone: closures are what they were before.').waitFor();
    expect(await stored()).toEqual(before);
    expect(await t.page.getByRole('alert').count()).toBe(0);
  }
});

test('one store of many is found by its name', async () => {
  await button(t, 'Add closure…').click();
  await t.page.getByRole('radio', { name: 'One store' }).click({ force: true });
  const store = dialog().getByRole('combobox', { name: 'Store' });
  await store.fill('harb');
  await t.page.getByRole('option', { name: /Harbour/ }).click();
  await button(t, 'Add closure').click();
  await expect
    .poll(stored)
    .toContainEqual({ ...CHRISTMAS, store: 'store-c', from: '2024-05-07', until: '2024-05-07' });
});

test('thousands from a file are one row a holiday, searched and scrolled; those long past are put away', async () => {
  await navigateTo(t, 'Import');
  const lines = ['store_id,closed_from_local,closed_until_local,reason'];
  for (let store = 0; store < 40; store++) {
    for (let day = 0; day < 100; day++) {
      const date = new Date(Date.UTC(2019, 0, 1) + day * 40 * 86_400_000).toISOString().slice(0, 10);
      lines.push(`s${store},${date},${date},${day === 7 ? 'Flood' : `Day ${store % 20}`}`);
    }
  }
  await importThrough(t, [write('closures.csv', `${lines.join('\n')}\n`)]);
  await navigateTo(t, 'Closures');
  const count = async () => Number(await grid().getAttribute('aria-rowcount')) - 1;
  const segment = (name: RegExp) => t.page.getByRole('radio', { name });
  // Until the list has come, its choices grow and move from under the pointer.
  await segment(/^All 1,984$/).waitFor({ state: 'attached' });
  await segment(/^All/).click({ force: true });
  // 99 days of 20 groups of stores, a flood of all at once, and what was there before.
  await expect.poll(count).toBe(99 * 20 + 1 + 3);
  await segment(/^Current/).click({ force: true });
  const ahead = await count();
  await segment(/^Past/).click({ force: true });
  await expect.poll(count).toBe(99 * 20 + 4 - ahead);
  await t.page.getByRole('searchbox', { name: 'Search closures' }).fill('flood');
  await expect.poll(count).toBe(1);
  expect((await rows())[0]?.[0]).toBe('40 stores');
});
