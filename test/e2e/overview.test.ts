import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Measure, type Method, STANDING_FLAGS, type WindowName } from '../../preload/contract.ts';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { sharedApp, type TestApp } from './app.ts';
import { resize } from './boxes/sizes.ts';
import { button, createOverview, importSample } from './steps.ts';
import { openedReport, readStored, type Stored } from './stored-report.ts';

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;

let t: TestApp;
let stored: Stored;
beforeAll(async () => {
  t = await sharedApp();
  await importSample(t);
  await createOverview(t);
  await table('Uptime of all stores together').waitFor();
  stored = await readStored(t);
});
afterAll(() => t.close());

const tab = (name: string) => t.page.getByRole('tab', { name });
const table = (name: string) => t.page.getByRole('table', { name, exact: true });
const panel = (name: string | RegExp) => t.page.getByRole('region', { name });
const cellsOf = async (name: string) =>
  (await table(name).locator('tbody tr').all()).reduce(
    async (rows, row) => [...(await rows), await row.locator('th, td').allInnerTexts()],
    Promise.resolve<string[][]>([]),
  );
const rowsOf = async (grid: string) =>
  Number(await t.page.getByRole('grid', { name: grid }).getAttribute('aria-rowcount')) - 1;
/** What a door says to whom sees it, without where it leads. */
const seen = (text: string | undefined) => (text ?? '').replace(/:[^:]*$/, '').trim();

test('a report opens with its Overview, the first of three views', async () => {
  expect(await t.page.getByRole('tab').allInnerTexts()).toEqual([
    'Overview',
    'Stores',
    expect.stringMatching(/^Outages/),
  ]);
  expect(await tab('Overview').getAttribute('aria-selected')).toBe('true');
});

test('what is added to it is styled by itself: the rest of the page is left as it is', async () => {
  await t.app.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({ included_categories: ['devtools.timeline'], excluded_categories: ['*'] }),
  );
  const elements = await t.page.evaluate(async () => {
    for (const place of ['.overview', '.panel', 'main']) {
      const added = document.createElement('p');
      document.querySelector(place)?.append(added);
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      added.remove();
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    }
    return document.querySelectorAll('.overview *').length;
  });
  const recorded = await t.app.evaluate(({ contentTracing }) => contentTracing.stopRecording());
  const styled = [...readFileSync(recorded, 'utf8').matchAll(/"elementCount":(\d+)/g)].map(([, count]) =>
    Number(count),
  );
  rmSync(recorded);
  expect(elements).toBeGreaterThan(300);
  expect(styled).not.toEqual([]);
  expect(Math.max(...styled)).toBeLessThan(elements / 4);
});

test('what is down at as-of is what the outages CSV says is still down', async () => {
  const csv = join(t.folder, 'outages.csv');
  const args = [
    join(projectFolder, 'scripts/command-line/index.mjs'),
    'report',
    '--outages',
    csv,
    '--out',
    join(t.folder, 'r.csv'),
  ];
  execFileSync(process.execPath, args, { stdio: 'ignore' });
  const still = readFileSync(csv, 'utf8')
    .split('\n')
    .filter((line) => line.split(',')[9] === 'as-of');
  const down = panel(/^Down at/);
  expect(still.length).toBeGreaterThan(0);
  await down.getByRole('heading', { name: 'Down now' }).waitFor();
  const names = await down.locator('li .door-name').allInnerTexts();
  expect(names.toSorted()).toEqual(still.map((line) => line.split(',')[1]).toSorted());
});

test('whom to call and who is down now are seen at 1024 × 700 with nothing scrolled', async () => {
  await resize(t, { width: 1024, height: 700, zoom: 1 });
  const rows = [table('Worst stores of the week').locator('tbody tr'), panel(/^Down at/).locator('li')];
  const bottoms = () =>
    Promise.all(
      rows.map(async (of) => {
        const box = await of.nth(Math.min(2, (await of.count()) - 1)).boundingBox();
        return (box?.y ?? Infinity) + (box?.height ?? 0);
      }),
    );
  await expect.poll(async () => Math.max(...(await bottoms()))).toBeLessThanOrEqual(700);
  await resize(t, { width: 1280, height: 800, zoom: 1 });
});

