import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedApp, type TestApp } from './app.ts';
import { violationsOn } from './axe.ts';
import { button, createOverview, importThrough, showStores } from './steps.ts';

const HOUR = 3_600_000;
const AS_OF = Date.parse('2024-05-08T18:00:00Z');
const STORES = 8;

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
  await importThrough(t, [writeFleet(t.folder)]);
  await createOverview(t);
});
afterAll(() => t.close());

/** Polled every hour around the clock; the first three are never online, the others are down now and then. */
function writeFleet(folder: string): string {
  const rows = ['store_id,timestamp_utc,status'];
  for (let store = 0; store < STORES; store++) {
    for (let hour = 0; hour < 168; hour++) {
      const minutes = 1 + ((store * 7 + hour * 11) % 40);
      const at = new Date(AS_OF - hour * HOUR - minutes * 60_000).toISOString();
      const isDown = store < 3 || (hour > 2 && (hour * 7 + store * 13) % 61 < 2);
      rows.push(`s${store},${at},${isDown ? 'inactive' : 'active'}`);
    }
  }
  const path = join(folder, 'polls.csv');
  writeFileSync(path, rows.join('\n'));
  return path;
}

const answer = () => t.page.getByRole('region', { name: 'In short' });
const dialog = () => t.page.getByRole('dialog');
const grid = () => t.page.getByRole('grid', { name: 'Stores' });
const row = (store: string) => grid().getByRole('row').filter({ hasText: store });
const saysNeverOnline = (stores: number) =>
  expect
    .poll(() => answer().innerText())
    .toMatch(new RegExp(`\\D${stores}\\D+${stores === 1 ? 'was' : 'were'} never online`));
const tab = (name: string) => t.page.getByRole('tab', { name }).click();

test('several are set aside from the table by keyboard: the Overview leaves them out at once, and says so', async () => {
  await saysNeverOnline(3);
  await showStores(t);
  const inOrder = async () =>
    (await grid().getByRole('rowheader').allInnerTexts()).map((name) => name.replaceAll(/\s+/g, ' '));
  await expect
    .poll(async () => (await inOrder()).slice(-4))
    .toEqual([expect.stringMatching(/^s[3-7]$/), ...[0, 1, 2].map((store) => `s${store} never online`)]);
  await expect.poll(() => button(t, 'Set aside…').isDisabled()).toBe(true);
  await row('s0').getByRole('rowheader').click();
  await row('s1')
    .getByRole('rowheader')
    .click({ modifiers: ['Shift'] });
  await button(t, 'Set aside…').click();
  await dialog().getByText('2 stores').waitFor();
  expect(await violationsOn(t.page)).toEqual([]);
  await dialog().getByRole('textbox', { name: 'Reason (optional)' }).fill('Closed for good');
  await t.page.keyboard.press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await t.page.getByText('2 stores set aside from Wed, May 8, 2024.').waitFor();
  await expect.poll(() => row('s0').getByRole('rowheader').innerText()).toContain('set aside');
  expect(await grid().getAttribute('aria-rowcount')).toBe(String(STORES + 1));
  expect((await inOrder()).slice(-3)).toEqual(['s2 never online', 's0 set aside', 's1 set aside']);
  await tab('Overview');
  await saysNeverOnline(1);
  await answer().getByText(', not counted here.').waitFor();
  await t.page
    .getByText(/^This still counts the 2 stores set aside/)
    .first()
    .waitFor({ state: 'detached' });
  // Its hours are drawn a moment after it.
  await t.page.getByRole('listbox', { name: 'Hours of the week' }).getByRole('option').first().waitFor();
  expect(await violationsOn(t.page)).toEqual([]);
});

test('the line leads to them, and outages of theirs stand apart', async () => {
  await answer()
    .getByRole('button', { name: /^2 stores set aside/ })
    .click();
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('3');
  await tab('Outages');
  const outages = t.page.getByRole('grid', { name: 'Outages' });
  await outages.waitFor();
  expect(await outages.getByText('s0', { exact: true }).count()).toBe(0);
  // The longest is of one that was never online, which stands below the others.
  await expect.poll(() => outages.getByRole('rowheader').first().innerText()).toMatch(/^s[3-7]$/);
  await t.page.getByRole('radio', { name: /^Of stores set aside/ }).click({ force: true });
  await outages.getByText('s0', { exact: true }).waitFor();
  await t.page.getByRole('radio', { name: /^All/ }).first().click({ force: true });
});

test('the page of a store says so, and takes it back; what was done is undone as easily', async () => {
  await tab('Stores');
  await row('s0').getByRole('rowheader').dblclick();
  await t.page.getByText('Set aside from Wed, May 8, 2024: Closed for good.').waitFor();
  await button(t, 'Take back').click();
  await t.page.getByText('1 store taken back.').waitFor();
  await button(t, 'Set aside…').waitFor();
  await button(t, 'Undo').click();
  await t.page.getByText('Set aside from Wed, May 8, 2024: Closed for good.').waitFor();
  await button(t, 'Take back').click();
  await button(t, 'Back').click();
  await tab('Overview');
  await saysNeverOnline(2);
  await answer()
    .getByRole('button', { name: /^1 store set aside/ })
    .waitFor();
});

test('a day that the report does not reach leaves it as it is, and the dialog says so', async () => {
  await tab('Stores');
  await t.page.getByRole('radio', { name: /^All/ }).first().click({ force: true });
  await row('s4').getByRole('rowheader').click();
  await t.page.keyboard.press('Shift+F10');
  await t.page.getByRole('menuitem', { name: 'Set aside…' }).click();
  await dialog().getByRole('spinbutton', { name: /^day/ }).focus();
  await t.page.keyboard.type('09');
  await dialog().getByText('The report on screen ends on Wed, May 8, 2024').waitFor();
  await dialog().getByRole('button', { name: 'Set aside' }).click();
  await t.page.getByText('1 store set aside from Thu, May 9, 2024.').waitFor();
  expect(await row('s4').getByRole('rowheader').innerText()).not.toContain('set aside');
  await button(t, 'Undo').click();
  await t.page.getByText('Undone: the stores are as they were before.').waitFor();
});

test('the page of a store shows the reasoning behind its number', async () => {
  await row('s5').getByRole('rowheader').dblclick();
  await answer().getByText('How do you know?').click();
  const steps = answer().getByRole('list', { name: 'How do you know?' }).getByRole('listitem');
  await expect.poll(() => steps.count()).toBe(7);
  expect(await steps.nth(1).innerText()).toMatch(
    /times two of its polls follow one another within an opening; /,
  );
  expect(await steps.nth(4).innerText()).toMatch(
    /^In nine of ten such stores the true downtime is then between/,
  );
  expect(await violationsOn(t.page)).toEqual([]);
});
