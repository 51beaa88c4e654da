import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answerSaveDialog, sharedApp, type TestApp } from './app.ts';
import { writeHourlyFleet } from './hourly-fleet.ts';
import { periodBar } from './screens.ts';
import { button, createOverview, importThrough, navigateTo } from './steps.ts';

/*
 * What an owner asks, and how many clicks the answer may take from the report as it opens. Each test counts its own.
 */

const AS_OF = Date.parse('2024-06-05T18:00:00Z');

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
  await importThrough(t, writeFleet(t.folder));
  await createOverview(t);
  // What is found out after a report is there, too.
  await t.page.getByRole('region', { name: 'How sure that is' }).waitFor();
});
afterAll(() => t.close());
beforeEach(async () => {
  if (await button(t, 'Back').isVisible()) await button(t, 'Back').click();
  await t.page.getByRole('tab', { name: 'Overview' }).click();
  await inShort().waitFor();
  if ((await inShort().innerText()).includes('All stores together')) return;
  await t.page.getByRole('button', { name: /^Every group.*on the Overview/ }).click();
  await expect.poll(() => inShort().innerText()).toContain('All stores together');
});

const inShort = () => t.page.getByRole('region', { name: 'In short' });
const downNow = () => t.page.getByRole('region', { name: /^Down at/ });
const toAct = () => t.page.getByRole('table', { name: 'Worst stores of the week' });

/** Presses things, and counts how many that took. */
function clicks() {
  let count = 0;
  return {
    press: async (what: Locator) => {
      count++;
      await what.click();
    },
    get count() {
      return count;
    },
  };
}

test('which to call first: no click', async () => {
  expect(await toAct().locator('tbody th .door').first().innerText()).toMatch(/^Store 7\b/);
  expect(await downNow().locator('li .door-name').allInnerTexts()).toEqual(['Store 7', 'Store 9']);
  // One is the answer; what goes by the whole week, and may begin with another, says which.
  expect(await inShort().innerText()).toMatch(
    /First to call: Store 7\b[^.]*, down since Jun 4, [\d:]+ CDT\./,
  );
  expect(await toAct().getByText('still down, first to call').count()).toBe(1);
  expect(await toAct().locator('tbody th').first().innerText()).toContain('first to call');
  // Never online is no store to call each week.
  expect(await inShort().innerText()).toMatch(/\b1\b.* was never online/s);
  expect(await toAct().innerText()).not.toContain('Store 23');
});

test('since when it is down: no click', async () => {
  // 9:00 to 21:00 in Chicago; down from Tuesday 12:00 on.
  expect(await downNow().locator('li .door-fact').first().innerText()).toMatch(/^since Jun 4, 11:\d\d CDT$/);
});

test('why do you say so: one click', async () => {
  const by = clicks();
  await by.press(downNow().locator('li').first().getByRole('button'));
  await t.page.getByRole('figure', { name: 'Timeline' }).waitFor();
  const moment = t.page
    .getByRole('listbox', { name: 'The week, moment by moment' })
    .getByRole('option', { selected: true });
  await expect.poll(() => moment.getAttribute('aria-label')).toMatch(/Down: \d+ inactive polls/);
  expect(by.count).toBe(1);
});

test('better than before, and is that sure: no click', async () => {
  await expect
    .poll(() => inShort().innerText())
    .toMatch(/Uptime [\d.]+%, [\d.]+% the week before; (surely|likely|no clear change)/);
});

test('what it cost: no click', async () => {
  expect(await inShort().innerText()).toMatch(/which cost about\s+\$[\d,]+.* \(\$[\d,]+ to \$[\d,]+\)/s);
});

test('mine or everyone’s: one click', async () => {
  const by = clicks();
  await by.press(toAct().locator('tbody th .door').first());
  await t.page
    .getByText(
      /When it was down, [\d.<]+% of all other stores were too \(usually [\d.<]+%\): it was this store’s own\./,
    )
    .waitFor();
  expect(by.count).toBe(1);
  await button(t, 'Back').click();
  // Of all together, without a click.
  await expect
    .poll(() => inShort().innerText())
    .toMatch(
      /No downtime \(never-online stores left out\) fell in shared events: each store was down by itself\.$/m,
    );
});

