import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedApp, type TestApp } from './app.ts';
import { createOverview, importSample, navigateTo } from './steps.ts';

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
  await importSample(t);
  await createOverview(t);
});
afterAll(() => t.close());

const main = () => t.page.locator('main');
const place = () => main().evaluate(({ scrollTop }) => scrollTop);
const heading = (name: string) => t.page.getByRole('heading', { name, level: 1, exact: true });

test('a screen begins at its top, and is where it was left when one comes back', async () => {
  await t.page.getByRole('heading', { name: 'Act on these' }).waitFor();
  await main().evaluate((element) => element.scrollTo(0, 700));
  const left = await place();
  expect(left).toBeGreaterThan(300);
  await navigateTo(t, 'Settings');
  await heading('Settings').waitFor();
  expect(await place()).toBe(0);
  await main().evaluate((element) => element.scrollTo(0, 200));
  await navigateTo(t, 'Help');
  await heading('Help').waitFor();
  expect(await place()).toBe(0);
  await navigateTo(t, 'Report');
  await t.page.getByRole('heading', { name: 'Act on these' }).waitFor();
  expect(await place()).toBe(left);
});
