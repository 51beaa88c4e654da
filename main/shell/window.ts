import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { FileKindInfo } from '../../preload/contract.ts';
import { KINDS } from '../import/kinds/index.ts';
import type { SettingsStore } from './settings.ts';
import { DEFAULT_SIZE, fitBounds, MINIMUM_SIZE } from './window-bounds.ts';

const fileKinds: readonly FileKindInfo[] = KINDS.map(({ name, label, meaning, columns }) => ({
  name,
  label,
  meaning,
  columns: columns.map((column) => column.name),
}));
const PRELOAD = fileURLToPath(new URL('../preload/index.cjs', import.meta.url));

/** Makes the app's one window at `url`, where it was last time, and remembers where it is left; hidden until it is asked for. */
export function openWindow(url: string, settings: SettingsStore, { isHidden = false } = {}): BrowserWindow {
  const { bounds: last } = settings.get();
  const bounds = fitBounds(
    last,
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow({
    ...(bounds ?? DEFAULT_SIZE),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    title: 'Store Monitor',
    show: false,
    // Otherwise a page that nobody sees draws whatever moves.
    paintWhenInitiallyHidden: !isHidden,
    // The theme's own background, so that nothing flashes before the first paint.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#17181c' : '#ffffff',
    webPreferences: {
      preload: PRELOAD,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: !app.isPackaged,
      additionalArguments: [
        `--store-monitor-version=${app.getVersion()}`,
        `--store-monitor-time-zones=${process.versions['tz'] ?? ''}`,
        `--store-monitor-file-kinds=${encodeURIComponent(JSON.stringify(fileKinds))}`,
      ],
    },
  });
  const maximize = () => {
    if (last?.maximized === true) window.maximize();
  };
  // Maximizing shows it, too.
  if (isHidden) window.once('show', maximize);
  else {
    maximize();
    window.once('ready-to-show', () => window.show());
  }
  window.on('close', () => {
    settings.change({ bounds: { ...window.getNormalBounds(), maximized: window.isMaximized() } });
  });
  void window.loadURL(url);
  return window;
}

/** Brings the window to the front, unless it has been closed: a second start may come while the app is ending. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
