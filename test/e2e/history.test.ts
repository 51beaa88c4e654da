import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import type { SetAsideChange } from '../../preload/contract.ts';
import { answerOpenDialog, answerSaveDialog, launchApp, restartApp, type TestApp } from './app.ts';
import { button, importThrough, navigateTo, share, writeGoodFiles } from './steps.ts';

let t: TestApp;
beforeAll(async () => {
  t = await launchApp();
  await importThrough(t, writeGoodFiles(t.folder));
});
beforeEach(forgetReports);
afterAll(() => t.close());

/** Brings the app back to where only the files are imported. */
async function forgetReports(): Promise<void> {
  await t.page.evaluate(async (before) => {
    const deleted = await window.storeMonitor.call('deleteReportsBefore', { before, labelled: true });
    if (!deleted.ok) throw new Error(deleted.error.message);
    localStorage.clear();
  }, Date.parse('2100-01-01'));
  await t.page.reload();
  // On the Report screen, where it begins, it would draw each report that is made.
  await navigateTo(t, 'History');
}

/** Creates a report in the background and waits for its end; answers its id. */
async function make(asOf: string | undefined, reachMinutes = 90, ofDay?: string): Promise<string> {
  const id = await t.page.evaluate(
    async ([text, reach, day]) => {
      const started = await window.storeMonitor.call('createReport', {
        asOf: text === undefined ? { kind: 'latest' } : { kind: 'instant', text, clock: 'utc' },
        reachMinutes: reach,
        ...(day === undefined ? {} : { period: { kind: 'dates', from: day, to: day } as const }),
      });
      return started.ok ? started.value : started.error.message;
    },
    [asOf, reachMinutes, ofDay] as const,
  );
  await expect.poll(async () => (await states()).get(id)).toBe('Complete');
  return id;
}

async function states(): Promise<Map<string, string>> {
  const listed = await t.page.evaluate(() => window.storeMonitor.call('listReports'));
  return new Map(listed.ok ? listed.value.map(({ id, state }) => [id, state]) : []);
}

const table = () => t.page.getByRole('grid', { name: 'Reports' });
const rowOf = (name: string) => table().getByRole('row').filter({ hasText: name });
const notice = () => t.page.locator('main').getByRole('alert').filter({ hasText: 'deleted' });

async function label(row: string, text: string): Promise<void> {
  await rowOf(row).click();
  await button(t, 'Label…').click();
  await t.page.getByRole('textbox', { name: 'Label' }).fill(text);
  await t.page.keyboard.press('Enter');
  await rowOf(text).waitFor();
}

/** A later polls file in which store-b went down and a new store is. */
function writeLaterPolls(): string {
  const path = join(t.folder, 'later.csv');
  const rows = ['store_id,status,timestamp_utc'];
  for (let hour = 0; hour < 24; hour++) {
    const at = new Date(Date.parse('2024-05-13T00:30:00Z') + hour * 3_600_000).toISOString();
    rows.push(
      `store-a,active,${at}`,
      `store-b,${hour < 6 ? 'inactive' : 'active'},${at}`,
      `store-c,active,${at}`,
    );
  }
  writeFileSync(path, `${rows.join('\n')}\n`);
  return path;
}

async function importLater(): Promise<void> {
  await navigateTo(t, 'Import');
  const more = t.page.getByRole('button', { name: /Import (more )?files…/ });
  await answerOpenDialog(t.app, [writeLaterPolls()]);
  await more.first().click();
  await button(t, 'Import').click();
  await button(t, 'Create report').first().waitFor();
}

test('a report is labelled, found by its label, opened, and says what it was made from', async () => {
  await make('2024-05-06 12:00');
  await make(undefined);
  await navigateTo(t, 'History');
  await label('May 7, 2024', 'Before the holidays');
  await table()
    .getByRole('row', { name: /Before the holidays/ })
    .click();
  const about = t.page.getByRole('region', { name: 'Before the holidays' });
  await about.getByRole('row', { name: /polls\.csv/ }).waitFor();
  expect(await about.innerText()).toMatch(/[0-9a-f]{64}/);
  expect(await about.innerText()).toContain('the latest poll');

  const search = t.page.getByRole('searchbox', { name: 'Search labels' });
  await search.fill('holi');
  await expect.poll(() => table().getByRole('row').count()).toBe(2);
  await search.fill('nothing of the kind');
  await t.page.getByText('No label matches.').waitFor();
  await button(t, 'Clear the search').click();

  await rowOf('Before the holidays').dblclick();
  await t.page
    .locator('main')
    .getByText(/^Before the holidays · As of May 7, 2024/)
    .waitFor();
  const past = t.page.getByRole('listbox', { name: 'Past reports' });
  await past.getByText('Before the holidays').waitFor();
});

