import { expect, test } from 'vitest';
import { answerSaveDialog, offeredSaveOptions, sharedApp, type TestApp } from './app.ts';
import { button } from './steps.ts';

test('import, report and save work by keyboard alone', async () => {
  const t = await sharedApp();
  try {
    await answerSaveDialog(t.app, undefined);
    await pressButton(t, 'Try the sample data');
    await button(t, 'Create report').first().waitFor();
    await pressButton(t, 'Create report');
    await t.page.getByRole('heading', { level: 1, name: 'Report' }).waitFor();
    const overview = t.page.getByRole('tab', { name: 'Overview' });
    await overview.waitFor();
    await tabTo(t, 'Overview');
    await t.page.keyboard.press('ArrowRight');
    await t.page.getByRole('grid', { name: 'Stores' }).waitFor();
    await pressButton(t, 'Share…');
    await t.page.getByRole('dialog', { name: 'Share' }).waitFor();
    await pressButton(t, 'Save…');
    await expect
      .poll(() => offeredSaveOptions(t.app))
      .toMatchObject({ defaultPath: expect.stringContaining('uptime-report') });
  } finally {
    await t.close();
  }
});

async function pressButton(t: TestApp, name: string): Promise<void> {
  await tabTo(t, name);
  await t.page.keyboard.press('Enter');
}

/** Presses Tab until the focus is on what has that name; fails where no number of Tabs gets there. */
async function tabTo(t: TestApp, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    const focused = await t.page.evaluate(() => document.activeElement?.textContent?.trim());
    if (focused === name) return;
    await t.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach “${name}”.`);
}
