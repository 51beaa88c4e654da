import { app, type BrowserWindow } from 'electron';
import type { Service } from '../jobs/service/service.ts';
import { threadsEnd } from '../jobs/threads/thread.ts';
import type { Dialogs } from './dialogs.ts';
import { focusWindow } from './window.ts';

/**
 * Decides what becomes of a window that is to be closed. Where the app goes on without one it is only put away, unless the
 * app is quit. In the middle of an import, which a slip of the hand would lose, the person is asked; not of files that the
 * next start imports by itself.
 */
export function decideOnClose(
  window: BrowserWindow,
  { imports }: Service,
  dialogs: Dialogs,
  goesOnWithoutWindow: () => boolean,
): void {
  const unfinished = () =>
    imports
      .underWay()
      .filter(({ comesAgain }) => !comesAgain)
      .flatMap(({ files, outcomes }) => files.slice(outcomes.length));
  let state: 'open' | 'asking' | 'may-close' = 'open';
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });
  window.on('close', async (event) => {
    if (!isQuitting && goesOnWithoutWindow()) {
      event.preventDefault();
      window.hide();
      return;
    }
    if (state === 'may-close' || unfinished().length === 0) return;
    event.preventDefault();
    if (state === 'asking') return;
    state = 'asking';
    // The question belongs to the window, which may be hidden.
    focusWindow(window);
    state = (await dialogs.confirmStop(unfinished())) ? 'may-close' : 'open';
    if (state === 'may-close') app.quit();
    else isQuitting = false;
  });
}

/** The process has ended five seconds after the person quit, whatever still runs. */
const END_WITHIN_MS = 4_500;

/**
 * Ends in order before the process does: callers get their answers, the job at hand stops, the database closes. Each
 * step takes a bounded time, and whatever happens in one, the process ends after the last.
 */
export function closeInOrder(steps: readonly (() => Promise<void>)[]): void {
  let isClosing = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', async (event) => {
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    // A thread in the middle of what SQLite does cannot be stopped, and the process would wait for it at its end.
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), END_WITHIN_MS);
    for (const step of steps) await step().catch((error: unknown) => console.error(error));
    await threadsEnd();
    // Not quit(): where the steps had nothing to do, it is still under way and would not begin again.
    app.exit();
  });
}
