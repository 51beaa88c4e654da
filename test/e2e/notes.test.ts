import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerSaveDialog, launchApp, type TestApp } from './app.ts';
import {
  button,
  createAnother,
  createReport,
  importSample,
  importThrough,
  navigateTo,
  share,
} from './steps.ts';

let t: TestApp;
beforeAll(async () => {
  t = await launchApp();
  await importSample(t);
  await createReport(t);
  await showOutages();
});
afterAll(() => t.close());

const grid = () => t.page.getByRole('grid', { name: 'Outages' });
const first = () => grid().locator('[aria-rowindex="2"]');
const dialog = () => t.page.getByRole('dialog');

async function showOutages(): Promise<void> {
  await t.page.getByRole('tab', { name: 'Outages' }).click();
  await grid().waitFor();
}

async function savedOutages(name: string): Promise<string> {
  const path = join(t.folder, name);
  writeFileSync(path, '');
  await answerSaveDialog(t.app, path);
  await share(t, 'CSV', /^All/);
  await expect.poll(() => readFileSync(path, 'utf8')).not.toBe('');
  return readFileSync(path, 'utf8');
}

test('a note is written by keyboard alone, and the saved outages stay what they were', async () => {
  const before = await savedOutages('before.csv');
  await first().getByRole('rowheader').click();
  await t.page.keyboard.press('Shift+F10');
  const focused = t.page.locator('[role="menuitem"]:focus');
  while (!(await focused.innerText()).startsWith('Add note')) await t.page.keyboard.press('ArrowDown');
  await t.page.keyboard.press('Enter');
  await dialog().waitFor();
  await button(t, 'Save note').click();
  await dialog().getByText('Choose a reason, or say in words what happened.').waitFor();
  await dialog().getByRole('radio').first().focus();
  await t.page.keyboard.press('ArrowRight');
  await t.page.keyboard.press('Tab');
  await t.page.keyboard.type('A digger');
  await t.page.keyboard.press('Control+Enter');
  await dialog().waitFor({ state: 'detached' });
  await first().getByText('Internet down: A digger').waitFor();
  expect(await savedOutages('after.csv')).toBe(before);
});

test('when one is changed, only what shows notes is asked for again', async () => {
  await t.app.evaluate(({ ipcMain }) => {
    // Electron has no other way to look on.
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, (...args: unknown[]) => unknown>;
    };
    const answer = handlers.get('call');
    if (answer === undefined) throw new Error('The calls have no handler.');
    const asked: unknown[] = [];
    (globalThis as { asked?: unknown }).asked = asked;
    handlers.set('call', (event, ...args) => {
      asked.push(args[0]);
      return answer(event, ...args);
    });
  });
  await first().getByRole('rowheader').click();
  await t.page.keyboard.press('Shift+F10');
  await t.page.getByRole('menuitem', { name: 'Change note…' }).click();
  await dialog().getByRole('textbox').fill('A digger again');
  await button(t, 'Save note').click();
  await first().getByText('Internet down: A digger again').waitFor();
  const asked = await t.app.evaluate(() => (globalThis as { asked?: unknown }).asked);
  expect(asked).toEqual(['changeNote', 'reportNotes']);
});

test('a later report shows it, and so does the page of the store, where it is changed', async () => {
  const before = await t.page.evaluate(() => window.storeMonitor.call('listReports'));
  await createAnother(t);
  const count = before.ok ? before.value.length : Number.NaN;
  await expect
    .poll(() => t.page.getByRole('complementary').getByText('Nov 4, 2024, 18:12').count())
    .toBe(count + 1);
  // The report on screen is the new one, which ends the visit of a store from the one before.
  await t.page.locator('[role=option][aria-selected=true][aria-posinset="1"]').waitFor();
  await first().getByText('Internet down: A digger').waitFor();
  await first().getByRole('rowheader').dblclick();
  const outages = t.page.getByRole('table', { name: 'Outages of this store' });
  await outages.getByText('Internet down: A digger').waitFor();
  await outages.getByRole('button', { name: /^Change note/ }).click();
  await t.page.getByRole('radio', { name: 'Planned' }).click({ force: true });
  await button(t, 'Save note').click();
  await outages.getByText('Planned: A digger').waitFor();
  await button(t, 'Back').click();
  await first().getByText('Planned: A digger').waitFor();
});

