import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, type Session, session, type WebContents } from 'electron';
import { writeFileWhole } from '../jobs/files/write-file.ts';
import { CallError } from './ipc/call.ts';

/** Where a PDF is looked at and printed. */
export type PrintPreview = {
  /** Resolves once it is on the screen. `stop` gives it up before. */
  show(name: string, pdf: AsyncIterable<Uint8Array>, stop: AbortSignal): Promise<void>;
};

/** Of what was given up before it was on the screen. */
export const NOT_PRINTED = 'Stopped: nothing was printed.';

const SIZE = { width: 900, height: 1000 };

/**
 * Shows PDFs in windows of their own, in the viewer that Chromium has, which needs no other program, and opens the system's dialog to
 * print. What is shown lies in a folder of its own until the window is closed.
 */
export function createPrintPreview(main: BrowserWindow): PrintPreview {
  return {
    async show(name, pdf, stop) {
      const folder = await mkdtemp(join(app.getPath('temp'), 'store-monitor-print-'));
      const remove = () => rm(folder, { recursive: true, force: true });
      const file = join(folder, name);
      try {
        await writeFileWhole(file, pdf, stop);
      } catch (error) {
        await remove();
        if (stop.aborted) throw new CallError({ code: 'cancelled', message: NOT_PRINTED });
        throw error;
      }
      const window = openPreview(main);
      window.once('closed', () => void remove());
      let isAsked = false;
      window.webContents.on('page-title-updated', (_event, title) => {
        // The viewer takes the document's own title once it has the document: what is printed before is an empty page.
        if (title === name || isAsked) return;
        isAsked = true;
        print(window);
      });
      await window.loadFile(file);
    },
  };
}

function openPreview(main: BrowserWindow): BrowserWindow {
  const window = new BrowserWindow({
    ...SIZE,
    title: 'Print',
    webPreferences: {
      session: ownSession(),
      plugins: true,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      devTools: false,
    },
  });
  // Its commands are for the main window.
  window.removeMenu();
  const close = () => window.destroy();
  main.once('closed', close);
  window.once('closed', () => main.off('closed', close));
  return window;
}

const PARTITION = 'persist:print';

/** What Chromium's viewer is made of: its own page, and the file within that. */
const VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';

/** Asking by the partition would make the session, at the first frame of any window. */
const sessions = new WeakSet<Session>();

/** Whether a frame of a window is the viewer of its PDF, which refuseTheWeb is to let through. */
export const isOfViewer = (contents: WebContents, url: string): boolean =>
  sessions.has(contents.session) && (url.startsWith(VIEWER) || url === contents.getURL());

/** Nothing is asked of the network. In a session that is kept in memory alone the viewer stays empty, so this one is not, without a cache. */
function ownSession(): Session {
  const own = session.fromPartition(PARTITION, { cache: false });
  sessions.add(own);
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: /^(https?|wss?|ftp):/i.test(url) }));
  return own;
}

/**
 * The viewer has a button for it, too, for whoever gave the dialog up. Of a PDF Electron does not tell on Linux that it was
 * printed, nor does the viewer: the window stays then, for closing it amid that would lose pages.
 */
function print(window: BrowserWindow): void {
  window.webContents.print({}, (isPrinted) => {
    if (isPrinted && !window.isDestroyed()) window.close();
  });
}
