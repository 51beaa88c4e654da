import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { runs } from '../fixtures/runs.ts';
import { STORE_STATES, writeStoreStates } from '../fixtures/store-states.ts';
import { sharedApp, type TestApp } from './app.ts';
import { violationsOn } from './axe.ts';
import { faultsOfBoxes } from './boxes/faults.ts';
import { nameOf, resize, type Size } from './boxes/sizes.ts';
import { button, createReport, importThrough, switchColumns } from './steps.ts';

const USUAL: Size = { width: 1280, height: 800, zoom: 1 };
const SIZES: readonly Size[] = [
  { width: 800, height: 560, zoom: 3 },
  { width: 1024, height: 700, zoom: 1 },
  { width: 2560, height: 1440, zoom: 0.67 },
];
/** One of them for each state, another for the next; all in `npm run test:long` (docs/tests.md). So with axe. */
const sizesOf = (state: number) => SIZES.filter((_, place) => (place + state) % runs(SIZES.length, 1) === 0);

type Row = Readonly<Record<string, string>>;

describe('a store in every state', () => {
  let t: TestApp;
  let reports: Readonly<Record<'poll-count' | 'interpolated', ReadonlyMap<string, Row>>>;
  beforeAll(async () => {
    t = await sharedApp();
    const files = writeStoreStates(t.folder);
    reports = {
      'poll-count': fromCommandLine(files, 'poll-count'),
      interpolated: fromCommandLine(files, 'interpolated'),
    };
    await importThrough(t, files);
    await createReport(t);
  });
  afterAll(() => t.close());
  // Also where the one before ended on a store's page.
  beforeEach(async () => {
    await resize(t, USUAL);
    if (await button(t, 'Back').isVisible()) await button(t, 'Back').click();
  });

  const table = (name: string | RegExp) => t.page.getByRole('table', { name });
  /** The lines of the number that was pressed, and their sum as it stands below them, to the last digit. */
  const addedUp = () =>
    table(/^How it adds up/).evaluate((sum) => {
      const exactly = (cells: string) =>
        [...sum.querySelectorAll(cells)].map((cell) => cell.getAttribute('title') ?? '');
      return { lines: exactly('tbody td.numbers'), total: exactly('tfoot td')[0] ?? '' };
    });

  const states = STORE_STATES.map(({ id, name }, place) => [id, name ?? id, place] as const);
  test.each(states)('%s', async (id, title, place) => {
    await t.page.getByRole('searchbox', { name: 'Search stores' }).fill(id);
    const row = t.page.getByRole('grid', { name: 'Stores' }).locator('[aria-rowindex="2"]');
    await row.getByText(title, { exact: true }).first().dblclick();
    await t.page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();

    // Every number as the command line answers it, and the sum of the lines under it.
    const numbers = table('Numbers of this store').getByRole('button');
    await numbers.first().waitFor();
    const all = await numbers.evaluateAll((all) =>
      all.map((one) => ({
        name: one.getAttribute('aria-label') ?? '',
        exact: one.getAttribute('title') ?? '',
      })),
    );
    // One cell stands for up and down of a window that poll count leaves out.
    const closed = all.filter(({ name }) => name.endsWith('Closed at this time of day'));
    expect(all.length + closed.length).toBe(15);
    for (const { name } of closed) {
      const [, window = ''] = /^Poll count, last (\w+): /.exec(name) ?? [];
      const counts = reports['poll-count'].get(id);
      expect(
        [counts?.[`uptime_last_${window}`], counts?.[`downtime_last_${window}`]].map(Number),
        name,
      ).toEqual([0, 0]);
    }
    // Not looked for by role and name again for each: that takes longer than all else here.
    const pressed = await numbers.elementHandles();
    for (const [place, { name, exact }] of all.entries()) {
      if (closed.some((one) => one.name === name)) continue;
      const [, method = '', measure = '', window = ''] = /^(.+): (.+), last (\w+): /.exec(name) ?? [];
      const row = reports[method === 'Poll count' ? 'poll-count' : 'interpolated'].get(id);
      const column = `${COLUMNS[measure]}_last_${window}`;
      const told = Number(row?.[column]) * (window === 'hour' ? 60 : 3600);
      const isNear = window === 'hour' ? 0.301 : 18.001;
      expect(Math.abs(secondsOf(exact) - told), name).toBeLessThanOrEqual(isNear);
      await pressed[place]?.click();
      const { lines, total } = await addedUp();
      expect(
        lines.reduce((all, line) => all + secondsOf(line), 0),
        name,
      ).toBeCloseTo(secondsOf(total), 3);
    }

    await t.page.getByRole('button', { name: /^Interpolated: down, last week/ }).click();
    const { total: down } = await addedUp();
    const outages = await exactly(table('Outages of this store').locator('tbody td:nth-child(3)'));
    expect(outages.reduce((all, line) => all + secondsOf(line), 0)).toBeCloseTo(secondsOf(down), 3);

    const faults: Record<string, string[]> = {};
    for (const size of sizesOf(place)) {
      await resize(t, size);
      const found = await faultsOfBoxes(t.page);
      if (found.length > 0) faults[nameOf(size)] = found;
    }
    expect(faults).toEqual({});
    if (place % runs(3, 1) !== 0) return;
    await resize(t, USUAL);
    const violations = await violationsOn(t.page);
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
  });

  test.each([
    ['lord-howe', 'clocks back: 24.5 h'],
    ['sydney-25-hours', 'clocks back: 25 h'],
    ['london-23-hours', 'clocks ahead: 23 h'],
  ])('%s has a day as long as it was, and says how the clock was set', async (id, words) => {
    await t.page.getByRole('searchbox', { name: 'Search stores' }).fill(id);
    await t.page.getByRole('grid', { name: 'Stores' }).locator('[aria-rowindex="2"] th').dblclick();
    const timeline = t.page.getByRole('figure', { name: 'Timeline' });
    await timeline.getByText(words).waitFor();
  });

  test('the week that goes on for a year is down in each of the twelve, and in every hour', async () => {
    await t.page.getByRole('searchbox', { name: 'Search stores' }).fill('down-all-year');
    await t.page.getByRole('grid', { name: 'Stores' }).locator('[aria-rowindex="2"] th').dblclick();
    await t.page.getByText('Up to twelve weeks of this store').click();
    const weeks = table('Weeks of this store').locator('tbody tr');
    await weeks.nth(11).waitFor();
    expect(await weeks.locator('td:nth-child(3)').allInnerTexts()).toEqual(Array(12).fill('0.00'));
    const hours = table('Hours most often down').locator('tbody tr');
    await hours.nth(5).waitFor();
    expect(await hours.locator('td:nth-child(2)').allInnerTexts()).toEqual(Array(6).fill('100%'));
    expect(await hours.locator('td:nth-child(3)').first().innerText()).toMatch(/^1[12] h \d\d min$/);
    const week = table('Hours of the week, share down of what was observed').locator('tbody td');
    const darkest = await week.evaluateAll(
      (cells) => cells.filter((cell) => cell.className.includes('is-level-4')).length,
    );
    expect([await week.count(), darkest]).toEqual([168, 168]);
  });

  test('the tables of stores and outages have room for all of them', async () => {
    await t.page.getByRole('searchbox', { name: 'Search stores' }).fill('');
    await switchColumns(t, 'Bounds of downtime');
    await switchColumns(t, 'As specified (counts polls)');
    for (const tab of ['Stores', 'Outages'] as const) {
      await t.page.getByRole('tab', { name: tab }).click();
      await t.page.getByRole('grid', { name: tab }).waitFor();
      const faults: Record<string, string[]> = {};
      for (const size of SIZES) {
        await resize(t, size);
        const found = await faultsOfBoxes(t.page);
        if (found.length > 0) faults[nameOf(size)] = found;
      }
      expect(faults).toEqual({});
    }
  });
});

