import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { cli } from '../fixtures/cli.ts';
import { answerSaveDialog, launchApp, type TestApp } from './app.ts';
import {
  button,
  createReport,
  importSample,
  openCsv,
  saveCsv,
  share,
  showStores,
  switchColumns,
} from './steps.ts';

let t: TestApp;
beforeAll(async () => {
  t = await launchApp();
  await importSample(t);
  await createReport(t);
});
afterAll(() => t.close());

const grid = () => t.page.getByRole('grid', { name: 'Stores' });
const heading = (name: string) => grid().getByRole('columnheader', { name, exact: true });
const clipboard = () => t.app.evaluate(({ clipboard: board }) => board.readText());
const rowNumber = (n: number) => grid().locator(`[aria-rowindex="${n + 1}"]`);
/** The cell of a row under the heading of that name. */
async function cellOf(row: number, name: string) {
  const column = await heading(name).getAttribute('data-column');
  return rowNumber(row).locator(`[data-column="${column}"]`);
}
const rowCount = () => grid().getAttribute('aria-rowcount');

describe('the table of stores', () => {
  test('opens with the most downtime of the week first', async () => {
    expect(await heading('Down, last week, hours').getAttribute('aria-sort')).toBe('descending');
    expect(await rowNumber(1).getByRole('rowheader').innerText()).toBe('Market Street 1');
  });

  test.each([
    [1024, 700],
    [1280, 800],
    [1600, 900],
  ])('has the columns that a window %i × %i has room for, names readable', async (width, height) => {
    await setWindowSize(width, height);
    await expect.poll(() => t.page.evaluate(() => innerWidth)).toBe(width);
    const room = () =>
      grid().evaluate(({ parentElement }) =>
        parentElement === null ? NaN : parentElement.scrollWidth - parentElement.clientWidth,
      );
    await expect.poll(room).toBeLessThanOrEqual(1);
    for (const needed of ['Down, last week, hours', 'Uptime %, last week', 'Week at a glance']) {
      expect(await heading(needed).count()).toBe(1);
    }
    const names = await grid().getByRole('rowheader').all();
    const cut = await Promise.all(
      names.map((name) => name.evaluate((cell) => cell.scrollWidth > cell.clientWidth + 1)),
    );
    expect(cut.filter((isCut) => isCut).length).toBeLessThanOrEqual(1);
    await setWindowSize(1280, 800);
  });

  test('shows what is asked for in its menu besides, whatever the room', async () => {
    // Ids are long.
    await expect.poll(() => heading('Store id').count()).toBe(0);
    await switchColumns(t, 'Store id');
    if ((await heading('Group').count()) === 0) await switchColumns(t, 'Group');
    if ((await heading('Lost sales, last week').count()) === 0) {
      await switchColumns(t, 'Lost sales', 'Last week');
    }
    expect(await (await cellOf(1, 'Store id')).innerText()).toBe('1481966498820158979');
    expect(await (await cellOf(1, 'Group')).innerText()).toBe('New York');
  });

  test('sorts a column of numbers by the largest first, then by the smallest', async () => {
    const up = heading('Uptime %, last week');
    await up.click();
    expect(await up.getAttribute('aria-sort')).toBe('descending');
    await up.click();
    expect(await up.getAttribute('aria-sort')).toBe('ascending');
    await heading('Down, last week, hours').click();
  });

  test('shows ids and UUIDs whole', async () => {
    const id = grid().getByRole('gridcell', { name: 'b3a0a0f2-16d5-4a57-b8f7-6a2f0c1d9e42' });
    expect(await id.evaluate((cell) => cell.scrollWidth <= cell.clientWidth)).toBe(true);
  });

  test('a store whose hours no file names is marked, and says that all of the time counts as open', async () => {
    const known = await t.page.evaluate(() => window.storeMonitor.call('listStores'));
    const hours = readFileSync(join(projectFolder, 'main/sample/business-hours.csv'), 'utf8');
    const named = new Set(hours.split('\n').map((line) => line.split(',')[0]));
    const without = (known.ok ? known.value : []).filter(({ id }) => !named.has(id));
    expect(without.length).toBeGreaterThan(0);
    for (const { id, name = id } of without) {
      await t.page.getByRole('searchbox', { name: 'Search stores' }).fill(id);
      await expect.poll(rowCount).toBe('2');
      const cell = rowNumber(1).getByRole('rowheader');
      await expect.poll(() => cell.innerText()).toMatch(/24×7\?$/);
      expect(await cell.getAttribute('title')).toBe(
        `${name}. No file names its hours, so all of the time counts as open.`,
      );
    }
    await t.page.getByRole('searchbox', { name: 'Search stores' }).fill('');
    await expect.poll(rowCount).toBe('41');
  });

  test('puts decimal points under each other', async () => {
    const points = await pointsOf('uptime');
    expect(points.length).toBeGreaterThan(5);
    expectUnderEachOther(points);
  });
});

