import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright';

type Violations = AxeResults['violations'];

/** The rules of axe that ask of what is hidden too, as far as they can apply to a page of ours. */
const OF_HIDDEN_TOO = [
  'accesskeys',
  'area-alt',
  'aria-allowed-role',
  'aria-hidden-focus',
  'blink',
  'duplicate-id-aria',
  'marquee',
  'no-autoplay-audio',
];

/** What axe finds on the page as it is. */
export async function violationsOn(page: Page): Promise<Violations> {
  await bringAxe(page);
  const rules = Object.fromEntries(OF_HIDDEN_TOO.map((rule) => [rule, { enabled: false }]));
  return [
    ...(await page.evaluate(ofAll, byRules(OF_HIDDEN_TOO))),
    ...(await page.evaluate(ofShown, { rules })),
  ];
}

/** What axe finds on the page by these rules, which look at what is shown and nothing else. */
export async function coloursOn(
  page: Page,
  rules: readonly string[] = ['color-contrast', 'link-in-text-block'],
): Promise<Violations> {
  await bringAxe(page);
  return page.evaluate(ofShown, byRules(rules));
}

const byRules = (rules: readonly string[]): RunOptions => ({
  runOnly: { type: 'rule', values: [...rules] },
});

async function ofAll(options: RunOptions): Promise<Violations> {
  const { axe: there } = window as unknown as { axe: typeof axe };
  return (await there.run(document, { ...options, resultTypes: ['violations'] })).violations;
}

/**
 * For as long as axe looks, what is hidden is empty: it asks each element for its style, nine of ten are of screens that
 * were left, and theirs is made for that question alone (four runs for colours on each of 31 screens: 22 → 11 s of a
 * processor, measured 2026-11-30 beside other work). Words alone stay: they name what is shown.
 */
async function ofShown(options: RunOptions): Promise<Violations> {
  const { axe: there } = window as unknown as { axe: typeof axe };
  const hiddenIn = (element: Element): Element[] =>
    getComputedStyle(element).display === 'none' ? [element] : [...element.children].flatMap(hiddenIn);
  const emptied = hiddenIn(document.body)
    .filter(({ firstElementChild }) => firstElementChild !== null)
    .map((element) => {
      const contents = document.createDocumentFragment();
      contents.append(...element.childNodes);
      return { element, contents };
    });
  try {
    return (await there.run(document, { ...options, resultTypes: ['violations'] })).violations;
  } finally {
    for (const { element, contents } of emptied) element.prepend(contents);
  }
}

/** The library is brought to a page once and stays: to bring it takes longer than most of its runs. */
async function bringAxe(page: Page): Promise<void> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
}

/**
 * Colours on their way from one state to the next are judged once they have arrived, and a dialog once it is seen: React
 * Aria keeps it transparent until it knows its place, which takes longer where the window was just made another size.
 */
export async function coloursToArrive(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>('[data-rac]')].every(({ style }) => style.opacity !== '0'),
  );
  await page.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await nextFrame();
    await nextFrame();
    // Those of a screen that stays behind the others do not go on before it is shown.
    const isShown = (effect: AnimationEffect | null) =>
      effect instanceof KeyframeEffect && effect.target?.checkVisibility() === true;
    const ending = document
      .getAnimations()
      .filter(({ effect }) => isShown(effect) && Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