test('one group’s answer: one click; its file: two more', async () => {
  const group = clicks();
  await group.press(
    t.page.getByRole('table', { name: 'Groups, last week' }).getByRole('button', { name: /^Harbour/ }),
  );
  await expect.poll(() => inShort().innerText()).toContain('The stores of Harbour together');
  expect(await downNow().locator('li .door-name').allInnerTexts()).toEqual([]);
  expect(group.count).toBe(1);
  // Of it the Overview tells all that it tells of every store.
  const hours = t.page.getByRole('listbox', { name: 'Hours of the week' });
  await hours.getByRole('option', { name: /^Monday 09:00–10:00: .* hours observed/ }).waitFor();
  for (const name of [
    'How sure that is',
    'Shared events',
    'Opens late, closes early',
    'How well we watched',
  ]) {
    await t.page.getByRole('region', { name }).waitFor();
  }
  expect(await t.page.getByRole('region', { name: 'How sure that is' }).innerText()).toContain(
    '11 stores have no likely range',
  );

  const target = join(t.folder, 'harbour.pdf');
  await answerSaveDialog(t.app, target);
  const file = clicks();
  await file.press(button(t, 'Share…'));
  await t.page
    .getByRole('dialog', { name: 'Share' })
    .getByText('What this report says of the 12 stores of Harbour, on one page.')
    .waitFor();
  await file.press(t.page.getByRole('dialog', { name: 'Share' }).getByRole('button', { name: 'Save…' }));
  await expect.poll(() => existsSync(target)).toBe(true);
  expect(file.count).toBe(2);
});

test('the usual hour of a store: one click', async () => {
  const by = clicks();
  await by.press(toAct().getByRole('button', { name: /^Store 3\b/ }));
  await t.page.getByText(/Most often down [\w–, ]+ 09:00/).waitFor();
  expect(by.count).toBe(1);
  // And whether that was better before.
  await inShort()
    .getByText(/^Uptime [\d.]+%, [\d.]+% the week before; /)
    .waitFor();
});

test('yesterday: one click, and one back to the week', async () => {
  const by = clicks();
  await by.press(button(t, 'Yesterday'));
  await periodBar(t).getByText('Tue, Jun 4, 2024').waitFor();
  await t.page.getByRole('heading', { name: 'How often' }).waitFor();
  expect(by.count).toBe(1);
  await button(t, 'Last 7 days').click();
  await periodBar(t)
    .getByText(/^Week to Jun 5, 2024/)
    .waitFor();
  await downNow().waitFor();
});

test('a report that was left at a store page opens at its Overview again', async () => {
  await toAct()
    .getByRole('button', { name: /^Store 3\b/ })
    .click();
  await button(t, 'Back').waitFor();
  await navigateTo(t, 'History');
  await t.page.getByRole('row').filter({ hasText: 'Jun 4, 2024' }).first().dblclick();
  await t.page.getByRole('heading', { name: 'How often' }).waitFor();
  await button(t, 'Last 7 days').click();
  await downNow().waitFor();
  expect(await button(t, 'Back').count()).toBe(0);
});

test('last month: two clicks', async () => {
  const by = clicks();
  await by.press(periodBar(t).getByRole('button', { name: /^Week to/ }));
  await by.press(t.page.getByRole('option', { name: /^Last month/ }));
  await periodBar(t).getByText('May 2024').waitFor();
  await t.page.getByRole('heading', { name: 'How often' }).waitFor();
  expect(by.count).toBe(2);
  expect(await inShort().innerText()).toContain('in May 2024');
  // The list says where one is.
  await periodBar(t).getByRole('button', { name: 'May 2024' }).click();
  const current = t.page.locator('[role=option][aria-current]');
  expect(await current.allInnerTexts()).toEqual([expect.stringMatching(/^Last month/)]);
  await t.page.keyboard.press('Escape');
});

