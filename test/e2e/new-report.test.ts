import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sharedApp, type TestApp } from './app.ts';
import {
  button,
  createReport,
  importThrough,
  navigateTo,
  newReport,
  openNewReport,
  writeGoodFiles,
} from './steps.ts';

let t: TestApp;
beforeAll(async () => {
  t = await sharedApp();
  await importThrough(t, writeGoodFiles(t.folder));
  await navigateTo(t, 'Report');
});
afterAll(() => t.close());

const asOf = (name: string) => t.page.getByRole('radio', { name, exact: true }).click({ force: true });
const dialog = () => newReport(t);
const create = () => dialog().getByRole('button', { name: 'Create report' }).click();
const time = () => t.page.getByRole('textbox', { name: 'Time, in UTC' });
const complete = () => t.page.getByRole('status').filter({ hasText: 'Complete' }).waitFor();
const subtitle = () => t.page.locator('main').getByText(/^As of .* a poll speaks/);

describe('a chosen time', () => {
  beforeEach(async () => {
    if (!(await dialog().isVisible())) await openNewReport(t);
    await asOf('Chosen time');
  });

  test('has the range of the data beside it', async () => {
    await t.page.getByText('Polls: May 6, 2024 to May 7, 2024').waitFor();
  });

  test.each([
    ['2024-05-07 18:13', 'May 7, 2024, 18:13 UTC'],
    ['2024-05-07T08:05:09', 'May 7, 2024, 08:05 UTC'],
    ['2024-05-06', 'May 6, 2024, 23:59 UTC'],
  ])('may be typed as %s', async (typed, read) => {
    await time().fill(typed);
    await t.page.getByText(`Means ${read}`).waitFor();
    await create();
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(() => subtitle().innerText()).toContain(`As of ${read}`);
  });

  test.each([
    ['', 'Type a time, such as 2023-01-25 18:13, or choose a day.'],
    ['tomorrow', '“tomorrow” is not a time. Type a day, such as 2023-01-25'],
  ])('that is “%s” is refused beside the field, which takes the focus', async (typed, message) => {
    await time().fill(typed);
    await create();
    await t.page.getByText(message).waitFor();
    expect(await time().evaluate((input) => document.activeElement === input)).toBe(true);
  });

  test('is chosen from the days of the data', async () => {
    await time().fill('');
    await button(t, 'Choose a day').click();
    await t.page.getByRole('button', { name: /Monday, May 6, 2024/ }).click();
    expect(await time().inputValue()).toBe('2024-05-06');
  });
});

describe('as of a time without polls', () => {
  test('nothing is called fine: it says that nothing was observed, why, and offers the latest poll', async () => {
    await asOf('Now');
    await t.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await createReport(t);
    const why = t.page.getByRole('region', { name: 'Nothing was observed' });
    await why.getByText('Nothing was observed in the last week before').waitFor();
    await why.getByText('The newest poll is of May 7, 2024, 23:30 UTC.').waitFor();
    expect(await t.page.locator('main').innerText()).not.toContain('No downtime');
    await button(t, 'As of latest poll').click();
    await complete();
    await expect.poll(() => subtitle().innerText()).toContain('May 7, 2024, 23:30 UTC');
    expect(await t.page.getByText('Nothing was observed').count()).toBe(0);
  });
});

describe('how long a poll speaks', () => {
  test('stands beside as of, and out of range is refused with the range', async () => {
    await openNewReport(t);
    const reach = t.page.getByRole('textbox', { name: 'A poll speaks for at most' });
    await reach.fill('99999');
    await create();
    await t.page.getByText('This is a number of minutes from 1 to 1440.').waitFor();
    expect(await reach.inputValue()).toBe('99999');
    await reach.fill('120');
    await create();
    await expect.poll(() => subtitle().innerText()).toContain('a poll speaks for at most 2 hours');
  });
});
