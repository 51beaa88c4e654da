import type { Page } from 'playwright';

export type TableTimes = {
  readonly sorts: number[];
  readonly searches: number[];
  readonly switches: number[];
};

const TIMES = 7;

/** Sort, search and filter over the table of stores in view: from the key or click until the frame after the change is drawn (ms). */
export async function measureStoresTable(page: Page): Promise<TableTimes> {
  const times: TableTimes = { sorts: [], searches: [], switches: [] };
  for (let i = 0; i < TIMES; i++) {
    times.sorts.push(await untilNextFrame(page, 'sort', String(1 + (i % 3))));
    times.searches.push(await untilNextFrame(page, 'search', String(i + 1)));
    times.searches.push(await untilNextFrame(page, 'search', ''));
    times.switches.push(await untilNextFrame(page, 'filter', i % 2 === 0 ? 'Down' : 'All'));
  }
  return times;
}

function untilNextFrame(page: Page, act: 'sort' | 'search' | 'filter', on: string): Promise<number> {
  return page.evaluate(
    async ([what, wanted = '']) => {
      const inView = (selector: string) =>
        [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility());
      const search = (input: HTMLElement | undefined) => {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, wanted);
        input?.dispatchEvent(new Event('input', { bubbles: true }));
      };
      const heading = inView('[role=grid] th[aria-sort]')[Number(wanted)];
      const input = inView('input[type=search]')[0];
      const filter = inView('[role=radiogroup] label').find(({ textContent }) =>
        textContent?.startsWith(wanted),
      );
      const target = { sort: heading, search: input, filter }[what];
      if (target === undefined) throw new Error(`There is nothing in view to ${what} by (“${wanted}”).`);
      const from = performance.now();
      if (what === 'search') search(target);
      else target.click();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      return performance.now() - from;
    },
    [act, on] as const,
  );
}
