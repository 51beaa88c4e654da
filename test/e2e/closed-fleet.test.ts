import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedApp, type TestApp } from './app.ts';
import { button, createOverview, importThrough, showStores } from './steps.ts';

/*
 * A fleet in the evening, when every store is closed but one that was polled once, days ago; its names are in Arabic and
 * Hebrew, some of them longer than their cells. One of them was down when it closed.
 */

const LONG = 'مطاعم الشرق الأوسط الكبير للمأكولات البحرية';
const SHORT = 'חיפה';

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
  await importThrough(t, writeClosedFleet(t.folder));
  await createOverview(t);
});
afterAll(() => t.close());

test('the answer says how many are closed, and that the only open one was not polled', async () => {
  const inShort = t.page.getByRole('region', { name: 'In short' });
  await expect
    .poll(() => inShort.innerText())
    .toContain(
      'In the hour before May 9, 2024, 20:30 UTC, 3 stores were closed; the 1 open store was not polled.',
    );
  const why = t.page.getByRole('region', { name: 'Nothing was observed' });
  await why.getByText('No store that was open then was polled.').waitFor();
  // It is as of the latest poll already.
  expect(await button(t, 'As of latest poll').count()).toBe(0);
});

test('a name from right to left stands at the left edge, and one that is cut keeps its first letters', async () => {
  await showStores(t);
  const cells = t.page.getByRole('grid', { name: 'Stores' }).getByRole('gridcell');
  const measure = (text: string) =>
    cells
      .filter({ hasText: text })
      .first()
      .evaluate((cell) => {
        if (!(cell instanceof HTMLElement)) throw new Error('This is no cell.');
        const range = document.createRange();
        const [node] = cell.childNodes;
        if (node === undefined) throw new Error('The cell is empty.');
        const boxOf = (to: number) => {
          range.setStart(node, 0);
          range.setEnd(node, to);
          const { left, right } = range.getBoundingClientRect();
          return { left, right };
        };
        const { left, right } = cell.getBoundingClientRect();
        const all = boxOf(node.textContent?.length ?? 0);
        cell.style.width = 'max-content';
        const whole = cell.getBoundingClientRect().width;
        cell.style.width = '';
        return { left, right, first: boxOf(1), all, isCut: whole > right - left };
      });
  const short = await measure(SHORT);
  expect(short.all.left - short.left).toBeLessThan(20);
  expect(short.all.right).toBeLessThanOrEqual(short.right);
  const long = await measure(LONG);
  expect([short.isCut, long.isCut]).toEqual([false, true]);
  expect(long.first.left).toBeGreaterThanOrEqual(long.left);
  expect(long.first.right).toBeLessThanOrEqual(long.right);
});

test('a store that was down when it closed is named before it opens, and its page says so', async () => {
  const inShort = t.page.getByRole('region', { name: 'In short' });
  await t.page.getByRole('tab', { name: 'Overview' }).click();
  await inShort.getByRole('button', { name: /^1 store\b/ }).click();
  const rows = t.page.getByRole('grid', { name: 'Stores' }).getByRole('rowheader');
  await expect.poll(() => rows.allInnerTexts()).toEqual(['Hill']);
  expect(await t.page.getByRole('radio', { name: /^Down when closed/ }).isChecked()).toBe(true);
  await t.page.getByRole('tab', { name: 'Overview' }).click();
  const now = t.page.getByRole('region', { name: /^Down at/ });
  await now.getByRole('heading', { name: 'Down when they closed' }).waitFor();
  await now.getByRole('button', { name: /^Hill/ }).click();
  await t.page
    .getByText(/it was down when it closed at 17:00 \(since Thu, May 9, 15:00\), and no poll/)
    .waitFor();
});

function writeClosedFleet(folder: string): string[] {
  const polls = ['store_id,timestamp_utc,status', 'd,2024-05-05 12:00:00 UTC,active'];
  for (let hour = 9; hour <= 20; hour++) {
    for (const store of ['a', 'b', 'c']) {
      const status = store === 'c' && hour > 14 ? 'inactive' : 'active';
      polls.push(`${store},2024-05-09 ${String(hour).padStart(2, '0')}:30:00 UTC,${status}`);
    }
  }
  const hours = ['store_id,day,start_time_local,end_time_local'];
  for (const store of ['a', 'b', 'c']) {
    for (let day = 0; day < 7; day++) hours.push(`${store},${day},09:00,17:00`);
  }
  const files = {
    'polls.csv': polls,
    'hours.csv': hours,
    'zones.csv': ['store_id,timezone_str', ...['a', 'b', 'c', 'd'].map((store) => `${store},UTC`)],
    'stores.csv': ['store_id,name,group', `a,Harbour,${LONG}`, `b,Lakeside,${SHORT}`, `c,Hill,${SHORT}`],
  };
  return Object.entries(files).map(([name, rows]) => {
    const path = join(folder, name);
    writeFileSync(path, rows.join('\n'));
    return path;
  });
}
