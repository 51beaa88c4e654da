import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from './app.ts';
import { button, createReport, importSample, navigateTo, openCsv } from './steps.ts';

let t: TestApp;
beforeAll(async () => {
  t = await launchApp();
  await importSample(t);
});
afterAll(() => t.close());

const choose = (group: string, name: string) =>
  t.page
    .getByRole('radiogroup', { name: group })
    .getByRole('radio', { name, exact: true })
    .click({ force: true });
const apiSettings = () =>
  t.page.evaluate(async () => {
    const answer = await window.storeMonitor.call('apiStatus');
    return answer.ok ? answer.value.settings : undefined;
  });

test('Settings begin with General, then Data and Backup, then the Local API', async () => {
  await navigateTo(t, 'Settings');
  const headings = await t.page.locator('main h2:visible').allInnerTexts();
  expect(headings).toEqual(['General', 'Data', 'Backup', 'Local API']);
});

test('the theme is the one chosen, at once and at the next start', async () => {
  // Playwright shows pages as light unless told to leave that to the app.
  await t.page.emulateMedia({ colorScheme: null });
  await choose('Theme', 'Dark');
  const isDark = () => t.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await expect.poll(isDark).toBe(true);
  await t.app.close();
  t = await launchApp({ folder: t.folder });
  await t.page.emulateMedia({ colorScheme: null });
  expect(await isDark()).toBe(true);
  await navigateTo(t, 'Settings');
  await choose('Theme', 'System');
  await expect.poll(isDark).toBe(false);
});

test('reports open with the usual method, and a new one has the usual reach', async () => {
  await navigateTo(t, 'Settings');
  await choose('Usual method', 'Poll count');
  const reach = t.page.getByRole('textbox', { name: 'Usual reach, in minutes' });
  await reach.fill('120');
  await reach.press('Enter');
  await createReport(t);
  await openCsv(t);
  expect(
    await t.page
      .getByRole('radiogroup', { name: 'Method' })
      .getByRole('radio', { name: 'Poll count' })
      .isChecked(),
  ).toBe(true);
  await t.page.keyboard.press('Escape');
  await t.page.locator('main').getByText('a poll speaks for at most 2 hours').waitFor();
});

test('the age of the version is told once a quarter, or never', async () => {
  await navigateTo(t, 'Settings');
  await choose('Tell how old this version is', 'Never');
  const preferred = () =>
    t.page.evaluate(async () => {
      const answer = await window.storeMonitor.call('preferences');
      return answer.ok ? answer.value.versionAge : undefined;
    });
  await expect.poll(preferred).toBe('never');
  await choose('Tell how old this version is', 'Every three months');
  await expect.poll(preferred).toBe('quarterly');
});

test('times in the data follow the chosen clock, and say which that is', async () => {
  await navigateTo(t, 'Report');
  const subtitle = t.page.locator('main').getByText(/^As of .* a poll speaks/);
  expect(await subtitle.innerText()).toContain('UTC');
  await navigateTo(t, 'Settings');
  await choose('Times in the data', 'This computer');
  const zone = await t.page.evaluate(
    () =>
      new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' })
        .formatToParts(0)
        .find(({ type }) => type === 'timeZoneName')?.value,
  );
  await navigateTo(t, 'Report');
  expect(await subtitle.innerText()).toContain(zone);
});

test('an outage is told by the chosen clock, in the table of outages and on its store’s page', async () => {
  const outages = t.page.getByRole('grid', { name: 'Outages' });
  /** As the first column of starts shows it in each place. */
  async function startsBy(clock: string): Promise<readonly string[]> {
    await navigateTo(t, 'Settings');
    await choose('Times in the data', clock);
    await navigateTo(t, 'Report');
    await t.page.getByRole('tab', { name: 'Outages' }).click();
    const heading = outages.getByRole('columnheader', { name: /^Started/ }).first();
    const column = await heading.getAttribute('data-column');
    const inTable = await outages.locator(`[aria-rowindex="2"] [data-column="${column}"]`).innerText();
    await outages.locator('[aria-rowindex="2"]').getByRole('rowheader').dblclick();
    const ofStore = t.page.getByRole('table', { name: 'Outages of this store' }).getByRole('button');
    await ofStore.first().waitFor();
    const onPage = [
      await t.page.getByText('Times on this page are').innerText(),
      ...(await ofStore.allInnerTexts()),
    ];
    await button(t, 'Back').click();
    return [inTable, onPage.join()];
  }
  const [ownInTable = '', ownOnPage = ''] = await startsBy('Each store’s own time');
  const [utcInTable = '', utcOnPage = ''] = await startsBy('UTC');
  const [, own = '', zone = ''] = /(\d\d:\d\d) (\S+)$/.exec(ownInTable) ?? [];
  const [, utc = ''] = /(\d\d:\d\d) UTC$/.exec(utcInTable) ?? [];
  expect(zone).toMatch(/^[A-Z]/);
  expect(zone).not.toBe('UTC');
  expect(utc).not.toBe(own);
  // The page says once by which clock its times are.
  expect(ownOnPage).toMatch(new RegExp(`Times on this page are (?!UTC).*\\b${own}\\b`, 's'));
  expect(utcOnPage).toMatch(new RegExp(`Times on this page are UTC.*\\b${utc}\\b`, 's'));
});

