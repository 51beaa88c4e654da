import type { Page } from 'playwright';
import { expect } from 'vitest';
import { runs } from '../fixtures/runs.ts';
import { coloursOn, coloursToArrive, violationsOn } from './axe.ts';
import { contrastOf, movingParts } from './motion-and-contrast.ts';

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

/**
 * The light look, and one of the others in turn: a screen takes its colours from the same few as the next. All of them in
 * `npm run test:long` (docs/tests.md).
 */
function looksFor(screen: number): readonly (typeof LOOKS)[number][] {
  const [light, ...others] = LOOKS;
  const every = runs(others.length, 1);
  return [light, ...others.filter((_, place) => place % every === screen % every)];
}

/** Asks axe of the page in the looks that this screen is to be seen in, and leaves it light. */
export async function expectNoViolation(page: Page, screen: number): Promise<void> {
  for (const { look, media, ask, wish } of looksFor(screen)) {
    await page.emulateMedia({ ...NO_WISH, ...media });
    await coloursToArrive(page);
    const violations = await ask(page);
    expect(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      look,
    ).toEqual([]);
    if (wish === undefined) continue;
    await page.emulateMedia({ ...wish, ...media });
    expect(await page.evaluate(movingParts), `what moves, ${look}`).toEqual([]);
    expect(await faintWords(page), `words that do not stand out, ${look}`).toEqual([]);
    expect(await contrastOfLines(page), `lines around what can be pressed, ${look}`).toBeGreaterThan(3);
  }
  await page.emulateMedia({ ...NO_WISH, colorScheme: 'light', forcedColors: 'none' });
}

/** How far the lines around what can be pressed stand out from what they lie on, as a ratio. */
async function contrastOfLines(page: Page): Promise<number> {
  const [line = '', surface = ''] = await page.evaluate(() =>
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
async function faintWords(page: Page): Promise<unknown[]> {
  await coloursToArrive(page);
  const violations = await coloursOn(page, ['color-contrast-enhanced']);
  return violations.flatMap(({ nodes }) => nodes.map(({ html, any }) => [html, any[0]?.message]));
}
