import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerSaveDialog, launchApp, offeredSaveOptions, type TestApp } from './app.ts';
import { coloursOn, coloursToArrive, violationsOn } from './axe.ts';
import { contrastOf, movingParts } from './motion-and-contrast.ts';
import { PICKER_SCREEN, SCREENS } from './screens.ts';
import { button } from './steps.ts';

/** What a person asks of the system who wants no motion and more contrast, and what stands for no such wish. */
const CALM_AND_CLEAR = { reducedMotion: 'reduce', contrast: 'more' } as const;
const NO_WISH = { reducedMotion: 'no-preference', contrast: 'no-preference' } as const;

/**
 * Of the dark theme and of forced colours only colours are asked for: but for them it is the page that was just asked
 * about all.
 */
const LOOKS = [
  {
    look: 'light',
    media: { colorScheme: 'light', forcedColors: 'none' },
    ask: (page: Page) => violationsOn(page),
    wish: CALM_AND_CLEAR,
  },
  {
    look: 'dark',
    media: { colorScheme: 'dark', forcedColors: 'none' },
    ask: (page: Page) => coloursOn(page),
    wish: CALM_AND_CLEAR,
  },
  {
    look: 'forced colours',
    media: { forcedColors: 'active' },
    ask: (page: Page) => coloursOn(page),
    wish: undefined,
  },
] as const;

describe('in the light and the dark theme and in forced colours', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await launchApp();
  });
  afterAll(() => t.close());

  test.each([...SCREENS, PICKER_SCREEN])('%s has no violation that axe knows', async (_name, show) => {
    await show(t);
    for (const { look, media, ask, wish } of LOOKS) {
      await t.page.emulateMedia({ ...NO_WISH, ...media });
      await coloursToArrive(t.page);
      const violations = await ask(t.page);
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        look,
      ).toEqual([]);
      if (wish === undefined) continue;
      await t.page.emulateMedia({ ...wish, ...media });
      expect(await t.page.evaluate(movingParts), `what moves, ${look}`).toEqual([]);
      expect(await faintWords(t), `words that do not stand out, ${look}`).toEqual([]);
      expect(await contrastOfLines(t), `lines around what can be pressed, ${look}`).toBeGreaterThan(3);
    }
    await t.page.emulateMedia({ ...NO_WISH, colorScheme: 'light', forcedColors: 'none' });
  });
});

/** How far the lines around what can be pressed stand out from what they lie on, as a ratio. */
async function contrastOfLines(t: TestApp): Promise<number> {
  const [line = '', surface = ''] = await t.page.evaluate(() =>
    ['--line', '--surface'].map((name) => {
      const sample = document.body.appendChild(document.createElement('i'));
      sample.style.color = `var(${name})`;
      const { color } = getComputedStyle(sample);
      sample.remove();
      return color;
    }),
  );
  return contrastOf(line, surface);
}

/** Words whose contrast is below the 7:1 (4.5:1 where large) of WCAG 1.4.6. */
async function faintWords(t: TestApp): Promise<unknown[]> {
  await coloursToArrive(t.page);
  const violations = await coloursOn(t.page, ['color-contrast-enhanced']);
  return violations.flatMap(({ nodes }) => nodes.map(({ html, any }) => [html, any[0]?.message]));
}

test('import, report and save work by keyboard alone', async () => {
  const t = await launchApp();
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
