import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { Events } from '../../preload/contract.ts';
import { openService, type Service } from '../jobs/service.ts';
import { createApiControl } from './api-control.ts';
import { APP_ORIGIN, serveAppProtocol } from './app-protocol.ts';
import { createChosenFiles } from './chosen-files.ts';
import { createDialogs } from './dialogs.ts';
import { createImportSession } from './import-session.ts';
import { apiCalls } from './ipc/api-calls.ts';
import { DATABASE_NAME, databaseCalls } from './ipc/database-calls.ts';
import { importCalls } from './ipc/import-calls.ts';
import { registerCalls } from './ipc/register.ts';
import { reportCalls } from './ipc/report-calls.ts';
import { installMenu } from './menu.ts';
import { openSettings, type SettingsStore } from './settings.ts';
import { filesToOpen } from './start-arguments.ts';
import { refuseTheNetwork } from './web-security.ts';
import { focusWindow, openWindow } from './window.ts';

/** Starts the app once Electron is ready: the window first, for the person waits for it, then what it talks to. */
export function startApp(): void {
  const devServer = app.isPackaged ? undefined : process.env['STORE_MONITOR_DEV_SERVER'];
  const origin = devServer ?? APP_ORIGIN;
  const userData = app.getPath('userData');
  mkdirSync(userData, { recursive: true });
  const settings = openSettings(join(userData, 'settings.json'));

  refuseTheNetwork(devServer === undefined ? [APP_ORIGIN] : [devServer, devServer.replace('http', 'ws')]);
  serveAppProtocol();
  const window = openWindow(`${origin}/index.html`, settings);
  const service = openService(join(settings.get().dataFolder ?? userData, DATABASE_NAME));
  const closeApi = connect(window, service, settings, origin);
  closeInOrder([closeApi, () => service.close()]);
}

/** Wires the window to the service: calls one way, events the other. Answers how to close the local API. */
function connect(
  window: BrowserWindow,
  service: Service,
  settings: SettingsStore,
  origin: string,
): () => Promise<void> {
  const send = <K extends keyof Events>(event: K, payload: Events[K]) => {
    if (!window.isDestroyed()) window.webContents.send(event, payload);
  };
  const files = createChosenFiles(service.previewFile);
  const api = createApiControl(service, settings, (status) => send('apiStatus', status));
  const dialogs = createDialogs(window, settings);
  const imports = createImportSession(service, (progress) => send('importProgress', progress));
  const calls = {
    ...databaseCalls({ service, dialogs, settings }),
    ...importCalls({ service, files, imports, dialogs }),
    ...reportCalls({ service, dialogs }),
    ...apiCalls(api),
  };
  registerCalls(calls, files.add, origin);
  service.onReport((report) => send('report', report));
  service.onDatabaseState((state) => send('database', state));
  service.onDataChanged(() => send('dataChanged', undefined));
  installMenu((command) => send('command', command));

  const openFiles = (paths: readonly string[]) => {
    if (paths.length > 0) send('filesOpened', files.add(paths));
  };
  window.webContents.once('did-finish-load', () => {
    openFiles(filesToOpen());
    api.start();
  });
  app.on('second-instance', (_event, _argv, _folder, handed) => {
    focusWindow(window);
    if (isHandedOver(handed)) openFiles(handed.files);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openFiles([path]);
  });
  return () => api.close();
}

function isHandedOver(data: unknown): data is { files: string[] } {
  return (
    typeof data === 'object' &&
    data !== null &&
    'files' in data &&
    Array.isArray(data.files) &&
    data.files.every((file) => typeof file === 'string')
  );
}

/** Ends in order before the process does: callers get their answers, the job at hand stops, the database closes. */
function closeInOrder(steps: readonly (() => Promise<void>)[]): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', async (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    for (const step of steps) await step().catch((error: unknown) => console.error(error));
    state = 'closed';
    app.quit();
  });
}
