import type { Page } from 'playwright';

/** How long a button may take to appear, and what it begins to end (ms). */
const WITHIN_MS = 60_000;

/**
 * Presses the button, link or tab of this name and waits until `sign` is in view, then half a second for what follows.
 * Without a look of the test driver at the page meanwhile: its searches by role would be stalls of their own. Fails,
 * with what is in view instead, where either does not come within a minute.
 */
export async function pressAndWait(page: Page, name: string, sign: string): Promise<void> {
  const failure = await page.evaluate(
    async ([wanted = '', awaited = '', within = 0]) => {
      const pressable = () =>
        [...document.querySelectorAll<HTMLElement>('button, a, [role=link], [role=tab]')].filter((element) =>
          element.checkVisibility(),
        );
      const nameOf = (element: HTMLElement) => element.textContent?.trim() ?? '';
      const isShown = () =>
        [...document.querySelectorAll(awaited)].some((element) => element.checkVisibility());
      const comes = async (isThere: () => boolean) => {
        const until = performance.now() + within;
        // Once a frame is drawn: before, the look itself would have the page laid out.
        while (!isThere() && performance.now() < until)
          await new Promise((again) => requestAnimationFrame(() => setTimeout(again, 20)));
        return isThere();
      };
      // The sidebar, whose links bear names of buttons too, comes before the content.
      const find = () => pressable().findLast((element) => nameOf(element) === wanted);
      if (!(await comes(() => find() !== undefined)))
        return `“${wanted}” is not among what can be pressed: ${pressable().map(nameOf).join(', ')}`;
      find()?.click();
      if (!(await comes(isShown))) return `“${wanted}” did not lead to “${awaited}”`;
      await new Promise((settled) => setTimeout(settled, 500));
      return undefined;
    },
    [name, sign, WITHIN_MS] as const,
  );
  if (failure !== undefined) throw new Error(failure);
}
