import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from './app.ts';
import { button, createReport, importSample } from './steps.ts';

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
const rowCount = () => grid().getAttribute('aria-rowcount');

describe('the table of stores', () => {
  test('opens with the most downtime of the week first', async () => {
    expect(await heading('Down, last week, polls').getAttribute('aria-sort')).toBe('descending');
    expect(await rowNumber(1).getByRole('rowheader').innerText()).toBe('1481966498820158979');
  });

  test('sorts a column of numbers by the largest first, then by the smallest', async () => {
    const up = heading('Up, last week, polls');
    await up.click();
    expect(await up.getAttribute('aria-sort')).toBe('descending');
    await up.click();
    expect(await up.getAttribute('aria-sort')).toBe('ascending');
    await heading('Down, last week, polls').click();
  });

  test('shows the last week and its strip in a window 1024 wide', async () => {
    await setWindowSize(1024, 700);
    const sight = await grid().boundingBox();
    const strip = await heading('Week at a glance').boundingBox();
    if (sight === null || strip === null) throw new Error('The grid has no heading of the strip.');
    expect(strip.x + strip.width).toBeLessThanOrEqual(sight.x + sight.width + 1);
    await setWindowSize(1280, 800);
  });

  test('shows ids and UUIDs whole', async () => {
    const id = grid().getByRole('rowheader', { name: 'b3a0a0f2-16d5-4a57-b8f7-6a2f0c1d9e42' });
    expect(await id.evaluate((cell) => cell.scrollWidth <= cell.clientWidth)).toBe(true);
  });

  test('puts decimal points under each other', async () => {
    await t.page.getByRole('radio', { name: 'Interpolated' }).click({ force: true });
    const points = await grid().evaluate((table) =>
      [...table.querySelectorAll('td.is-down')].flatMap((cell) => {
        const text = cell.firstChild;
        const point = text?.textContent?.indexOf('.') ?? -1;
        if (text === null || point < 0) return [];
        const range = document.createRange();
        range.setStart(text, point);
        range.setEnd(text, point + 1);
        const column = (cell as HTMLElement).dataset['column'];
        return [[column, Math.round(range.getBoundingClientRect().left)] as const];
      }),
    );
    const places = new Map(points);
    expect(points.length).toBeGreaterThan(5);
    for (const [column, left] of points) expect(Math.abs((places.get(column) ?? 0) - left)).toBeLessThan(2);
    await t.page.getByRole('radio', { name: 'Poll count' }).click({ force: true });
  });
});

describe('tiles and filters', () => {
  test('a tile shows its stores, and says that it does', async () => {
    const tile = t.page.getByRole('button', { name: 'Down, last week' });
    await tile.click();
    expect(await tile.getAttribute('aria-pressed')).toBe('true');
    const down = Number((await tile.innerText()).match(/(\d+) stores/)?.[1]);
    await expect.poll(rowCount).toBe(String(down + 1));
  });

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
    await t.page.getByText('No store matches.').waitFor();
    await button(t, 'Clear filters').click();
    await expect.poll(rowCount).toBe('41');
  });
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
    await button(t, 'Columns').click();
    await t.page
      .getByRole('group', { name: 'Last hour' })
      .getByRole('menuitemcheckbox', { name: 'Up', exact: true })
      .click();
    await t.page.keyboard.press('Escape');
    expect(await heading('Up, last hour, minutes').count()).toBe(0);
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
    const down = heading('Down, last week, polls');
    const narrow = await widthOf(down);
    await down.focus();
    await t.page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => widthOf(down)).toBeGreaterThan(narrow + 8);
  });

  test('and sort, method, filter are as they were after a restart', async () => {
    await heading('Up, last day, polls').click();
    await t.page.getByRole('button', { name: 'Not observed, last week' }).click();
    await t.page.getByRole('radio', { name: 'Interpolated' }).click({ force: true });
    const width = await widthOf(heading('Store'));
    await t.app.close();
    const { folder } = t;
    t = await launchApp({ folder });
    await grid().waitFor();
    expect(await t.page.getByRole('radio', { name: 'Interpolated' }).isChecked()).toBe(true);
    expect(await heading('Up, last day, hours').getAttribute('aria-sort')).toBe('descending');
    expect(await heading('Up, last hour, minutes').count()).toBe(0);
    expect(await widthOf(heading('Store'))).toBeCloseTo(width, -1);
    expect(await t.page.getByRole('radio', { name: /^Not observed/ }).isChecked()).toBe(true);
  });
});

const widthOf = async (cell: ReturnType<typeof heading>) => (await cell.boundingBox())?.width ?? 0;

const setWindowSize = (width: number, height: number) =>
  t.app.evaluate(
    ({ BrowserWindow }, [w = 0, h = 0]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
    [width, height],
  );
