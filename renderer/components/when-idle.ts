/** Runs when the page has nothing else to do, or after so long (ms) at the latest; answers how to call it off. */
export function whenIdle(run: () => void, withinMs: number): () => void {
  const idle = requestIdleCallback(run, { timeout: withinMs });
  return () => cancelIdleCallback(idle);
}