describe('a port out of range', () => {
  test.each(['80', '70000', '8000.5', 'eight'])(
    '%s is refused with the range and changes nothing',
    async (typed) => {
      await navigateTo(t, 'Settings');
      const port = t.page.getByRole('textbox', { name: 'Port', exact: true });
      await port.fill(typed);
      await port.press('Enter');
      await t.page.getByText('A whole number from 1024 to 65535. It is still 8000.').waitFor();
      expect(await port.inputValue()).toBe(typed);
      expect(await port.getAttribute('aria-invalid')).toBe('true');
      expect((await apiSettings())?.port).toBe(8000);
      await port.press('Escape');
      expect(await port.inputValue()).toBe('8000');
    },
  );

  test('one in range is taken', async () => {
    const port = t.page.getByRole('textbox', { name: 'Port', exact: true });
    await port.fill('8123');
    await button(t, 'Show token').focus();
    await expect.poll(async () => (await apiSettings())?.port).toBe(8123);
  });
});

test('a zone for reports that is none is refused, one in any case is taken, and nothing means most stores', async () => {
  const field = t.page.getByRole('textbox', { name: 'Report zone' });
  await field.fill('Middle-Earth');
  await field.press('Enter');
  await t.page.getByText('A time zone such as America/New_York', { exact: false }).waitFor();
  await field.fill('america/denver');
  await field.press('Enter');
  await expect.poll(() => field.inputValue()).toBe('America/Denver');
  await field.fill('');
  await field.press('Enter');
  await expect.poll(() => field.inputValue()).toBe('');
});

describe('the currency and the target', () => {
  const preferences = () =>
    t.page.evaluate(async () => {
      const answer = await window.storeMonitor.call('preferences');
      return answer.ok ? answer.value : undefined;
    });
  const field = (name: string) => t.page.getByRole('textbox', { name });

  test('are the usual ones until they are set, and are kept', async () => {
    await navigateTo(t, 'Settings');
    expect(await field('Currency').inputValue()).toBe((await preferences())?.currency);
    expect((await preferences())?.targetPercent).toBeUndefined();
    await field('Currency').fill('mexican peso');
    await field('Currency').press('Enter');
    await t.page.getByText('shown in: Mexican Peso.').waitFor();
    expect(await field('Currency').inputValue()).toBe('MXN');
    await field('Target for uptime').fill('99.5 %');
    await field('Target for uptime').press('Enter');
    await expect.poll(preferences).toMatchObject({ currency: 'MXN', targetPercent: 99.5 });
  });

  test('are refused with what would be taken, and change nothing', async () => {
    await field('Currency').fill('doubloons');
    await field('Currency').press('Enter');
    await t.page.getByText('such as EUR or Euro. It is still MXN.').waitFor();
    await field('Target for uptime').fill('101');
    await field('Target for uptime').press('Enter');
    await t.page.getByText('A number from 0 to 100, such as 99.5, or nothing for no target.').waitFor();
    expect(await preferences()).toMatchObject({ currency: 'MXN', targetPercent: 99.5 });
    await field('Currency').press('Escape');
    await field('Target for uptime').fill('');
    await field('Target for uptime').press('Enter');
    await expect.poll(async () => (await preferences())?.targetPercent ?? 'none').toBe('none');
  });

  test('main refuses what the window should never ask', async () => {
    for (const change of [{ currency: 'XX' }, { targetPercent: 101 }] as const) {
      const answer = await t.page.evaluate(
        (asked) => window.storeMonitor.call('changePreferences', asked),
        change,
      );
      expect(answer).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    }
  });
});
