import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedApp, type TestApp } from './app.ts';
import { violationsOn } from './axe.ts';
import { writeHourlyFleet } from './hourly-fleet.ts';
import { button, createOverview, importThrough, navigateTo } from './steps.ts';

const AS_OF = Date.parse('2024-05-08T18:00:00Z');
const WEEK_HOURS = 168;

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
  await importThrough(t, writeFleet(t.folder));
  await createOverview(t);
});
afterAll(() => t.close());

/**
 * Two weeks. In the newer one all stores of Lakeside are down together for two hours; others are down alone now and then, for
 * some hours; one opens late every day. In the older one they were down three times as often.
 */
const writeFleet = (folder: string): string[] =>
  writeHourlyFleet(folder, {
    asOf: AS_OF,
    stores: 24,
    hours: 2 * WEEK_HOURS,
    isDown: (store, hour, local) =>
      hour < WEEK_HOURS
        ? (store < 12 && (hour === 50 || hour === 51)) ||
          ((hour * 7 + store * 13) % 61 < 2 && store > 4) ||
          (store === 3 && local === 9)
        : (hour * 5 + store * 11) % 8 === 0,
  });

const region = (name: string) => t.page.getByRole('region', { name });

test('what stores share is found out by itself, and an event opens the outages of its stores', async () => {
  const events = region('Shared events').getByRole('table', { name: 'Shared events' });
  await events.waitFor();
  const row = events.locator('tbody tr').filter({ hasText: 'Lakeside' });
  expect(await row.locator('td').allInnerTexts()).toEqual(['May 6, 2024, 14:40 UTC', '1 h 20 min', '12']);
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

test('a group has its own: the events that its stores were in, and its openings', async () => {
  const choose = async (from: string, to: string) => {
    await button(t, `${from} Group`).click();
    await t.page.getByRole('option', { name: to, exact: true }).click();
  };
  await choose('Every group', 'Lakeside');
  const events = region('Shared events');
  const row = events.locator('tbody tr').filter({ hasText: 'Lakeside' });
  await expect
    .poll(() => row.locator('td').allInnerTexts())
    .toEqual(['May 6, 2024, 14:40 UTC', '1 h 20 min', '12', '12']);
  const late = region('Opens late, closes early').getByRole('list').getByRole('button');
  await late.filter({ hasText: 'Store 3' }).waitFor();
  await choose('Lakeside', 'Harbour');
  await events.getByText('No store of this group was in an event that five stores or more shared.').waitFor();
  // The first half of the stores are Lakeside's.
  for (const name of await late.allInnerTexts()) expect(name).toMatch(/^Store (1[2-9]|2\d)\b/);
  await choose('Harbour', 'Every group');
  await events.getByRole('table', { name: 'Shared events' }).waitFor();
});

test('a change that is likely is told by the trend, and where the two weeks are compared', async () => {
  const trend = region('Getting better?');
  await trend.getByRole('option', { name: /likely less downtime than in the week before/ }).waitFor();
  await trend
    .getByRole('list', { name: 'Lines and points' })
    .getByText(/^Surely or likely less/)
    .waitFor();
  await t.page.evaluate(async () => {
    const asOf = { kind: 'instant', text: '2024-05-01 17:59', clock: 'utc' } as const;
    await window.storeMonitor.call('createReport', { asOf, reachMinutes: 90 });
  });
  await button(t, 'Details').click();
  await button(t, 'Compare with…').click();
  await t.page.getByRole('dialog', { name: 'Compare with' }).getByRole('option').first().click();
  await t.page.getByText(/^Uptime [\d.]+% before, [\d.]+% after; likely less downtime after/).waitFor();
  await navigateTo(t, 'Report');
  await region('Getting better?').waitFor();
  // The details from which it was compared did not stay open.
  expect(await t.page.getByRole('dialog').count()).toBe(0);
});

test('the page of a store says why it has no likely range', async () => {
  await region('Opens late, closes early').getByRole('list').getByRole('button', { name: 'Store 3' }).click();
  const answer = region('In short');
  await answer.getByText('How do you know?').click();
  await answer
    .getByText(/^It has no likely range: all its polls, .* come at about the same minute of the hour/)
    .waitFor();
  expect(await violationsOn(t.page)).toEqual([]);
});