test('one store without a name: its id alone, no group to choose, no column for what is not known', async () => {
  const t = await sharedApp();
  try {
    const [one] = STORE_STATES.filter(({ id }) => id === 'no-hours');
    if (one === undefined) throw new Error('There is no store without hours.');
    await importThrough(t, writeStoreStates(t.folder, [one]));
    await createReport(t);
    const grid = t.page.getByRole('grid', { name: 'Stores' });
    // The closures of the files name two more stores.
    expect(await grid.getAttribute('aria-rowcount')).toBe('4');
    // None of them has hours, so that none is marked for it.
    expect(await grid.getByRole('rowheader').allInnerTexts()).toContain('no-hours');
    expect(await t.page.getByRole('button', { name: /Group/ }).count()).toBe(0);
    for (const column of ['Group', 'Store id', 'Lost sales, last week']) {
      expect(await grid.getByRole('columnheader', { name: column, exact: true }).count()).toBe(0);
    }
    for (const size of SIZES) {
      await resize(t, size);
      expect(await faultsOfBoxes(t.page)).toEqual([]);
    }
  } finally {
    await t.close();
  }
});

const COLUMNS: Readonly<Record<string, string>> = {
  up: 'uptime',
  down: 'downtime',
  'not observed': 'unknown',
};

/** What the command line answers for the files, a row a store. */
function fromCommandLine(files: readonly string[], method: string): ReadonlyMap<string, Row> {
  const out = join(mkdtempSync(join(tmpdir(), 'store-states-')), 'report.csv');
  const args = ['report', ...files, '--method', method, '--extended', '--out', out];
  execFileSync(process.execPath, [join(projectFolder, 'scripts/command-line/index.mjs'), ...args], {
    stdio: 'ignore',
  });
  const [heading = '', ...lines] = readFileSync(out, 'utf8').trimEnd().split('\n');
  const names = heading.split(',');
  return new Map(
    lines.map((line) => {
      const cells = line.split(',');
      return [cells[0] ?? '', Object.fromEntries(names.map((name, place) => [name, cells[place] ?? '']))];
    }),
  );
}

/** What cells tell where they are pointed at: lengths to the last digit. */
const exactly = (cells: Locator): Promise<string[]> =>
  cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('title') ?? ''));

function secondsOf(clock: string): number {
  const [hours = '0', minutes = '0', seconds = '0'] = clock.split(':');
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
