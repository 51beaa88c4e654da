import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleFiles } from '../../main/jobs/sample-files.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { launchApp, type TestApp } from './app.ts';
import { makeBefore } from './made-before.ts';
import { navigateTo } from './steps.ts';

const REPORTS = 59;

let t: TestApp;
afterAll(() => t.close());
const folder = temporaryFolder();
beforeAll(async () => {
  await makeBefore(folder, { files: sampleFiles(), isSample: true, reports: REPORTS });
  t = await launchApp({ folder });
  await navigateTo(t, 'Report');
});

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
