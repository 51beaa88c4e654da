import { app, BrowserWindow, session } from 'electron';

/** A browser and nothing more: one window that goes where it is told, and remembers what it would download. */
globalThis.downloads = [];
app.whenReady().then(() => {
  session.defaultSession.on('will-download', (event, item) => {
    globalThis.downloads.push(item.getURL());
    event.preventDefault();
  });
  new BrowserWindow({ show: false }).loadURL('about:blank');
});