test('a report that is fetched while a press is held opens as it is when that is let go', async () => {
  await make('2024-05-06 12:00');
  await make(undefined);
  await navigateTo(t, 'History');
  const box = await rowOf('May 7, 2024').boundingBox();
  if (box === null) throw new Error('The report is not in view.');
  await t.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await t.page.mouse.down();
  await t.page.mouse.up();
  await t.page.mouse.down({ clickCount: 2 });
  await setAside({ aside: [{ store: 'store-b', since: '2024-01-01', reason: '' }], back: [] });
  await t.page.mouse.up({ clickCount: 2 });
  const told = t.page.locator('main').getByRole('button', { name: 'store set aside' });
  await told.waitFor();
  await setAside({ aside: [], back: ['store-b'] });
  await told.waitFor({ state: 'detached' });
});

const setAside = (change: SetAsideChange) =>
  t.page.evaluate(async (asked) => {
    const changed = await window.storeMonitor.call('changeSetAside', asked);
    if (!changed.ok) throw new Error(changed.error.message);
  }, change);

test('a deleted report is gone at once, comes back whole, and is gone for good ten seconds later', async () => {
  const [kept, gone] = [await make('2024-05-06 12:00'), await make(undefined)];
  await navigateTo(t, 'History');
  await rowOf('May 7, 2024').click();
  await button(t, 'Delete').click();
  await expect.poll(() => rowOf('May 7, 2024').count()).toBe(0);
  expect([...(await states()).keys()]).toEqual([kept]);
  await notice().getByRole('button', { name: 'Undo' }).click();
  await rowOf('May 7, 2024').waitFor();
  await expect.poll(() => notice().count()).toBe(0);
  expect((await states()).has(gone)).toBe(true);

  await table().focus();
  await rowOf('May 7, 2024').click();
  await t.page.keyboard.press('Delete');
  await notice().waitFor();
  await expect.poll(() => notice().count(), { timeout: 15_000 }).toBe(0);
  expect([...(await states()).keys()]).toEqual([kept]);
});

test('several are chosen by mouse and keyboard and deleted at once, and quitting ends the time', async () => {
  for (const hour of ['06', '08', '10', '12']) await make(`2024-05-06 ${hour}:00`);
  await navigateTo(t, 'History');
  await rowOf('06:00').click();
  await rowOf('10:00').click({ modifiers: ['Control'] });
  await t.page.getByText('2 selected').waitFor();
  // A key counts from what the press just before it chose, however fast it follows.
  for (let time = 0; time < 5; time++) {
    await t.page.keyboard.press('Control+a');
    await t.page.getByText('4 selected').waitFor();
    await rowOf('12:00').click();
    await t.page.keyboard.press('Shift+ArrowDown');
    await t.page.getByText('2 selected').waitFor();
  }
  await button(t, 'Delete').click();
  await notice().filter({ hasText: '2 reports were deleted' }).waitFor();
  t = await restartApp(t);
  await navigateTo(t, 'History');
  await t.page.locator('main').getByText('2 reports', { exact: true }).waitFor();
  expect([await rowOf('06:00').count(), await rowOf('12:00').count()]).toEqual([1, 0]);
});

test('killed within the ten seconds, the app still has the report at the next start', async () => {
  const id = await make(undefined);
  await navigateTo(t, 'History');
  await rowOf('May 7, 2024').click();
  await button(t, 'Delete').click();
  await notice().waitFor();
  t.app.process().kill('SIGKILL');
  await t.app.waitForEvent('close');
  t = await restartApp(t);
  expect(await states()).toEqual(new Map([[id, 'Complete']]));
  await navigateTo(t, 'History');
  await rowOf('May 7, 2024').waitFor();
});