describe('room', () => {
  test.each([
    [1280, 800, 18],
    [1024, 700, 12],
  ])(
    'in a window of %d × %d with nothing scrolled, at least %d rows are seen whole',
    async (width, height, least) => {
      await setWindowSize(width, height);
      const seen = () =>
        grid().evaluate((table) => {
          const room = table.closest('.data-grid')?.getBoundingClientRect();
          const bottom = Math.min(room?.bottom ?? 0, innerHeight);
          return [...table.querySelectorAll('tbody tr')].filter(
            (row) => row.getBoundingClientRect().bottom <= bottom + 1,
          ).length;
        });
      await expect.poll(seen).toBeGreaterThanOrEqual(least);
      const bar = await t.page.locator('.report-bar').boundingBox();
      expect(bar?.height).toBeLessThanOrEqual(48);
      await setWindowSize(1280, 800);
    },
  );

  test('what narrows the rows and the tools stand on one line of a window 1600 wide, whatever is chosen', async () => {
    await setWindowSize(1600, 900);
    for (const choice of [/^All/, /^Down/, /^Uptime below/]) {
      await t.page.getByRole('radio', { name: choice }).click({ force: true });
      const toolbar = t.page.locator('.grid-toolbar:visible');
      await expect.poll(async () => (await toolbar.boundingBox())?.height).toBeLessThan(48);
    }
    await t.page.getByRole('radio', { name: /^All/ }).click({ force: true });
    await setWindowSize(1280, 800);
  });

  test('every tool says what it does, in words or when it is pointed at', async () => {
    const tools = t.page.locator('.grid-tools:visible').getByRole('button');
    const said = await tools.evaluateAll((all) =>
      all.map((tool) => [tool.textContent, tool.getAttribute('title')]),
    );
    expect(said.map(([words]) => words)).toEqual(['Columns', 'Set aside…', 'Copy as TSV']);
    for (const [words, title] of said) expect(title).toBe(words);
    await setWindowSize(1024, 700);
    await expect
      .poll(() =>
        tools
          .locator('.tool-words')
          .evaluateAll((all) => all.map((words) => words.clientWidth > 20 && words.clientHeight > 10)),
      )
      .toEqual([true, true, true]);
    await setWindowSize(1280, 800);
  });
});

describe('filters', () => {
  test('choices say beforehand how many stores they would show', async () => {
    const below = t.page.getByRole('radio', { name: 'Uptime below 95%' });
    const count = Number(
      (await below.evaluate((radio) => radio.closest('label')?.textContent))?.match(/(\d+)$/)?.[1],
    );
    await below.click({ force: true });
    await expect.poll(rowCount).toBe(String(count + 1));
    await t.page.getByRole('textbox', { name: 'Uptime below, percent' }).fill('10');
    await t.page.keyboard.press('Enter');
    await expect.poll(rowCount).toBe('1');
  });

  test('where nothing matches, one press clears the filters', async () => {
    await t.page.getByText('No store matches: uptime below 10% in the last week.').waitFor();
    await button(t, 'Clear filters').click();
    await expect.poll(rowCount).toBe('41');
  });
});

