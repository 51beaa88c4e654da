import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedApp, type TestApp } from './app.ts';
import { importSample, navigateTo } from './steps.ts';

const REPORTS = 59;

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
  await importSample(t);
  await t.page.evaluate(async (count) => {
    for (let minutes = 1; minutes <= count; minutes++) {
      await window.storeMonitor.call('createReport', { asOf: { kind: 'latest' }, reachMinutes: minutes });
    }
  }, REPORTS);
  while ((await completeReports()) < REPORTS) await t.page.waitForTimeout(100);
  await navigateTo(t, 'Report');
});
afterAll(() => t.close());

async function completeReports(): Promise<number> {
  const listed = await t.page.evaluate(() => window.storeMonitor.call('listReports'));
  return listed.ok ? listed.value.filter(({ state }) => state === 'Complete').length : 0;
}

const list = () => t.page.getByRole('listbox', { name: 'Past reports' });
const openReach = () => t.page.locator('main').getByText(/^As of .* a poll speaks/);

test('of many reports only those in sight are in the page, under the day they were asked for', async () => {
  await list().getByText('Today').waitFor();
  expect(await list().getByRole('option').count()).toBeLessThan(REPORTS);
});

test('they are one Tab stop', async () => {
  const stops = await list().evaluate((element) => element.querySelectorAll('[tabindex="0"]').length);
  expect(stops + Number((await list().getAttribute('tabindex')) === '0')).toBeLessThanOrEqual(1);
  await list().getByRole('option').first().click();
  await t.page.keyboard.press('Tab');
  expect(await list().evaluate((element) => element.contains(document.activeElement))).toBe(false);
});

test('arrows and End reach every one of them, and Enter opens it', async () => {
  await list().getByRole('option').first().click();
  await expect.poll(() => openReach().innerText()).toContain(`at most ${REPORTS} minutes`);
  await t.page.keyboard.press('ArrowDown');
  await t.page.keyboard.press('Enter');
  await expect.poll(() => openReach().innerText()).toContain(`at most ${REPORTS - 1} minutes`);
  await t.page.keyboard.press('End');
  const focused = () => t.page.evaluate(() => document.activeElement?.getAttribute('aria-posinset'));
  await expect.poll(focused).toBe(String(REPORTS));
  await t.page.keyboard.press('Enter');
  await expect.poll(() => openReach().innerText()).toContain('at most 1 minute');
  const selected = list().getByRole('option', { selected: true });
  expect(await selected.innerText()).toContain('40 stores · reach 1 min');
});
