import type { TestApp } from '../e2e/app.ts';

/** Longest gaps between timers that ask for 4 ms, in main process and page, since the last call (ms). */
export type Stalls = { readonly main: number; readonly page: number };

type Watch = { longest: number };

/** Begins to watch how long main process and page leave a timer waiting. */
export async function watchStalls(t: TestApp): Promise<void> {
  await t.app.evaluate(startTimer);
  await t.page.evaluate(startTimer);
}

/** Answers the longest stalls so far and begins anew. */
export async function longestStall(t: TestApp): Promise<Stalls> {
  const main = await t.app.evaluate(takeLongest);
  const page = await t.page.evaluate(takeLongest);
  return { main, page };
}

function startTimer(): void {
  const watch: Watch = { longest: 0 };
  (globalThis as { stallWatch?: Watch }).stallWatch = watch;
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    watch.longest = Math.max(watch.longest, now - last - 4);
    last = now;
  }, 4);
}

function takeLongest(): number {
  const watch = (globalThis as { stallWatch?: Watch }).stallWatch;
  const longest = watch?.longest ?? Number.NaN;
  if (watch !== undefined) watch.longest = 0;
  return longest;
}