describe('search and groups', () => {
  const search = () => t.page.getByRole('searchbox', { name: 'Search stores' });
  const shownIds = async () => {
    const column = await heading('Store id').getAttribute('data-column');
    return grid().locator(`tbody [data-column="${column}"]`).allInnerTexts();
  };

  test('a search finds stores by name, by group and by id', async () => {
    await search().fill('market street');
    await expect.poll(rowCount).toBe(String(storesWith(({ name }) => name.startsWith('Market Street')) + 1));
    await search().fill('AUSTRALIA');
    await expect.poll(shownIds).toEqual(['lord-howe-1']);
    await search().fill('kathmandu');
    await expect.poll(shownIds).toEqual(['kathmandu-1']);
    await search().fill('');
  });

  test('a group shows its stores, and what else is asked for counts among them', async () => {
    await t.page.getByRole('button', { name: /Group/ }).click();
    await t.page.getByRole('option', { name: 'Phoenix' }).click();
    const inPhoenix = storesWith(({ group }) => group === 'Phoenix');
    await expect.poll(rowCount).toBe(String(inPhoenix + 1));
    const all = t.page.getByRole('radio', { name: /^All/ });
    expect(await all.evaluate((radio) => radio.closest('label')?.textContent)).toContain(String(inPhoenix));
    await t.page.getByRole('button', { name: /Group/ }).click();
    await t.page.getByRole('option', { name: 'No group' }).click();
    // Those that the file of stores gives no group, and those that it does not name.
    await expect.poll(rowCount).toBe(String(40 - storesWith(({ group }) => group !== '') + 1));
    await t.page.getByRole('button', { name: /Group/ }).click();
    await t.page.getByRole('option', { name: 'Every group' }).click();
    await expect.poll(rowCount).toBe('41');
  });

  test('where a group has none, its other stores are one press away, and every group another', async () => {
    const inPhoenix = storesWith(({ group }) => group === 'Phoenix');
    const told = t.page.getByRole('region', { name: 'Table of stores' });
    await t.page.getByRole('button', { name: /Group/ }).click();
    await t.page.getByRole('option', { name: 'Phoenix' }).click();
    await search().fill('kathmandu');
    await told.getByText('No store matches in Phoenix: “kathmandu”; 1 in all groups.').waitFor();
    await told.getByText(`0 of ${inPhoenix} stores of Phoenix`).waitFor();
    await button(t, 'Clear filters').click();
    await expect.poll(rowCount).toBe(String(inPhoenix + 1));
    await search().fill('kathmandu');
    await button(t, 'Show every group').click();
    await expect.poll(shownIds).toEqual(['kathmandu-1']);
    await search().fill('');
    await expect.poll(rowCount).toBe('41');
  });
});

describe('saving', () => {
  const idsShown = async () => {
    const column = await heading('Store id').getAttribute('data-column');
    return grid().locator(`tbody [data-column="${column}"]`).allInnerTexts();
  };
  const savedIds = (file: string) => rowsOf(readFileSync(file, 'utf8'), ',').map((row) => row['store_id']);
  async function savedBy(name: string, press: () => Promise<unknown>): Promise<(string | undefined)[]> {
    const target = join(t.folder, `${name}.csv`);
    await answerSaveDialog(t.app, target);
    await press();
    await expect.poll(() => existsSync(target)).toBe(true);
    return savedIds(target);
  }

  test('all stores are saved, or those that are shown, as they are shown', async () => {
    await t.page.getByRole('searchbox', { name: 'Search stores' }).fill('airport');
    await t.page.getByRole('radio', { name: /^Down/ }).click({ force: true });
    const count = storesWith(({ name }) => name.startsWith('Airport'));
    await expect.poll(async () => (await idsShown()).length).toBeLessThan(count);
    const shown = await idsShown();
    expect(shown.length).toBeGreaterThan(1);
    expect(await savedBy('these', () => share(t, 'CSV', /^What is shown/))).toEqual(shown);
    expect(await savedBy('all', () => saveCsv(t))).toHaveLength(40);
    await t.page.getByRole('searchbox', { name: 'Search stores' }).fill('');
    await t.page.getByRole('radio', { name: /^All/ }).click({ force: true });
  });
});

test('every kind of column that files can have is chosen in Share…, and saved as the command line does', async () => {
  const options = ['Extended', 'Bounds', 'Counts', 'Likely'];
  await openCsv(t);
  await t.page.getByRole('radio', { name: 'Poll count' }).click({ force: true });
  for (const option of options) await t.page.getByText(`${option} columns`, { exact: true }).click();
  const [saved, made] = [join(t.folder, 'all-columns.csv'), join(t.folder, 'made.csv')];
  await answerSaveDialog(t.app, saved);
  await button(t, 'Save…').click();
  await expect.poll(() => existsSync(saved)).toBe(true);
  await openCsv(t);
  await t.page.getByRole('radio', { name: 'Interpolated' }).click({ force: true });
  for (const option of options) await t.page.getByText(`${option} columns`, { exact: true }).click();
  await t.page.keyboard.press('Escape');
  const flags = options.map((option) => `--${option.toLowerCase()}`);
  execFileSync(process.execPath, [cli, 'report', '--sample', ...flags, '--out', made], { stdio: 'ignore' });
  expect(readFileSync(saved, 'utf8')).toBe(readFileSync(made, 'utf8'));
});