test('a report made with newer time zone rules than the program has says so when it is opened', async () => {
  const notice = () => t.page.getByRole('status').filter({ hasText: 'newer time zone rules' });
  await make(undefined);
  await t.page.reload();
  await t.page
    .locator('main')
    .getByText(/^As of May/)
    .waitFor();
  expect(await notice().count()).toBe(0);
  await t.app.close();
  const database = openForWriting(join(t.folder, 'data', 'store-monitor.db'));
  expect(database.prepare(`UPDATE report SET time_zones = '2099z'`).run().changes).toBe(1);
  closeDatabase(database);
  t = await restartApp(t);
  await notice().waitFor();
  expect(await notice().innerText()).toContain('those of 2099z');
});

test('a report is shared from there, as from its own screen', async () => {
  await make(undefined);
  await navigateTo(t, 'History');
  const saved = join(t.folder, 'again.csv');
  await answerSaveDialog(t.app, saved);
  await rowOf('May 7, 2024').click();
  await share(t, 'CSV');
  await t.page.getByText('again.csv').waitFor();
  expect(readFileSync(saved, 'utf8')).toMatch(/^store_id,uptime_last_hour/);
});

test('the earlier day comes before, whichever was made first, until both are swapped', async () => {
  await make(undefined, 90, '2024-05-07');
  await make(undefined, 90, '2024-05-06');
  await navigateTo(t, 'History');
  await rowOf('Tue, May 7, 2024').click();
  await rowOf('Mon, May 6, 2024').click({ modifiers: ['Control'] });
  await button(t, 'Compare…').click();
  await t.page.getByText('Before: Mon, May 6, 2024 · After: Tue, May 7, 2024').waitFor();
  const grid = t.page.locator('.data-grid');
  expect(await grid.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true);
  await t.page.getByRole('tab', { name: /^Groups/ }).click();
  await button(t, 'Swap').click();
  await t.page.getByText('Before: Tue, May 7, 2024 · After: Mon, May 6, 2024').waitFor();
  // What was looked at stays, and so does the focus.
  expect(await t.page.getByRole('tab', { name: /^Groups/ }).getAttribute('aria-selected')).toBe('true');
  expect(await button(t, 'Swap').evaluate((one) => one === document.activeElement)).toBe(true);
});

test('an open report compares with another', async () => {
  await make('2024-05-06 12:00');
  await make(undefined);
  await navigateTo(t, 'Report');
  await button(t, 'Details').click();
  await button(t, 'Compare with…').click();
  const list = t.page.getByRole('dialog', { name: 'Compare with' }).getByRole('listbox');
  // One entry, in a box of its size.
  expect(await list.evaluate(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)).toBe(true);
  const popover = t.page.locator('.list-popover');
  expect(await popover.evaluate(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)).toBe(true);
  expect((await popover.boundingBox())?.height).toBeLessThan(100);
  await list.getByRole('option').first().click();
  await t.page.getByRole('grid', { name: 'Changes of stores' }).waitFor();
});

test('an open report says when its data changed, also after a restart, and is created again', async () => {
  const changed = () => t.page.getByText('The data have changed since this report was made.');
  await make(undefined);
  await navigateTo(t, 'Report');
  await t.page
    .locator('main')
    .getByText(/^As of May 7, 2024/)
    .waitFor();
  // The same files again say nothing new.
  await navigateTo(t, 'Import');
  await answerOpenDialog(t.app, writeGoodFiles(t.folder));
  await t.page
    .getByRole('button', { name: /Import (more )?files…/ })
    .first()
    .click();
  await button(t, 'Import').click();
  await t.page.getByText('Nothing changed').first().waitFor();
  await navigateTo(t, 'Report');
  await t.page.waitForTimeout(500);
  expect(await changed().count()).toBe(0);

  await importLater();
  await navigateTo(t, 'Report');
  await changed().waitFor();
  t = await restartApp(t);
  await changed().waitFor();
  await button(t, 'Create again').click();
  await t.page
    .locator('main')
    .getByText(/^As of May 13, 2024/)
    .waitFor();
  await expect.poll(() => changed().count()).toBe(0);

  // Undoing the import is a change too, and marks what was made from it.
  await navigateTo(t, 'Import');
  await button(t, 'Undo import').click();
  await button(t, 'Undo it').click();
  await navigateTo(t, 'Report');
  await changed().waitFor();
  await t.page.locator('main').getByText('made from data since undone').waitFor();
  await navigateTo(t, 'History');
  await rowOf('Undone data').waitFor();
  await rowOf('Undone data').click();
  await t.page.getByRole('row', { name: /later\.csv Undone since/ }).waitFor();
});

