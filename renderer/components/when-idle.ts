/**
 * Runs once the coming frame is drawn and the page has nothing else to do, or so long (ms) after the frame at the latest;
 * answers how to call it off.
 */
export function whenIdle(run: () => void, withinMs: number): () => void {
  let idle = 0;
  const frame = requestAnimationFrame(() => {
    idle = requestIdleCallback(run, { timeout: withinMs });
  });
  return () => {
    cancelAnimationFrame(frame);
    cancelIdleCallback(idle);
  };
}
