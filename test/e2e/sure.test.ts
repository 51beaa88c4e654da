import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp, type TestApp } from './app.ts';
import { violationsOn } from './axe.ts';
import { button, createOverview, importThrough } from './steps.ts';

const HOUR = 3_600_000;
const AS_OF = Date.parse('2024-05-08T18:00:00Z');
const STORES = 24;
const HOURS = 168;

let t: TestApp;
beforeAll(async () => {
  t = await launchApp();
  await importThrough(t, writeFleet(t.folder));
  await createOverview(t);
});
afterAll(() => t.close());

/**
 * Polled every hour, open from 9 to 21 in Chicago. Twelve stores of a group are down together for two hours; others are
 * down alone now and then, for some hours; one opens late every day.
 */
function writeFleet(folder: string): string[] {
  const rows = ['store_id,timestamp_utc,status'];
  for (let store = 0; store < STORES; store++) {
    for (let hour = 0; hour < HOURS; hour++) {
      const at = AS_OF - hour * HOUR - (store + 1) * 60_000;
      const isShared = store < 12 && (hour === 50 || hour === 51);
      const isOwn = (hour * 7 + store * 13) % 61 < 2 && store > 4;
      const isLate = store === 3 && (new Date(at).getUTCHours() - 5 + 24) % 24 === 9;
      const status = isShared || isOwn || isLate ? 'inactive' : 'active';
      rows.push(`s${store},${new Date(at).toISOString()},${status}`);
    }
  }
  const each = (header: string, row: (store: number) => string[]) =>
    [header, ...Array.from({ length: STORES }, (_, store) => row(store)).flat()].join('\n');
  const files = {
    'polls.csv': rows.join('\n'),
    'hours.csv': each('store_id,day,start_time_local,end_time_local', (store) =>
      Array.from({ length: 7 }, (_, day) => `s${store},${day},09:00,21:00`),
    ),
    'stores.csv': each('store_id,name,group', (store) => [
      `s${store},Store ${store},${store < 12 ? 'Lakeside' : 'Harbour'}`,
    ]),
  };
  return Object.entries(files).map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
}

const region = (name: string) => t.page.getByRole('region', { name });

test('what stores share is found out by itself, and an event opens the outages of its stores', async () => {
  const events = region('Shared events').getByRole('table', { name: 'Shared events' });
  await events.waitFor();
  const row = events.locator('tbody tr').filter({ hasText: 'Lakeside' });
  expect(await row.locator('td').allInnerTexts()).toEqual(['May 6, 2024, 14:40 UTC', '80 minutes', '12']);
  expect(await violationsOn(t.page)).toEqual([]);
  await events.getByRole('button', { name: 'Lakeside' }).click();
  const grid = t.page.getByRole('grid', { name: 'Outages' });
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('13');
  await button(t, 'Show outages of no event too').click();
  await expect.poll(async () => Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(13);
  await t.page.getByRole('tab', { name: 'Overview' }).click();
});

test('late openings are told by weekday, and whose they are', async () => {
  const edges = region('Opens late, closes early');
  await edges.getByRole('list').getByRole('button', { name: 'Store 3' }).waitFor();
  const monday = await edges.locator('tbody tr').first().locator('td').allInnerTexts();
  expect(Number(monday[0])).toBeGreaterThan(0);
  expect(Number(monday[1])).toBeGreaterThan(Number(monday[0]));
});

test('the page of a store says why it has no likely range', async () => {
  await region('Opens late, closes early').getByRole('list').getByRole('button', { name: 'Store 3' }).click();
  const answer = region('In short');
  await answer.getByText('How do you know?').click();
  await answer
    .getByText(/^It has no likely range: its polls all lie within four minutes of the hour/)
    .waitFor();
  expect(await violationsOn(t.page)).toEqual([]);
});