describe('bounds and lost sales', () => {
  test('stand in the table as in the saved file', async () => {
    const target = join(t.folder, 'with-bounds.csv');
    await answerSaveDialog(t.app, target);
    await switchColumns(t, 'Bounds of downtime');
    for (const window of ['day', 'hour']) await switchColumns(t, 'Down', `Last ${window}`);
    await openCsv(t);
    await t.page.getByText('Bounds columns', { exact: true }).click();
    await button(t, 'Save…').click();
    await expect.poll(() => existsSync(target)).toBe(true);
    await button(t, 'Copy as TSV').click();
    await expect.poll(clipboard).toContain('Down at least, last week, hours');
    const copied = rowsOf(await clipboard(), '\t');
    const saved = rowsOf(readFileSync(target, 'utf8'), ',');
    expect(copied).toHaveLength(saved.length);
    for (const row of saved) {
      const shown = copied.find((one) => one['Store id'] === row['store_id']);
      for (const window of ['hour', 'day', 'week']) {
        const inWindow = `last ${window}, ${window === 'hour' ? 'minutes' : 'hours'}`;
        expect(shown?.[`Down at least, ${inWindow}`], `${row['store_id']} ${window}`).toBe(
          row[`downtime_at_least_last_${window}`],
        );
        expect(shown?.[`Down at most, ${inWindow}`]).toBe(row[`downtime_at_most_last_${window}`]);
      }
      const sales = SAMPLE_STORES.find(({ id }) => id === row['store_id'])?.sales ?? '';
      const lost = shown?.['Lost sales, last week'] ?? '';
      const nothingKnown = shown?.['Down, last week, hours'] === '';
      expect(lost !== '').toBe(sales !== '' && !nothingKnown);
      if (lost !== '') {
        // The saved hours are rounded to a hundredth.
        const byFile = Number(row['downtime_last_week']) * Number(sales);
        expect(Math.abs(Number(lost) - byFile)).toBeLessThanOrEqual(0.005 * Number(sales) + 0.01);
      }
    }
  });

  test('the range stands beside the estimate, whose points stand under each other', async () => {
    const cell = await cellOf(1, 'Down, last week, hours');
    expect(await cell.innerText()).toMatch(/^\d+ h \d\d min\s*\(\d+–\d+ h\)$/);
    expect(await cell.getAttribute('title')).toMatch(/^\d+:\d\d:\d\d[.\d]*; at least \d+:.+, at most \d+:/);
    await switchColumns(t, 'Bounds of downtime');
    expect(await cell.innerText()).toMatch(/^\d+ h \d\d min$/);
    for (const window of ['day', 'hour']) await switchColumns(t, 'Down', `Last ${window}`);
  });

  test('poll count is a group of columns of its own, named for what it counts', async () => {
    expect(await heading('Down, last week, polls').count()).toBe(0);
    await switchColumns(t, 'As specified (counts polls)');
    expect(await (await cellOf(1, 'Down, last week, polls')).innerText()).toMatch(/^\d+$/);
    expect(await (await cellOf(1, 'Down, last week, hours')).innerText()).toMatch(/^\d+ h \d\d min$/);
    await switchColumns(t, 'As specified (counts polls)');
  });
});

test('Back returns to the same row, column and place in the table', async () => {
  await rowNumber(1).getByRole('rowheader').click();
  await t.page.keyboard.press('Control+End');
  const place = () =>
    grid().evaluate((table) => ({
      scrolled: table.parentElement?.scrollTop,
      sideways: table.parentElement?.scrollLeft,
      row: (document.activeElement as HTMLElement | null)?.dataset['row'],
      column: (document.activeElement as HTMLElement | null)?.dataset['column'],
    }));
  await expect.poll(async () => (await place()).row).toBe('39');
  const before = await place();
  expect(before.scrolled).toBeGreaterThan(0);
  await t.page.keyboard.press('Enter');
  await button(t, 'Back').waitFor();
  await t.page.keyboard.press('Alt+ArrowLeft');
  await grid().waitFor();
  await expect.poll(place).toEqual(before);
  await t.page.keyboard.press('Control+Home');
});

