import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const IDLE_MS = 10_000;

/**
 * Lets a thread sleep that is there for days. Until its first whole collection V8 wakes it every eight seconds to look
 * whether one is worth it, and can never tell; after one it can, and leaves off by itself. `stir` puts it off while there
 * is work, so that nobody waits for it.
 */
export function restOnceIdle(): { readonly stir: () => void } {
  let timer: NodeJS.Timeout | undefined = setTimeout(() => {
    timer = undefined;
    collectAll();
  }, IDLE_MS).unref();
  return { stir: () => void timer?.refresh() };
}

/**
 * Collects all garbage of this thread, as V8 does as a last resort, which takes a tenth of a second or two: a usual collection keeps
 * the pages that it emptied, of a report 18 of 30 MB, and this one hands them back. Where there is no way to ask for it, nothing is: a
 * thread then goes on being woken.
 */
export function collectAll(): void {
  try {
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  } catch {
    return;
  }
}