test('it says in short what is down, what that took and cost, and whether it was better before', async () => {
  const answer = panel('In short');
  // Without what a screen reader says of where a number leads.
  const words = () =>
    answer.evaluate((section) => {
      const copy = section.cloneNode(true) as Element;
      for (const hidden of copy.querySelectorAll('.visually-hidden')) hidden.remove();
      return copy.textContent ?? '';
    });
  const down = stored.sum('interpolated', 'down', 'week') / HOUR;
  const [least, most] = (['down-at-least', 'down-at-most'] as const).map(
    (measure) => stored.sum('interpolated', measure, 'week') / HOUR,
  );
  const still = await panel(/^Down at/)
    .locator('li .door-name')
    .count();
  const were = still === 1 ? 'was' : 'were';
  const open = stored.standing.filter((standing) => (standing & STANDING_FLAGS.open) !== 0).length;
  expect(await words()).toContain(`${still} of ${open} open store${open === 1 ? '' : 's'} ${were} down at `);
  expect(await words()).toContain(
    `were down for ${down.toFixed(1)} hours in the last week (at least ${least?.toFixed(1)}, at most ${most?.toFixed(1)}), which cost about `,
  );
  await expect.poll(words).toMatch(/Too little was observed to tell a change from the week before/);
});

describe('what leads is the time between polls:', () => {
  const method = 'interpolated';

  test('uptime, downtime and bounds are the sums over the stores', async () => {
    for (const [window, uptime, range, , , , storesDown] of await cellsOf('Uptime of all stores together')) {
      const within = window as WindowName;
      const [up, down] = [stored.sum(method, 'up', within), stored.sum(method, 'down', within)];
      expect(Number(seen(uptime))).toBeCloseTo((100 * up) / (up + down), 1);
      expect(Number(seen(storesDown))).toBe(
        stored.values(method, 'down', within).filter((time) => time > 0).length,
      );
      const business = (['up', 'down', 'unknown'] as const).reduce(
        (total, measure) => total + stored.sum('interpolated', measure, within),
        0,
      );
      const [least, most] = seen(range).split(' – ').map(Number);
      const exactly = (measure: Measure) =>
        100 * (1 - stored.sum('interpolated', measure, within) / business);
      expect(least).toBeLessThanOrEqual(exactly('down-at-most') + 1e-9);
      expect(least).toBeGreaterThan(exactly('down-at-most') - 0.011);
      expect(most).toBeGreaterThanOrEqual(exactly('down-at-least') - 1e-9);
      expect(most).toBeLessThan(exactly('down-at-least') + 0.011);
    }
  });

  test('to act on are those with the most downtime for their open time, but those that were never online', async () => {
    const values = (measure: Measure) => stored.values(method, measure, 'week');
    const [up, down, unknown] = [values('up'), values('down'), values('unknown')];
    const share = (store: number) =>
      (down[store] ?? 0) / ((up[store] ?? 0) + (down[store] ?? 0) + (unknown[store] ?? 0));
    const worst = [...down.keys()].filter(
      (store) => (down[store] ?? 0) > 0 && ((stored.standing[store] ?? 0) & STANDING_FLAGS.neverOnline) === 0,
    );
    worst.sort((a, b) => share(b) - share(a) || (down[b] ?? 0) - (down[a] ?? 0) || a - b);
    const listed = worst.slice(0, 8);
    const nameOf = (store: number) => stored.names[store] ?? stored.stores[store];
    const names = await table('Worst stores of the week').locator('tbody th .door').allInnerTexts();
    expect(names.map(seen)).toEqual(listed.map(nameOf));
    // By what they are ranked, what that cost, and whether it goes on, stands beside each.
    const rows = await cellsOf('Worst stores of the week');
    expect(rows.map(([, , of]) => Number.parseFloat(of ?? ''))).toEqual(
      listed.map((store) => Math.round(share(store) * 1000) / 10),
    );
    expect(rows.map(([, , , cost]) => Number((cost ?? '').replaceAll(/[$,]/g, '')))).toEqual(
      listed.map((store) => {
        const sales = stored.sales[store];
        const lost = ((down[store] ?? 0) / HOUR) * (sales ?? Number.NaN);
        return lost < 100 ? expect.closeTo(lost, 1) : Math.round(lost);
      }),
    );
    const still = await panel(/^Down at/)
      .locator('li .door-name')
      .allInnerTexts();
    expect(rows.map(([name]) => name?.includes('still down') === true)).toEqual(
      listed.map((store) => still.includes(nameOf(store) ?? '')),
    );
  });

  test('lost sales are downtime times sales per hour', async () => {
    for (const [window, estimate] of await cellsOf('Lost sales')) {
      const down = stored.values(method, 'down', window as WindowName);
      const lost = down.reduce((sum, time, store) => sum + (time / HOUR) * (stored.sales[store] ?? 0), 0);
      expect(Number(seen(estimate).replaceAll(/[^\d.]/g, ''))).toBeCloseTo(lost, lost < 100 ? 1 : -1);
    }
  });

  test('a group is the sum of its stores, never 0 because one is down', async () => {
    const rows = await cellsOf('Groups, last week');
    expect(rows).toHaveLength(new Set(stored.groups).size);
    for (const [name, stores, uptime] of rows) {
      const group = seen(name) === 'No group' ? undefined : seen(name);
      const isIn = (store: number) => stored.groups[store] === group;
      expect(Number(seen(stores))).toBe(stored.stores.filter((_, store) => isIn(store)).length);
      const [up, down] = [stored.sum(method, 'up', 'week', isIn), stored.sum(method, 'down', 'week', isIn)];
      if (up + down === 0) expect(seen(uptime)).toBe('–');
      else expect(Number(seen(uptime))).toBeCloseTo((100 * up) / (up + down), 1);
    }
  });
});

