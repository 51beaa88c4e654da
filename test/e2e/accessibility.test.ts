import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOpenDialog, answerSaveDialog, launchApp, offeredSaveOptions, type TestApp } from './app.ts';
import {
  button,
  createReport,
  importThrough,
  navigateTo,
  writeBrokenFiles,
  writeGoodFiles,
} from './steps.ts';

/** Every screen in the states that a person meets, in the order in which one leads to the next. */
const SCREENS: readonly (readonly [name: string, show: (t: TestApp) => Promise<void>])[] = [
  ['first run', (t) => button(t, 'Try the sample data').waitFor()],
  ['report without data', (t) => navigateTo(t, 'Report')],
  ['settings', (t) => navigateTo(t, 'Settings')],
  [
    'files to import',
    async (t) => {
      await navigateTo(t, 'Import');
      await answerOpenDialog(t.app, writeGoodFiles(t.folder));
      await button(t, 'Import files…').click();
      await button(t, 'Import').waitFor();
    },
  ],
  [
    'import done',
    async (t) => {
      await button(t, 'Import').click();
      await button(t, 'Create report').first().waitFor();
    },
  ],
  ['rejected rows', (t) => importThrough(t, writeBrokenFiles(t.folder))],
  ['report, poll count', (t) => createReport(t)],
  ['report, interpolated', (t) => t.page.getByRole('radio', { name: 'Interpolated' }).click({ force: true })],
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  let t: TestApp;
  beforeAll(async () => {
    t = await launchApp();
    await t.page.emulateMedia({ colorScheme: theme });
  });
  afterAll(() => t.close());

  test.each(SCREENS)('%s has no violation that axe knows', async (_name, show) => {
    await show(t);
    // Colours on their way from one state to the next are judged once they have arrived.
    await t.page.waitForTimeout(400);
    const { violations } = await new AxeBuilder({ page: t.page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

test('import, report and save work by keyboard alone', async () => {
  const t = await launchApp();
  try {
    await answerSaveDialog(t.app, undefined);
    await pressButton(t, 'Try the sample data');
    await button(t, 'Create report').first().waitFor();
    await pressButton(t, 'Create report');
    await t.page.getByRole('heading', { level: 1, name: 'Report' }).waitFor();
    const grid = t.page.getByRole('grid', { name: 'Stores' });
    if (!(await grid.isVisible())) await pressButton(t, 'Create report');
    await grid.waitFor();
    await pressButton(t, 'Save report…');
    await expect
      .poll(() => offeredSaveOptions(t.app))
      .toMatchObject({ defaultPath: expect.stringContaining('uptime-report_') });
  } finally {
    await t.close();
  }
});

/** Presses Tab until the focus is on the button of that name, then Enter; fails where no number of Tabs gets there. */
async function pressButton(t: TestApp, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    const focused = await t.page.evaluate(() => document.activeElement?.textContent?.trim());
    if (focused === name) return t.page.keyboard.press('Enter');
    await t.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach “${name}”.`);
}