test('how last week was against the week before it, store by store: one click', async () => {
  await periodBar(t)
    .getByRole('button', { name: /^(Week to|May 2024)/ })
    .click();
  await t.page.getByRole('option', { name: /^Last week/ }).click();
  await periodBar(t)
    .getByText(/^May 27.*Jun 2, 2024$/)
    .waitFor();
  const by = clicks();
  await by.press(inShort().getByRole('button', { name: /^Compare with May 20.*26, 2024.*store by store$/ }));
  await t.page.getByRole('grid', { name: 'Changes of stores' }).waitFor();
  await t.page.getByText(/^Before: May 20.*26, 2024 · After: May 27.*Jun 2, 2024$/).waitFor();
  expect(by.count).toBe(1);
  // Back to where it was asked.
  await button(t, 'Back').click();
  await periodBar(t)
    .getByText(/^May 27.*Jun 2, 2024$/)
    .waitFor();
});

test('how one group was against the week before it: of its stores alone, and back to every group', async () => {
  await t.page
    .getByRole('table', { name: /^Groups/ })
    .getByRole('button', { name: /^Lakeside/ })
    .click();
  await inShort()
    .getByRole('button', { name: /^Compare with May 20.*26, 2024/ })
    .click();
  const changes = t.page.getByRole('grid', { name: 'Changes of stores' });
  const stores = t.page.getByRole('tab', { name: /^Stores/ }).last();
  const sentence = t.page.locator('.fleet-sentence');
  await changes.waitFor();
  expect(await stores.innerText()).toMatch(/^Stores\s*12$/);
  expect(await sentence.innerText()).toMatch(/^Lakeside: /);
  const ofGroup = await sentence.innerText();
  await t.page.getByRole('tab', { name: 'Lakeside, together' }).click();
  await t.page.getByRole('table', { name: 'Lakeside' }).waitFor();
  await t.page.getByRole('button', { name: 'Lakeside Group' }).click();
  await t.page.getByRole('option', { name: 'Every group' }).click();
  await expect.poll(() => stores.innerText()).toMatch(/^Stores\s*24$/);
  expect(await sentence.innerText()).not.toBe(ofGroup);
  await t.page.getByRole('table', { name: 'All stores' }).waitFor();
  // The report has the group that it had.
  await button(t, 'Back').click();
  await expect.poll(() => inShort().innerText()).toContain('Lakeside');
});

test('last month of one store: two clicks on its page, which stays', async () => {
  await t.page
    .getByRole('table', { name: /^Worst stores/ })
    .getByRole('button', { name: /^Store 3\b/ })
    .click();
  const ofStore = t.page.getByRole('heading', { level: 1, name: 'Store 3', exact: true });
  await ofStore.waitFor();
  const list = t.page.getByRole('navigation', { name: 'Stores of the list' });
  const place = await list.innerText();
  expect(place).toMatch(/^\d+ of \d+$/);
  const by = clicks();
  await by.press(periodBar(t).getByRole('button', { name: /^May 27/ }));
  await by.press(t.page.getByRole('option', { name: /^Last month/ }));
  await periodBar(t).getByText('May 2024').waitFor();
  await t.page
    .getByText(/^(Up|Down|Not found down).* in May 2024\./)
    .first()
    .waitFor();
  expect(await ofStore.isVisible()).toBe(true);
  expect(by.count).toBe(2);
  // The list is that of the week: of the month it has neither place nor count, but leads on.
  await expect.poll(() => list.innerText()).toBe('');
  expect(await button(t, 'Next store').isEnabled()).toBe(true);
  // The weeks beside one of them, too, by the keys; and back leads to the report of that time.
  await periodBar(t).getByRole('button', { name: 'Last 7 days' }).click();
  await periodBar(t)
    .getByText(/^Week to Jun 5, 2024/)
    .waitFor();
  await t.page.keyboard.press('Alt+PageUp');
  await periodBar(t)
    .getByText(/^Week to May 29, 2024/)
    .waitFor();
  await ofStore.waitFor();
  await button(t, 'Back').click();
  await downNow().waitFor();
  await button(t, 'Later period').click();
  await periodBar(t)
    .getByText(/^Week to Jun 5, 2024/)
    .waitFor();
  expect(await ofStore.count()).toBe(0);
});

