import { expect, test } from 'vitest';
import { sharedApp } from './app.ts';
import { periodBar } from './screens.ts';
import {
  createAnother,
  createOverview,
  importThrough,
  navigateTo,
  switchColumns,
  writeClosedAtAsOf,
  writeGoodFiles,
} from './steps.ts';

test('without groups, sales, or a week before, each part says so in words', async () => {
  const bare = await sharedApp();
  try {
    await importThrough(bare, writeGoodFiles(bare.folder));
    await createOverview(bare);
    // The panel's words are the beginning of the sentence above it.
    await bare.page.getByText('No store was found down.', { exact: true }).waitFor();
    for (const words of [
      'No store was found down at',
      'No store has a group.',
      'No store has a figure for its sales.',
      'No target is set.',
      'Polls do not reach back to a week before.',
      'Polls reach back one week only.',
    ]) {
      await bare.page.getByText(words, { exact: false }).waitFor();
    }
  } finally {
    await bare.close();
  }
});

test('of a period before all polls it is said once that nothing was observed', async () => {
  const before = await sharedApp();
  try {
    const { page } = before;
    await importThrough(before, writeGoodFiles(before.folder));
    await page.evaluate(() =>
      window.storeMonitor.call('createReport', {
        asOf: { kind: 'latest' },
        reachMinutes: 90,
        period: { kind: 'dates', from: '2024-04-01', to: '2024-04-07' },
      }),
    );
    await navigateTo(before, 'Report');
    await page.getByRole('heading', { name: 'How often' }).waitFor();
    const inShort = page.getByRole('region', { name: 'In short' });
    expect((await inShort.innerText()).trim()).toBe('Nothing was observed.');
  } finally {
    await before.close();
  }
});

test('a report of a single store opens with its page; where poll count leaves it out, its table says so', async () => {
  const only = await sharedApp();
  try {
    await importThrough(only, writeClosedAtAsOf(only.folder));
    await navigateTo(only, 'Report');
    await createAnother(only);
    const { page } = only;
    const store = page.getByRole('article', { name: 'Harbour' });
    const inShort = store.getByRole('region', { name: 'In short' });
    await expect
      .poll(() => inShort.innerText())
      .toMatch(
        // What its owner asks first.
        /^Closed at 20:30 on Thu, May 9; opens Fri, May 10, 09:00\. Down 3 h of .* open in the last week\./,
      );
    expect(await inShort.innerText()).toContain('It cost about $300 (');
    await store.getByRole('heading', { name: 'Numbers', exact: true }).waitFor();
    await store.getByRole('button', { name: 'Poll count, last week: Closed at this time of day' }).waitFor();
    // The bar is there, and nothing that is of many stores.
    await periodBar(only)
      .getByText(/^Week to May 9, 2024/)
      .waitFor();
    expect(await page.getByRole('tab').allTextContents()).toEqual(['Store', 'Table', 'Outages1']);
    expect(await page.getByRole('heading', { name: 'Groups' }).count()).toBe(0);

    await page.getByRole('tab', { name: 'Outages' }).click();
    await page.getByRole('grid', { name: 'Outages' }).getByRole('rowheader').first().dblclick();
    const moment = store
      .getByRole('listbox', { name: 'The week, moment by moment' })
      .getByRole('option', { selected: true });
    await expect.poll(() => moment.getAttribute('aria-label')).toMatch(/Down: \d+ inactive polls/);

    await page.getByRole('tab', { name: 'Table' }).click();
    await switchColumns(only, 'As specified (counts polls)');
    await page
      .getByRole('grid', { name: 'Stores' })
      .getByText('Closed at this time of day')
      .first()
      .waitFor();

    // Of a year that begins before its polls, it begins with them, and leads past the months without.
    await periodBar(only)
      .getByRole('button', { name: /^Week to/ })
      .click();
    await page.getByRole('option', { name: /^This year/ }).click();
    await periodBar(only).getByText('2024', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Store', exact: true }).click();
    await inShort.getByText(/^The data begin on .*May \d+, 2024\./).waitFor();
    await inShort.getByRole('button', { name: /^Show from .*May \d+, 2024/ }).waitFor();
    const shown = store.getByRole('navigation', { name: 'Days of the timeline' });
    expect(await shown.innerText()).toContain('May');
    expect(
      await store
        .getByRole('listbox', { name: /moment by moment$/ })
        .getByRole('option')
        .count(),
    ).toBeGreaterThan(0);
  } finally {
    await only.close();
  }
});
