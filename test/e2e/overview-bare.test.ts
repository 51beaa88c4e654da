import { expect, test } from 'vitest';
import { launchApp } from './app.ts';
import {
  createOverview,
  importThrough,
  showStores,
  switchColumns,
  writeClosedAtAsOf,
  writeGoodFiles,
} from './steps.ts';

test('without groups, sales, or a week before, each part says so in words', async () => {
  const bare = await launchApp();
  try {
    await importThrough(bare, writeGoodFiles(bare.folder));
    await createOverview(bare);
    // The panel's words are the beginning of the sentence above it.
    await bare.page.getByText('No store was found down', { exact: true }).waitFor();
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

test('where poll count leaves every store out, what leads is the time, and its table says why it has none', async () => {
  const closed = await launchApp();
  try {
    await importThrough(closed, writeClosedAtAsOf(closed.folder));
    await createOverview(closed);
    const { page } = closed;
    await page.getByRole('table', { name: 'Worst stores of the week' }).waitFor();
    const lost = await page
      .getByRole('table', { name: 'Lost sales' })
      .getByRole('row', { name: /^week/ })
      .innerText();
    expect(lost).toMatch(/\$300\n/);
    await showStores(closed);
    await switchColumns(closed, 'As specified (counts polls)');
    await page
      .getByRole('grid', { name: 'Stores' })
      .getByText('Closed at this time of day')
      .first()
      .waitFor();
  } finally {
    await closed.close();
  }
});