test('notes are searched and sorted by in Outages', async () => {
  const rows = async () => Number(await grid().getAttribute('aria-rowcount')) - 1;
  const all = await rows();
  const search = t.page.getByRole('searchbox', { name: 'Search outages' });
  await search.fill('planned: a DIG');
  await expect.poll(rows).toBe(1);
  await first().getByText('Planned: A digger').waitFor();
  await search.fill('');
  await expect.poll(rows).toBe(all);
  const heading = grid().getByRole('columnheader', { name: 'Note', exact: true });
  for (const direction of ['ascending', 'descending']) {
    await heading.click();
    await expect.poll(() => heading.getAttribute('aria-sort')).toBe(direction);
    await first().getByText('Planned: A digger').waitFor();
  }
});

test('one whose outage is gone is not lost: the page of its store lists it, and there it can be removed', async () => {
  const id = await t.page.evaluate(async () => {
    const answer = await window.storeMonitor.call('listStores');
    return answer.ok ? answer.value[0]?.id : undefined;
  });
  await t.page.evaluate(
    (store) =>
      window.storeMonitor.call('changeNote', {
        store: store ?? '',
        after: { from: 1_600_000_000_000, until: 1_600_003_600_000, reason: 'staff', text: '' },
      }),
    id,
  );
  await t.page.getByRole('tab', { name: 'Stores' }).click();
  await t.page
    .getByRole('searchbox')
    .first()
    .fill(id ?? '');
  await t.page
    .getByRole('grid', { name: 'Stores' })
    .locator('[aria-rowindex="2"]')
    .getByRole('rowheader')
    .dblclick();
  await t.page.getByText('Notes on other outages (1)').click();
  await t.page.getByRole('button', { name: /^Change note of Sep 13, 2020/ }).click();
  await button(t, 'Remove note').click();
  await t.page.getByText('Notes on other outages (1)').waitFor({ state: 'detached' });
  await button(t, 'Back').click();
});

test('the page of a store says which hours its polls contradict, and takes a closure', async () => {
  const HOUR = 3_600_000;
  const monday = Date.parse('2024-10-07T00:30:00Z');
  const polls = ['store_id,timestamp_utc,status'];
  for (let hour = 0; hour < 4 * 168; hour++) {
    const isUp = hour % 24 >= 8 && hour % 24 < 16;
    const at = new Date(monday + hour * HOUR).toISOString();
    polls.push(`wrong,${at},${isUp ? 'active' : 'inactive'}`, `stays-on,${at},active`);
  }
  const hours = ['store_id,day,start_time_local,end_time_local'];
  for (let day = 0; day < 7; day++) hours.push(`wrong,${day},09:00,17:00`, `stays-on,${day},00:00,00:01`);
  const zones = ['store_id,timezone_str', 'wrong,UTC', 'stays-on,UTC'];
  const files = { 'p.csv': polls, 'h.csv': hours, 'z.csv': zones };
  await button(t, 'Remove sample data').click();
  await navigateTo(t, 'Import');
  await importThrough(
    t,
    Object.entries(files).map(([name, lines]) => {
      const path = join(t.folder, name);
      writeFileSync(path, `${lines.join('\n')}\n`);
      return path;
    }),
  );
  await createReport(t);
  const panel = t.page.getByRole('region', { name: 'Hours look wrong?' });
  const whatItSays = async (id: string) => {
    await t.page.getByRole('searchbox').first().fill(id);
    const row = t.page.getByRole('grid', { name: 'Stores' }).locator('[aria-rowindex="2"]');
    await row.getByRole('rowheader').dblclick();
    await panel.waitFor();
    return (await panel.innerText()).replace(/\s+/g, ' ');
  };
  // Active around the clock: that says nothing of the hours in which it is closed, but much of seven minutes a week.
  const ofMinutes = await whatItSays('stays-on');
  expect(ofMinutes).toContain('Counts as open for only 7 minutes of the week');
  expect(ofMinutes).not.toContain('Counts as closed');
  await button(t, 'Back').click();
  const words = await whatItSays('wrong');
  expect(words).toContain(
    'Counts as closed, but every poll found it active Every day 08:00–09:00 28 polls over the last 4 weeks',
  );
  expect(words).toContain(
    'Counts as open, but every poll found it inactive Every day 16:00–17:00 28 polls over the last 4 weeks',
  );

  await button(t, 'Add closure…').click();
  await dialog().getByRole('combobox', { name: 'Store' }).waitFor();
  await button(t, 'Add closure').click();
  await t.page
    .getByRole('status')
    .filter({ hasText: /^Closure added: wrong, Sun, Nov 3, 2024/ })
    .waitFor();
  await button(t, 'Undo').click();
  await t.page.getByText('Undone: closures are what they were before.').waitFor();
});
