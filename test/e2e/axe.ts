import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright';

/**
 * What axe finds on the page as it is. The library is brought to a page once and stays: to bring it takes longer than most
 * of its runs.
 */
export async function violationsOn(page: Page, options: RunOptions = {}): Promise<AxeResults['violations']> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
  return page.evaluate(async (asked) => {
    const { axe: there } = window as unknown as { axe: typeof axe };
    return (await there.run(document, { ...asked, resultTypes: ['violations'] })).violations;
  }, options);
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
