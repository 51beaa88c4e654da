import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportTable } from '../../preload/contract.ts';
import { unpack } from '../../renderer/bridge/unpack.ts';
import { formatSpan } from '../../renderer/format/lengths.ts';
import { sharedApp, type TestApp } from './app.ts';
import { button, createReport, importThrough, writeGoodFiles } from './steps.ts';

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
  await importThrough(t, [...writeGoodFiles(t.folder), ...writeNamesAndClosures(t.folder)]);
  await createReport(t);
});
afterAll(() => t.close());

const row = (store: string) => t.page.getByRole('row').filter({ hasText: store });
const heading = (name: string) => t.page.getByRole('heading', { level: 1, name, exact: true });

test('a double click opens a store; Back and Alt+Left return to the same place', async () => {
  await row('store-a').dblclick();
  await heading('store-a').waitFor();
  await button(t, 'Back').click();
  await heading('Report').waitFor();
  await row('store-a').getByRole('rowheader').focus();
  await t.page.keyboard.press('Enter');
  await heading('store-a').waitFor();
  await t.page.keyboard.press('Alt+ArrowLeft');
  await heading('Report').waitFor();
  expect(
    await row('store-a')
      .getByRole('rowheader')
      .evaluate((cell) => cell === document.activeElement),
  ).toBe(true);
});

test('the page leads to the stores before and after in the list as it was sorted', async () => {
  const named = async () => {
    const rows = await t.page.getByRole('grid', { name: 'Stores' }).getByRole('rowheader').allInnerTexts();
    // What a store stands as, such as without hours, is said below its name.
    return rows.map((row) => row.split('\n')[0]);
  };
  const listed = await named();
  expect(listed).toHaveLength(2);
  const [first = '', second = ''] = listed;
  await row(first).dblclick();
  await heading(first).waitFor();
  const list = t.page.getByRole('navigation', { name: 'Stores of the list' });
  expect(await list.innerText()).toContain('1 of 2');
  expect(await button(t, 'Previous store').isDisabled()).toBe(true);
  await button(t, 'Next store').click();
  await heading(second).waitFor();
  expect(await list.innerText()).toContain('2 of 2');
  expect(await button(t, 'Next store').isDisabled()).toBe(true);
  await t.page.keyboard.press('Alt+ArrowDown');
  await t.page.keyboard.press('Alt+ArrowUp');
  await heading(first).waitFor();
  await button(t, 'Back').click();
  await heading('Report').waitFor();
  expect(await named()).toEqual(listed);
});

test('in a list that is narrowed to it, a store has no neighbours', async () => {
  const search = t.page.getByRole('searchbox', { name: 'Search stores' });
  await search.fill('store-a');
  await row('store-a').dblclick();
  await heading('store-a').waitFor();
  expect(await t.page.getByRole('navigation', { name: 'Stores of the list' }).count()).toBe(0);
  await button(t, 'Back').click();
  await search.fill('');
  await row('Second Street').waitFor();
});

test('each number of a store is the sum of the lines shown under it', async () => {
  await row('store-a').dblclick();
  await heading('store-a').waitFor();
  const numbers = t.page.getByRole('table', { name: 'Numbers of this store' }).getByRole('button');
  await numbers.first().waitFor();
  const names = await numbers.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
  // It is closed at the time of day of as-of: poll count has nothing to tell of up and down, in one cell a window.
  expect(names.filter((name) => name.endsWith('Closed at this time of day'))).toHaveLength(3);
  expect(names).toHaveLength(12);
  let shownAboveZero = 0;
  for (const [place, name] of names.entries()) {
    if (name.endsWith('Closed at this time of day')) continue;
    await numbers.nth(place).click();
    const table = t.page.getByRole('table', { name: /^How it adds up/ });
    const lines = await exactly(table.locator('tbody td.numbers'));
    const [total = ''] = await exactly(table.locator('tfoot td'));
    const sum = lines.reduce((seconds, line) => seconds + secondsOf(line), 0);
    expect(sum, name).toBe(secondsOf(total));
    expect(await numbers.nth(place).getAttribute('title'), name).toBe(total);
    expect(await numbers.nth(place).innerText(), name).toMatch(/^(\d+ h )?\d+ min$/);
    if (sum > 0) shownAboveZero++;
  }
  expect(shownAboveZero).toBe(5);
});

test("a store's outages add up to its downtime of the week", async () => {
  await t.page.getByRole('button', { name: /^Interpolated: down, last week/ }).click();
  const [total = ''] = await exactly(
    t.page.getByRole('table', { name: /^How it adds up/ }).locator('tfoot td'),
  );
  const outages = t.page.getByRole('table', { name: 'Outages of this store' }).locator('tbody tr');
  const downs = await exactly(outages.locator('td:nth-child(3)'));
  expect(downs).toHaveLength(1);
  expect(downs.reduce((seconds, line) => seconds + secondsOf(line), 0)).toBe(secondsOf(total));
  const answer = await t.page.getByRole('region', { name: 'In short' }).innerText();
  expect(answer).toContain(`Down ${formatSpan(secondsOf(total) * 1000)} of `);
  expect(answer).toContain('One outage.');
});

