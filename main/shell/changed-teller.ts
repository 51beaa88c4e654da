import type { Subject } from '../jobs/service/subjects.ts';

/** Thousands of files in a row change things thousands of times: the window hears of it so often at most. */
const AT_MOST_EVERY_MS = 250;

/** Tells what changed: at once, and what follows within a quarter of a second together. */
export function createChangedTeller(
  tell: (touched: readonly Subject[]) => void,
): (touched: readonly Subject[]) => void {
  let held: Set<Subject> | undefined;

  function pass(): void {
    const touched = held;
    held = undefined;
    if (touched === undefined || touched.size === 0) return;
    tell([...touched]);
    hold();
  }

  function hold(): void {
    held = new Set();
    setTimeout(pass, AT_MOST_EVERY_MS).unref();
  }

  return (touched) => {
    if (held !== undefined) {
      for (const subject of touched) held.add(subject);
      return;
    }
    tell(touched);
    hold();
  };
}
