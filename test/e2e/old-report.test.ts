import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeVersion1 } from '../fixtures/version-1.ts';
import { launchApp, type TestApp } from './app.ts';
import { createAnother, navigateTo } from './steps.ts';

let folder: string;
let t: TestApp;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'store-monitor-e2e-'));
  mkdirSync(join(folder, 'data'));
  writeVersion1(join(folder, 'data', 'store-monitor.db'));
  t = await launchApp({ folder });
});
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});

const tab = (name: string) => t.page.getByRole('tab', { name });
const region = (name: string | RegExp) => t.page.getByRole('region', { name });

test('a report of a version that knew no outages says so in each view, and shows what it holds', async () => {
  await navigateTo(t, 'Report');
  await t.page.getByText('made before Store Monitor kept outages and bounds', { exact: false }).waitFor();
  const uptime = t.page.getByRole('table', { name: 'Uptime of all stores together' });
  expect(await uptime.getByRole('columnheader', { name: 'At least – at most' }).count()).toBe(0);
  const figures = await uptime.locator('.uptime-figure').allInnerTexts();
  expect(figures).toHaveLength(3);
  for (const figure of figures) expect(figure).toMatch(/^(\d|–)/);
  expect(await region(/^Down at/).count()).toBe(0);
  expect(await t.page.getByRole('figure', { name: 'Heatmap' }).count()).toBe(0);

  await tab('Outages').click();
  await t.page.getByRole('heading', { name: 'This report holds no outages' }).waitFor();
  await tab('Stores').click();
  const grid = t.page.getByRole('grid', { name: 'Stores' });
  await grid.waitFor();
  expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(9);
});

test('the same report created again holds all of it', async () => {
  await createAnother(t);
  await tab('Overview').click();
  await region(/^Down at/).waitFor();
  await t.page.getByRole('figure', { name: 'Heatmap' }).waitFor();
  await t.page.getByRole('columnheader', { name: 'At least – at most' }).first().waitFor();
  await tab('Outages').click();
  await t.page.getByRole('grid', { name: 'Outages' }).waitFor();
});