test('what was observed, and whose fault the rest is, adds up to all business time', async () => {
  for (const [window, , known, nobody, store] of await cellsOf('Share of business time observed')) {
    const time = (measure: Measure) => stored.sum('interpolated', measure, window as WindowName);
    const knownTime = time('up') + time('down');
    const share = (text: string | undefined) => Number.parseFloat(seen(`${text}:`).replace(/[<>]/, ''));
    expect(share(known)).toBeCloseTo((100 * knownTime) / (knownTime + time('unknown')), 0);
    expect(share(known) + share(nobody) + share(seen(store))).toBeCloseTo(100, 0);
  }
});

test('the hours of the week add up to the downtime and the business time of all stores', async () => {
  await t.page.getByText('Hours of the week as a table').click();
  const milliseconds = (clock: string) => {
    const [hours = '0', minutes = '0', seconds = '0'] = clock.split(':');
    return Number(hours) * HOUR + Number(minutes) * 60_000 + Number(seconds) * 1000;
  };
  const rows = await cellsOf('Hours of the week as a table');
  expect(rows).toHaveLength(168);
  const total = (column: number) => rows.reduce((sum, row) => sum + milliseconds(row[column] ?? ''), 0);
  expect(total(1)).toBeCloseTo(stored.sum('interpolated', 'down', 'week'), 0);
  const business = (['up', 'down', 'unknown'] as const).map((measure) =>
    stored.sum('interpolated', measure, 'week'),
  );
  expect(total(2)).toBeCloseTo(
    business.reduce((sum, time) => sum + time, 0),
    0,
  );
});

