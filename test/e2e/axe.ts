import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright';

type Violations = AxeResults['violations'];

/**
 * What axe finds on the page as it is. The library is brought to a page once and stays: to bring it takes longer than most
 * of its runs.
 */
export async function violationsOn(page: Page): Promise<Violations> {
  await bringAxe(page);
  const others = await page.evaluate(async (colours) => {
    const { axe: there } = window as unknown as { axe: typeof axe };
    const rules = Object.fromEntries(colours.map((rule) => [rule, { enabled: false }]));
    return (await there.run(document, { rules, resultTypes: ['violations'] })).violations;
  }, COLOURS);
  return [...others, ...(await coloursOn(page))];
}

/** The rules of axe that ask for colours, and so only of what is shown. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds on the page by rules that look at what is shown and nothing else. For as long as it looks, what is hidden
 * is empty: axe asks each element for its style, nine of ten are of screens that were left, and theirs is made for that
 * question alone (four runs on each of 31 screens: 22 → 11 s of a processor, measured 2026-11-30 beside other work).
 */
export async function coloursOn(page: Page, rules: readonly string[] = COLOURS): Promise<Violations> {
  await bringAxe(page);
  return page.evaluate(async (values) => {
    const { axe: there } = window as unknown as { axe: typeof axe };
    const hiddenIn = (element: Element): Element[] =>
      getComputedStyle(element).display === 'none' ? [element] : [...element.children].flatMap(hiddenIn);
    const emptied = hiddenIn(document.body).map((element) => {
      const contents = document.createDocumentFragment();
      contents.append(...element.childNodes);
      return { element, contents };
    });
    try {
      const options: RunOptions = { runOnly: { type: 'rule', values: [...values] } };
      return (await there.run(document, { ...options, resultTypes: ['violations'] })).violations;
    } finally {
      for (const { element, contents } of emptied) element.prepend(contents);
    }
  }, rules);
}

async function bringAxe(page: Page): Promise<void> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
}

/** Colours on their way from one state to the next are judged once they have arrived. */
export async function coloursToArrive(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await nextFrame();
    await nextFrame();
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