test('when the data begin, and which week was the worst: no click; the period from there: one', async () => {
  await periodBar(t)
    .getByRole('button', { name: /^Week to/ })
    .click();
  await t.page.getByRole('option', { name: /^This year/ }).click();
  await periodBar(t).getByText('2024', { exact: true }).waitFor();
  await expect.poll(() => inShort().innerText()).toContain('The data begin on Wed, May 1, 2024.');
  // Five weeks of a year were watched: of all its open time nobody would be down for much of it.
  await t.page
    .getByRole('table', { name: 'Worst stores of the period' })
    .getByRole('columnheader', { name: 'Down, of observed time' })
    .waitFor();
  const trend = t.page.getByRole('region', { name: 'Uptime week by week' });
  await trend.getByText(/^Worst week:.*, uptime [\d.]+%, .* hours down\.$/).waitFor();
  const by = clicks();
  await by.press(inShort().getByRole('button', { name: /^Show from Wed, May 1, 2024/ }));
  await periodBar(t)
    .getByText(/^May 1.*Jun 5, 2024$/)
    .waitFor();
  expect(await inShort().innerText()).not.toContain('The data begin');
  const days = t.page.getByRole('region', { name: 'Uptime day by day' });
  await by.press(days.getByRole('button', { name: /show this day$/ }));
  await periodBar(t)
    .getByText(/^\w{3}, \w{3} \d+, 2024$/)
    .waitFor();
  expect(by.count).toBe(2);
  await button(t, 'Last 7 days').click();
});

test('whose hours look wrong in my file: no click', async () => {
  const list = t.page.getByRole('list', { name: 'Stores whose hours look wrong' });
  expect(await list.innerText()).toMatch(/Store 3\b.*inactive while open: Every day 09:00–10:00/s);
  expect(await list.getByRole('listitem').count()).toBe(1);
});

test('when a group is usually down, last month: one click more', async () => {
  await periodBar(t)
    .getByRole('button', { name: /^(Week to|May 2024)/ })
    .click();
  await t.page.getByRole('option', { name: /^Last month/ }).click();
  await t.page.getByRole('region', { name: 'When stores are usually down', exact: true }).waitFor();
  const by = clicks();
  await by.press(t.page.getByRole('table', { name: /^Groups/ }).getByRole('button', { name: /^Lakeside/ }));
  const hours = t.page
    .getByRole('region', { name: 'When stores are usually down, Lakeside' })
    .getByRole('table');
  const monday = await hours.locator('tbody tr').first().locator('td').allInnerTexts();
  // One of twelve is down in the first hour of every day.
  expect(monday[9]).toMatch(/^[78]\.\d% of .* observed$/);
  expect(monday[8]).toBe('not observed');
  expect(by.count).toBe(1);
});

/**
 * Five weeks, all with sales. Store 7 is down from the day before on, store 9 since an hour ago; store 3 opens late every day;
 * store 23 was never online; others are down alone now and then.
 */
const writeFleet = (folder: string): string[] =>
  writeHourlyFleet(folder, {
    asOf: AS_OF,
    stores: 24,
    hours: 5 * 168,
    facts: { sales_per_hour: '120' },
    isDown: (store, hour, local) =>
      store === 23 ||
      (store === 7 && hour < 26) ||
      (store === 9 && hour < 1) ||
      (store === 3 && local === 9) ||
      (store > 10 && (hour * 7 + store * 13) % 97 === 0),
  });