test('the heatmap is read by keys: across a day, from day to day, and says so in words', async () => {
  const heatmap = t.page.getByRole('listbox', { name: 'Hours of the week' });
  // Where the pointer rests is where the keys begin.
  await t.page.mouse.move(0, 0);
  await heatmap.focus();
  const reading = t.page.getByRole('figure', { name: 'Heatmap' }).getByRole('status');
  for (const [key, says] of [
    ['ArrowRight', 'Monday 00:00–01:00'],
    ['ArrowRight', 'Monday 01:00–02:00'],
    ['ArrowDown', 'Tuesday 01:00–02:00'],
    ['End', 'Tuesday 23:00–24:00'],
    ['ArrowUp', 'Monday 23:00–24:00'],
  ] as const) {
    await t.page.keyboard.press(key);
    await expect.poll(() => reading.innerText()).toContain(says);
  }
  expect(await heatmap.getByRole('option', { selected: true }).count()).toBe(1);
});

test('the trend says of each week what a report as of its end would', async () => {
  await t.page.getByText('Polls reach back 2 weeks.', { exact: false }).waitFor();
  await t.page.getByText('Trend as a table').click();
  const shown = (await cellsOf('Trend as a table')).map((row) => row.slice(1, 3).map(Number));
  expect(shown).toHaveLength(2);
  for (const [weeksBefore, percents] of shown.entries()) {
    const at = new Date(stored.asOf - weeksBefore * WEEK).toISOString();
    const id = await t.page.evaluate(async (text) => {
      const asOf = { kind: 'instant', text, clock: 'utc' } as const;
      const made = await window.storeMonitor.call('createReport', { asOf, reachMinutes: 90 });
      if (!made.ok) throw new Error(made.error.message);
      return made.value;
    }, at);
    await expect.poll(() => openedReport(t, id)).toBeDefined();
    const summaries = (await openedReport(t, id))?.summaries;
    const uptime = (method: Method) =>
      Number.parseFloat(summaries?.[method].windows.find(({ window }) => window === 'week')?.uptime ?? '');
    expect(percents).toEqual([uptime('poll-count'), uptime('interpolated')]);
  }
  await t.page.getByRole('listbox', { name: 'Uptime week by week' }).focus();
  await t.page.keyboard.press('End');
  const reading = t.page.getByRole('figure', { name: 'Trend' }).getByRole('status');
  expect(await reading.innerText()).toContain(`All stores: ${shown[0]?.[1]?.toFixed(2)}%`);
});