describe('copying', () => {
  test('Ctrl+C copies the selected rows and tells that it did', async () => {
    await rowNumber(1).getByRole('rowheader').click();
    await t.page.keyboard.press('Shift+ArrowDown');
    await t.page.keyboard.press('Control+c');
    await t.page.getByText('Copied 2 rows').waitFor();
    expect((await clipboard()).trimEnd().split('\n')).toHaveLength(3);
  });

  test('Edit → Copy copies them too', async () => {
    await rowNumber(2).getByRole('rowheader').click();
    await t.app.evaluate(({ clipboard: board }) => board.writeText('before'));
    await t.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.copy());
    await expect.poll(clipboard).toContain(await rowNumber(2).getByRole('rowheader').innerText());
  });

  test('the context menu copies one cell or the store id', async () => {
    await rowNumber(1).getByRole('gridcell').nth(2).click({ button: 'right' });
    const text = await rowNumber(1).getByRole('gridcell').nth(2).innerText();
    await t.page.getByRole('menuitem', { name: `Copy “${text}”` }).click();
    await expect.poll(clipboard).toBe(text);
    await rowNumber(1).getByRole('gridcell').nth(2).click({ button: 'right' });
    await t.page.getByRole('menuitem', { name: 'Copy store id' }).click();
    await expect.poll(clipboard).toBe('1481966498820158979');
  });
});

describe('columns', () => {
  test('are hidden and shown from a menu', async () => {
    await switchColumns(t, 'Outages', 'Last week');
    await expect.poll(() => heading('Outages, last week').count()).toBe(0);
    expect(await heading('Up, last day, hours').count()).toBe(0);
    await switchColumns(t, 'Up', 'Last day');
    await expect.poll(() => heading('Up, last day, hours').count()).toBe(1);
  });

  test('are made wider by dragging and by keys', async () => {
    const name = heading('Store');
    const before = await widthOf(name);
    const edge = await name.boundingBox();
    if (edge === null) throw new Error('There is no heading of the store column.');
    await t.page.mouse.move(edge.x + edge.width - 2, edge.y + 10);
    await t.page.mouse.down();
    await t.page.mouse.move(edge.x + edge.width + 58, edge.y + 10, { steps: 4 });
    await t.page.mouse.up();
    await expect.poll(() => widthOf(name)).toBeCloseTo(before + 60, -1);
    const down = heading('Down, last week, hours');
    const narrow = await widthOf(down);
    await down.focus();
    await t.page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => widthOf(down)).toBeGreaterThan(narrow + 8);
  });

  test('and sort, filter are as they were after a restart', async () => {
    await heading('Up, last day, hours').click();
    await t.page.getByRole('radio', { name: /^Not observed/ }).click({ force: true });
    const width = await widthOf(heading('Store'));
    await t.app.close();
    const { folder } = t;
    t = await launchApp({ folder });
    await showStores(t);
    expect(await heading('Up, last day, hours').getAttribute('aria-sort')).toBe('descending');
    expect(await heading('Outages, last week').count()).toBe(0);
    expect(await widthOf(heading('Store'))).toBeCloseTo(width, -1);
    expect(await t.page.getByRole('radio', { name: /^Not observed/ }).isChecked()).toBe(true);
  });
});

/** The columns, and where in them the decimal point of each estimate stands. */
function pointsOf(measure: string) {
  return grid().evaluate(
    (table, look) =>
      [...table.querySelectorAll(`td.is-${look}`)].flatMap((cell) => {
        const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
        const point = text?.textContent?.indexOf('.') ?? -1;
        if (text === null || point < 0) return [];
        const range = document.createRange();
        range.setStart(text, point);
        range.setEnd(text, point + 1);
        const column = (cell as HTMLElement).dataset['column'];
        return [[column, Math.round(range.getBoundingClientRect().left)] as const];
      }),
    measure,
  );
}

function expectUnderEachOther(points: Awaited<ReturnType<typeof pointsOf>>): void {
  const places = new Map(points);
  for (const [column, left] of points) expect(Math.abs((places.get(column) ?? 0) - left)).toBeLessThan(2);
}

/** The sample's stores as its file names them. */
const SAMPLE_STORES = readFileSync(join(projectFolder, 'main/sample/stores.csv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id = '', name = '', group = '', sales = ''] = line.split(',');
    return { id, name, group, sales };
  });

const storesWith = (test: (store: (typeof SAMPLE_STORES)[number]) => boolean): number =>
  SAMPLE_STORES.filter(test).length;

/** The rows of a text by the names of its columns; no cell of it holds a separator. */
function rowsOf(text: string, separator: string): Record<string, string>[] {
  const [heading = '', ...lines] = text.trimEnd().split('\n');
  const names = heading.split(separator);
  return lines.map((line) =>
    Object.fromEntries(line.split(separator).map((cell, place) => [names[place] ?? '', cell])),
  );
}

const widthOf = async (cell: ReturnType<typeof heading>) => (await cell.boundingBox())?.width ?? 0;

const setWindowSize = (width: number, height: number) =>
  t.app.evaluate(
    ({ BrowserWindow }, [w = 0, h = 0]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
    [width, height],
  );
