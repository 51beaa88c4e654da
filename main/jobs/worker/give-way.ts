import { constants, setPriority } from 'node:os';

/**
 * Lets the window go first where this thread computes on every core: without it, the page waits up to 70 ms in the
 * middle of drawing. Of Linux alone, where a priority is of one thread; elsewhere it would be of the window as well.
 */
export function giveWay(): void {
  const isBesideWindow = process.versions['electron'] !== undefined;
  if (isBesideWindow && process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}
