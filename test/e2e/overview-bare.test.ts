import { test } from 'vitest';
import { launchApp } from './app.ts';
import { createOverview, importThrough, writeGoodFiles } from './steps.ts';

test('without groups, sales, or a week before, each part says so in words', async () => {
  const bare = await launchApp();
  try {
    await importThrough(bare, writeGoodFiles(bare.folder));
    await createOverview(bare);
    for (const words of [
      'No store was found down',
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
