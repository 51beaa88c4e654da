import { app, type BrowserWindow, dialog } from 'electron';
import type { Log } from '../log/log.ts';

/** Chromium's own code for a load that another one took the place of. */
const ABORTED = -3;

type Question = { readonly message: string; readonly detail: string };

const GONE: Question = {
  message: 'The window stopped working',
  detail: 'Your data are safe. An import or a report that was under way goes on.',
};
const HANGING: Question = {
  message: 'The window does not respond',
  detail: 'You can wait, or reload it. Your data are safe, and what is under way goes on.',
};
const NOT_LOADED: Question = {
  message: 'The window could not be loaded',
  detail: 'Your data are safe. If this happens again, quit Store Monitor and install it anew.',
};

/** Brings the window back. */
export type Recovery = { readonly reload: () => void };

/**
 * Sees to it that the window is never left blank or dead: where its page crashes, hangs or does not load, the person is
 * asked and it is loaded again. What the service does meanwhile goes on, for none of it lives in the page.
 */
export function keepWindowAlive(window: BrowserWindow, url: string, log: Log): Recovery {
  const page = window.webContents;
  /** The question on the screen, taken back when it has answered itself. */
  let asked: AbortController | undefined;
  let isEnding = false;
  let endsPage = false;
  app.on('before-quit', () => {
    isEnding = true;
  });

  function reload(): void {
    if (!window.isDestroyed()) void window.loadURL(url).catch(() => undefined);
  }

  /** Asks one thing at a time; answers the number of the button, or -1 where the question was taken back. */
  async function ask(question: Question, buttons: readonly [string, string]): Promise<number> {
    if (asked !== undefined || isEnding || window.isDestroyed()) return -1;
    const mine = new AbortController();
    asked = mine;
    const { signal } = mine;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: 'Store Monitor',
      ...question,
      buttons: [...buttons],
      defaultId: 0,
      cancelId: 0,
      signal,
    });
    if (asked === mine) asked = undefined;
    return signal.aborted ? -1 : response;
  }

  async function askToReload(question: Question): Promise<void> {
    const answer = await ask(question, ['Reload', 'Quit']);
    if (answer === 0) reload();
    if (answer === 1) app.quit();
  }

  page.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || isEnding) return;
    log.note(`The window's process ended: ${reason}, ${exitCode}`);
    asked?.abort();
    asked = undefined;
    if (!endsPage) return void askToReload(GONE);
    endsPage = false;
    reload();
  });
  page.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (!isMainFrame || code === ABORTED || isEnding) return;
    log.note(`The window could not be loaded: ${description} (${code})`);
    void askToReload(NOT_LOADED);
  });
  page.on('preload-error', (_event, _path, error) => log.fault('The preload script failed', error));
  window.on('unresponsive', async () => {
    log.note('The window does not respond');
    // Nor does it then let itself be closed.
    if (isEnding) return window.destroy();
    if ((await ask(HANGING, ['Wait', 'Reload'])) !== 1 || window.isDestroyed()) return;
    // A page that hangs takes no orders: it is ended, and that brings the new one.
    endsPage = true;
    page.forcefullyCrashRenderer();
  });
  window.on('responsive', () => {
    log.note('The window responds again');
    asked?.abort();
  });
  return { reload };
}
