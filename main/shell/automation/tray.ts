import { fileURLToPath } from 'node:url';
import { app, Menu, nativeImage, Tray } from 'electron';

/** The icon in the tray (macOS: the menu bar) by which an app without a window is reached. */
export type TrayIcon = {
  /** Says what is being done, or what comes next. */
  show(state: string): void;
  remove(): void;
};

/** macOS draws it in the colours of its menu bar; each system takes the size that fits its screen. */
const IMAGE = process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png';

export function createTrayIcon(onOpen: () => void): TrayIcon {
  const path = fileURLToPath(new URL(`../tray/${IMAGE}`, import.meta.url));
  const tray = new Tray(nativeImage.createFromPath(path));
  let shown: string | undefined;
  const show = (state: string) => {
    if (state === shown) return;
    shown = state;
    tray.setToolTip(`Store Monitor: ${state}`);
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: state, enabled: false },
        { type: 'separator' },
        { label: 'Open Store Monitor', click: onOpen },
        { label: 'Quit Store Monitor', click: () => app.quit() },
      ]),
    );
  };
  // Elsewhere a click opens the menu.
  if (process.platform === 'win32') tray.on('click', onOpen);
  show('Starting');
  return { show, remove: () => tray.destroy() };
}
