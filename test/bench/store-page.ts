import type { Page } from 'playwright';

const TIMES = 7;

/** Opening the pages of stores from the table of stores in view: from the double click until the frame after the timeline is drawn (ms). */
export async function measureStorePage(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let row = 0; row < TIMES; row++) times.push(await openAndGoBack(page, row));
  return times;
}

function openAndGoBack(page: Page, row: number): Promise<number> {
  return page.evaluate(async (wanted) => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    const inView = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const cell = inView('[role=grid] tbody tr')[wanted]?.querySelector('td, th');
    if (cell === undefined || cell === null) throw new Error(`No row ${wanted} of stores is in view.`);
    const from = performance.now();
    cell.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    while (document.querySelector('figure[aria-label=Timeline]') === null) await frame();
    const time = performance.now() - from;
    // What follows the first frame is no part of the next time.
    await new Promise((settled) => setTimeout(settled, 500));
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', altKey: true, bubbles: true }));
    while (inView('[role=grid] tbody tr').length === 0) await frame();
    await new Promise((settled) => setTimeout(settled, 500));
    return time;
  }, row);
}