describe('doors', () => {
  const back = async () => {
    await tab('Overview').click();
    await panel(/^Uptime of .* together$/).waitFor();
    // A door to a group narrows all of the report to it.
    const every = t.page.getByRole('button', { name: /^Every group.*on the Overview/ });
    if (await every.isVisible()) await every.click();
    await table('Uptime of all stores together').waitFor();
  };

  test('what is down leads to the outages that are still down, and each store to its page and back', async () => {
    const down = panel(/^Down at/);
    await down.locator('li').first().getByRole('button').click();
    await t.page.getByRole('figure', { name: 'Timeline' }).waitFor();
    await button(t, 'Back').click();
    await expect
      .poll(() =>
        down
          .locator('li')
          .first()
          .getByRole('button')
          .evaluate((door) => door === document.activeElement),
      )
      .toBe(true);
    await down.getByRole('button', { name: /show their outages/ }).click();
    await t.page.getByRole('grid', { name: 'Outages' }).waitFor();
    expect(await t.page.getByRole('radio', { name: 'Still down' }).isChecked()).toBe(true);
    expect(await tab('Outages').evaluate((element) => element === document.activeElement)).toBe(true);
    await back();
  });

  test('each number of what is said in short leads to the rows that it counts', async () => {
    const answer = panel('In short');
    const lead = answer.getByRole('button', { name: /show them/ }).first();
    const still = Number(seen(await lead.innerText()));
    await lead.click();
    await expect.poll(() => rowsOf('Stores')).toBe(still);
    expect(await t.page.getByRole('radio', { name: 'Still down' }).isChecked()).toBe(true);
    await back();
    await answer.getByRole('button', { name: /show the stores that lost sales/ }).click();
    await expect
      .poll(() => rowsOf('Stores'))
      .toBe(stored.values('interpolated', 'down', 'week').filter((time) => time > 0).length);
    await back();
    await answer.getByRole('button', { name: /show the week before/ }).click();
    await expect
      .poll(() =>
        table('Trend as a table')
          .locator('tbody tr')
          .nth(1)
          .evaluate((row) => row === document.activeElement),
      )
      .toBe(true);
  });

  test('an hour of the week leads to its outages, by key and by pointer, until every hour is shown again', async () => {
    const heatmap = t.page.getByRole('listbox', { name: 'Hours of the week' });
    const cells = heatmap.getByRole('option', { name: /% down/ });
    const [cell] = await cells.all();
    const name = ((await cell?.getAttribute('aria-label')) ?? '').replace(/: .*$/, '');
    const places = await heatmap
      .getByRole('option')
      .evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel));
    await heatmap.focus();
    // From wherever it was read before to the first hour of its row, and on.
    const place = places.findIndex((label) => label?.startsWith(name));
    for (let row = 0; row < 7; row++) await t.page.keyboard.press('ArrowUp');
    await t.page.keyboard.press('Home');
    for (let row = 0; row < Math.floor(place / 24); row++) await t.page.keyboard.press('ArrowDown');
    for (let hour = 0; hour < place % 24; hour++) await t.page.keyboard.press('ArrowRight');
    await t.page.getByText(`${name}: `, { exact: false }).first().waitFor();
    await t.page.keyboard.press('Enter');
    await t.page.getByText(`${name}, stores’ own time`).waitFor();
    const narrowed = await rowsOf('Outages');
    expect(narrowed).toBeGreaterThan(0);
    await button(t, 'Show every hour of the week').click();
    await expect.poll(() => rowsOf('Outages')).toBeGreaterThan(narrowed);
    await back();
    await cell?.click();
    await t.page.getByText(`${name}, stores’ own time`).waitFor();
    await expect.poll(() => rowsOf('Outages')).toBe(narrowed);
    await back();
    // Where nothing was down there is nothing to lead to.
    await heatmap
      .getByRole('option', { name: /no downtime/ })
      .first()
      .click();
    expect(await tab('Overview').getAttribute('aria-selected')).toBe('true');
  });

  test('a range leads to the bounds of each store, a share observed to how much of each was not', async () => {
    const sorted = (name: string) => t.page.getByRole('columnheader', { name }).getAttribute('aria-sort');
    await table('Uptime of all stores together')
      .getByRole('button', { name: /show the bounds of each store/ })
      .last()
      .click();
    await t.page.getByRole('grid', { name: 'Stores' }).waitFor();
    const down = t.page.getByRole('columnheader', { name: 'Down, last week, hours' });
    const column = await down.getAttribute('data-column');
    await expect
      .poll(() =>
        t.page
          .getByRole('grid', { name: 'Stores' })
          .locator(`[aria-rowindex="2"] [data-column="${column}"]`)
          .innerText(),
      )
      .toMatch(/\(\d+–\d+ h\)$/);
    expect(await sorted('Down, last week, hours')).toBe('descending');
    await back();
    await table('Share of business time observed')
      .getByRole('button', { name: /show how much of each store was not observed/ })
      .first()
      .click();
    await expect.poll(() => sorted('Not observed, last hour, minutes')).toBe('descending');
    await back();
  });

  test('a week of the trend leads to its numbers, and so does what is said of the week before', async () => {
    const rows = table('Trend as a table').locator('tbody tr');
    const hasFocus = (row: Locator) => row.evaluate((element) => element === document.activeElement);
    await t.page.getByRole('listbox', { name: 'Uptime week by week' }).focus();
    await t.page.keyboard.press('Home');
    await t.page.keyboard.press('Enter');
    await expect.poll(() => hasFocus(rows.last())).toBe(true);
    const doors = table('Uptime of all stores together').getByRole('button', {
      name: /show the week before/,
    });
    expect(await doors.count()).toBe(1);
    await doors.click();
    await expect.poll(() => hasFocus(rows.nth(1))).toBe(true);
  });

  test('the week before stands with the share that was observed, and no change is made of little', async () => {
    const panel = t.page.getByRole('region', { name: 'Uptime of all stores together' });
    const words = (await panel.innerText()).replace(/\s+/g, ' ');
    const observed = /([\d.]+%) observed [^%]*$/.exec(words.split('Too little')[0] ?? '')?.[1];
    expect(words).toContain(
      `Too little was observed to tell a change from the week before (${observed} was observed then`,
    );
    const week = table('Uptime of all stores together').getByRole('row', { name: /^week/ });
    expect(await week.getByRole('cell').nth(3).innerText()).toBe('–');
    const picture = t.page.getByRole('listbox', { name: 'Uptime week by week' });
    const dots = picture.locator('.trend-dot');
    expect(await dots.count()).toBe(2);
    expect(await dots.and(t.page.locator('.is-hollow')).count()).toBe(1);
    await t.page.getByText('Less than half was observed', { exact: true }).waitFor();
    // No line joins it to the other one.
    expect(await picture.locator('.trend-line').getAttribute('d')).not.toMatch(/[LC]/i);
    const older = table('Trend as a table').locator('tbody tr').last();
    expect((await older.innerText()).replace(/\s+/g, ' ')).toContain(observed ?? 'no share');
  });

  test('a group leads to its stores, whatever was searched for before', async () => {
    await tab('Stores').click();
    await t.page.getByRole('searchbox', { name: 'Search stores' }).fill('nothing like this');
    await back();
    await table('Groups, last week')
      .getByRole('row', { name: /^New York/ })
      .getByRole('button', { name: /: show them$/ })
      .click();
    await t.page.getByRole('grid', { name: 'Stores' }).waitFor();
    const ofGroup = stored.groups.filter((group) => group === 'New York').length;
    expect(await rowsOf('Stores')).toBe(ofGroup);
    await back();
    await table('Groups, last week')
      .getByRole('row', { name: /^New York/ })
      .getByRole('button', { name: /show the uptime of its stores/ })
      .click();
    await expect.poll(() => rowsOf('Stores')).toBe(ofGroup);
    const uptime = t.page.getByRole('columnheader', { name: /^Uptime %, last week/ });
    expect(await uptime.getAttribute('aria-sort')).toBe('ascending');
    await back();
    await table('Groups, last week')
      .getByRole('row', { name: /^New York/ })
      .getByRole('button', { name: /show its outages/ })
      .click();
    // The tab counts what is in it.
    const counted = () => tab('Outages').innerText();
    await expect.poll(async () => String(await rowsOf('Outages'))).toBe((await counted()).replace(/\D/g, ''));
    await back();
  });

  test('a target says how many miss it, by how much, and leads to them', async () => {
    const field = t.page.getByRole('textbox', { name: /^Uptime of at least/ });
    await field.fill('97');
    await field.press('Enter');
    await table('Stores against the target').waitFor();
    const [first] = await cellsOf('Stores against the target');
    const [ups, downs] = [
      stored.values('interpolated', 'up', 'week'),
      stored.values('interpolated', 'down', 'week'),
    ];
    const missed = ups.filter((up, store) => (100 * up) / (up + (downs[store] ?? 0)) < 97).length;
    expect(first?.[2]).toMatch(/beyond$/);
    await panel('Target for the week')
      .getByRole('button', { name: `${missed} stores miss it` })
      .click();
    await t.page.getByRole('grid', { name: 'Stores' }).waitFor();
    expect(await rowsOf('Stores')).toBe(missed);
    await back();
  });
});