// The last: later.csv stays.
test('two reports are compared, the biggest change first; a row opens its store, and all is saved as CSV', async () => {
  await make(undefined);
  await importLater();
  await make(undefined, 60);
  await navigateTo(t, 'History');
  await rowOf('May 7, 2024').click();
  await rowOf('May 13, 2024').click({ modifiers: ['Control'] });
  await button(t, 'Compare…').click();
  const changes = t.page.getByRole('grid', { name: 'Changes of stores' });
  await changes.waitFor();
  const mind = await t.page.getByRole('list', { name: 'What to know before comparing' }).innerText();
  expect(mind).toContain('Their reach differs');
  expect(mind).toContain('1 store new: the totals');
  const first = changes.getByRole('row').nth(1);
  // Over the hours of the week that both observed; of the week as a whole too little was to tell a change.
  // 48 of them, of which the store was down for 6.5 in the later week.
  expect(await first.innerText()).toMatch(/store-b\s+Both\s+100\.00\s+86\.46\s+−13\.54\s+0\s+6\.5\s+–/);
  await t.page.getByText(/^Too little was observed to tell a change \(\d+\.?\d*% of the week/).waitFor();
  await t.page.getByRole('tab', { name: 'All stores' }).click();
  await t.page
    .getByRole('table', { name: 'All stores' })
    .getByRole('row', { name: /^Last week down in/ })
    .waitFor();
  await t.page
    .getByRole('tablist', { name: 'Compared' })
    .getByRole('tab', { name: /^Stores/ })
    .click();

  const saved = join(t.folder, 'comparison.csv');
  await answerSaveDialog(t.app, saved);
  await share(t, 'CSV', /^All/);
  await t.page.getByText('comparison.csv').waitFor();
  const lines = readFileSync(saved, 'utf8').split('\n');
  expect(lines[0]).toMatch(/^store_id,store_name,store_group,presence,uptime_last_hour_before/);
  const columns = lines[0]?.split(',') ?? [];
  const ofStoreB = lines.find((line) => line.startsWith('store-b'))?.split(',') ?? [];
  const cell = (name: string) => ofStoreB[columns.indexOf(name)];
  expect(cell('downtime_last_week_after')).toBe('6.5');
  expect(cell('downtime_last_week_change')).toBe('');
  expect(await first.innerText()).toContain(
    `−${cell('uptime_percent_same_hours_last_week_change')?.slice(1)}`,
  );
  expect(lines.map((line) => line.split(',')[3])).toEqual(['presence', 'both', 'both', 'new', undefined]);

  const shown = join(t.folder, 'shown.csv');
  await answerSaveDialog(t.app, shown);
  await t.page.getByRole('searchbox', { name: 'Search stores' }).fill('store-b');
  await share(t, 'CSV');
  await t.page.getByText('shown.csv').waitFor();
  const [names, ...rows] = readFileSync(shown, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  // The columns that are shown, each as in the file of all, which has no unknown time.
  const sides = (name: string, ...of: string[]) => of.map((side) => `${name}_last_week_${side}`);
  expect(names).toEqual([
    'store_id',
    'presence',
    ...sides('uptime_percent_same_hours', 'before', 'after', 'change'),
    ...sides('downtime', 'before', 'after', 'change'),
    ...sides('observed_percent', 'before', 'after'),
  ]);
  const inBoth = names?.flatMap((name, at) => (columns.includes(name) ? [[cell(name), rows[0]?.[at]]] : []));
  expect(inBoth).toHaveLength(names?.length ?? 0);
  expect(inBoth?.map(([all]) => all)).toEqual(inBoth?.map(([, one]) => one));
  await t.page.getByRole('searchbox', { name: 'Search stores' }).fill('');

  await changes.getByRole('rowheader', { name: 'store-b' }).dblclick();
  await t.page.getByRole('figure', { name: 'Timeline' }).waitFor();
  await button(t, 'Back').click();
  await changes.waitFor();
  await button(t, 'Back').click();
  await table().waitFor();
});
