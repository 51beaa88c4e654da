import { app } from 'electron';
import { declareAppProtocol } from './shell/app-protocol.ts';
import { startApp } from './shell/start-app.ts';
import { applyDataFolder, filesToOpen } from './shell/start-arguments.ts';
import { refuseTheWeb } from './shell/web-security.ts';

// Only development and tests bring a database binding of their own; a packaged app loads none that it did not ship.
if (app.isPackaged) delete process.env['STORE_MONITOR_SQLITE_BINDING'];

applyDataFolder();
declareAppProtocol();
refuseTheWeb();

// A second start hands its files to the first, which shows its window, and ends.
if (app.requestSingleInstanceLock({ files: filesToOpen() })) void app.whenReady().then(startApp);
else app.quit();