test('the weeks before are as far back as polls reach, the last one as in the report', async () => {
  await t.page.getByText('Up to twelve weeks of this store').click();
  const weeks = t.page.getByRole('table', { name: 'Weeks of this store' }).locator('tbody tr');
  await weeks.first().waitFor();
  expect(await weeks.count()).toBe(1);
  const shown = await weeks.first().locator('td').allInnerTexts();
  const packed = await t.page.evaluate(async () => {
    const reports = await window.storeMonitor.call('listReports');
    const id = reports.ok ? (reports.value[0]?.id ?? '') : '';
    const opened = await window.storeMonitor.call('openReport', id);
    if (!opened.ok) throw new Error(opened.error.message);
    const { text, token } = opened.value.table;
    const part = await window.storeMonitor.call('takePart', { token, from: 0 });
    if (!part.ok) throw new Error(part.error.message);
    return { text, bytes: [...new Uint8Array(part.value)] };
  });
  const { stores, columns } = unpack<ReportTable>({
    text: packed.text,
    bytes: Uint8Array.from(packed.bytes).buffer,
  });
  const place = stores.indexOf('store-a');
  const uptimes = columns
    .filter(({ measure, window }) => measure === 'uptime' && window === 'week')
    .map(({ values }) => values[place]);
  expect(shown.slice(1, 3).map(Number)).toEqual(uptimes);
  expect(shown[3]).toMatch(/^\d+(\.\d)?%$/);
});

test('the timeline is read by keys, and stands beside as a table', async () => {
  const timeline = t.page.getByRole('figure', { name: 'Timeline' });
  await timeline.getByRole('listbox').focus();
  await t.page.keyboard.press('Home');
  const first = await timeline.getByRole('status').innerText();
  await t.page.keyboard.press('End');
  await expect.poll(() => timeline.getByRole('status').innerText()).not.toBe(first);
  expect(await timeline.getByRole('option', { selected: true }).count()).toBe(1);
  await t.page.getByText('Timeline as a table').click();
  const table = t.page.getByRole('table', { name: 'Timeline as a table' });
  expect(await table.getByRole('row').filter({ hasText: 'Poll, inactive' }).count()).toBe(1);
  expect(
    await table
      .getByRole('row')
      .filter({ hasText: /^.*Down: by the poll/ })
      .count(),
  ).toBe(1);
});

test('a store is called by its name, and shows the closures of its week', async () => {
  await button(t, 'Back').click();
  await row('store-b').dblclick();
  await heading('Second Street').waitFor();
  await t.page.getByText('Timeline as a table').click();
  const closure = t.page
    .getByRole('table', { name: 'Timeline as a table' })
    .getByRole('row')
    .filter({ hasText: 'Closure: Renovation' });
  expect(await closure.innerText()).toContain('6 h 00 min');
  expect(await t.page.getByRole('option', { name: /Closure: Renovation$/ }).count()).toBe(1);
});

test('the evidence is copied as text: what the store is, its numbers, its closures, and how one adds up', async () => {
  await t.page.getByRole('button', { name: /^Poll count: up, last day/ }).click();
  const [total = ''] = await exactly(
    t.page.getByRole('table', { name: /^How it adds up/ }).locator('tfoot td'),
  );
  await button(t, 'Copy as text').click();
  const clipboard = () => t.app.evaluate(({ clipboard: board }) => board.readText());
  await expect.poll(clipboard).toContain('Second Street (store-b), North');
  const text = await clipboard();
  expect(text).toContain('Assumed: open around the clock');
  expect(text).toContain(': Renovation');
  expect(text).toContain('How it adds up: Poll count: up, last day');
  expect(text).toContain('Counted: the store is open around the clock.');
  expect(text).toContain(`${total}  in all`);
});

test('poll by poll, the two methods lead to the numbers of the report', async () => {
  await t.page.getByText(/^Poll by poll/).click();
  const polls = t.page.getByRole('table', { name: 'Poll by poll' });
  for (const [column, method] of [
    [3, 'Poll count'],
    [4, 'Interpolated'],
  ] as const) {
    const cells = await polls
      .locator(`tbody td:nth-child(${column})`)
      .evaluateAll((all) =>
        all.map((cell) => [
          cell.closest('tr')?.children[1]?.textContent ?? '',
          cell.getAttribute('title') ?? '',
        ]),
      );
    const up = cells.reduce(
      (sum, [status, time = '']) => sum + (status === 'active' ? secondsOf(time) : 0),
      0,
    );
    const number = await t.page
      .getByRole('button', { name: new RegExp(`^${method}: up, last day`) })
      .getAttribute('title');
    expect(up, method).toBe(secondsOf(number ?? ''));
  }
});

function writeNamesAndClosures(folder: string): string[] {
  const files = {
    'names.csv': 'store_id,name,group\nstore-b,Second Street,North\n',
    'closures.csv':
      'store_id,closed_from_local,closed_until_local,reason\nstore-b,2024-05-07 06:00,2024-05-07 12:00,Renovation\n',
  };
  return Object.entries(files).map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
}

/** What cells tell where they are pointed at: lengths to the last digit. */
const exactly = (cells: Locator): Promise<string[]> =>
  cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('title') ?? ''));

function secondsOf(clock: string): number {
  const [hours = '0', minutes = '0', seconds = '0'] = clock.split(':');
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
