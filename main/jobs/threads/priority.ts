import { constants, setPriority } from 'node:os';

const { PRIORITY_NORMAL, PRIORITY_BELOW_NORMAL } = constants.priority;

/**
 * Lets the window go first where this thread computes on every core: without it, the page waits up to 70 ms in the
 * middle of drawing.
 */
export function giveWay(): void {
  setOwnPriority(PRIORITY_BELOW_NORMAL);
}

/** For what the person waits for; a thread begins with the priority of the window's own, which some systems raise. */
export function standBeside(): void {
  setOwnPriority(PRIORITY_NORMAL);
}

/** Of Linux alone, where a priority is of one thread; elsewhere it would be of the window as well. */
function setOwnPriority(priority: number): void {
  const isBesideWindow = process.versions['electron'] !== undefined;
  if (!isBesideWindow || process.platform !== 'linux') return;
  try {
    setPriority(priority);
  } catch {
    // An app that was started with less (`nice`, a unit's Nice=) may not raise it: the thread then works at what it was given.
  }
}
